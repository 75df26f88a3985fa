/** What a browser that guesses types could take for a page or a program; no picture or film has reason to hold it. */
const MARKUP = /<(?:(?:!doctype\s+html|html|head|body|script|iframe|\?php)[\s>/]|svg[\s/]+[\w:]+=)/i;
/** How much of a piece is looked at again with the next: a mark may lie across the border. */
const OVERLAP = 32;

/** The first mark of a page within bytes; null when there is none. */
export function markupIn(bytes: Uint8Array): string | null {
  return MARKUP.exec(latin1(bytes))?.[0] ?? null;
}

/** Looks for such a mark in a stream, piece by piece: answers the first so far. */
export function markupFinder(): (piece: Uint8Array) => string | null {
  let rest = "";
  let found: string | null = null;
  return (piece) => {
    if (found !== null) return found;
    const text = rest + latin1(piece);
    rest = text.slice(-OVERLAP);
    found = MARKUP.exec(text)?.[0] ?? null;
    return found;
  };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
