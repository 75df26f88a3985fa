import { Problem } from "../contracts/problem.ts";
import { partKey, partsPrefix, type Media } from "./media.ts";

/** A file that arrives in parts of `partBytes`, of which the last is what remains. */
export interface Parted {
  id: string;
  bytes: number;
  partBytes: number;
}

/** How long the n-th part is, in bytes; null when there is no such part. */
export function partLength({ bytes, partBytes }: Parted, part: number): number | null {
  const start = part * partBytes;
  return start < bytes ? Math.min(partBytes, bytes - start) : null;
}

/** Which parts are here, ascending. A part is here whole or not at all. */
export async function partsHere(media: Media, bureau: string, file: Parted): Promise<number[]> {
  const prefix = partsPrefix(bureau, file.id);
  const numbers = (await media.list(prefix)).map((key) => Number(key.slice(prefix.length)));
  return numbers.filter((part) => partLength(file, part) !== null).toSorted((a, b) => a - b);
}

/** All parts as one stream, opened one after another; refuses with what is missing. */
export async function joinParts(media: Media, bureau: string, file: Parted): Promise<ReadableStream<Uint8Array>> {
  const here = new Set(await partsHere(media, bureau, file));
  const parts = Array.from({ length: Math.ceil(file.bytes / file.partBytes) }, (_, part) => part);
  const missing = parts.filter((part) => !here.has(part));
  if (missing.length > 0) throw incomplete(missing);
  const { readable, writable } = new FixedLengthStream(file.bytes);
  const pouring = (async () => {
    for (const part of parts) {
      const bytes = await media.get(partKey(bureau, file.id, part));
      if (!bytes) throw incomplete([part]);
      await bytes.pipeTo(writable, { preventClose: true, preventAbort: true });
    }
    await writable.close();
  })();
  // Whoever reads hears of it; whoever has stopped reading need not.
  pouring.catch((error: unknown) => writable.abort(error).catch(() => {}));
  return readable;
}

function incomplete(missing: number[]): Problem {
  const some = missing.slice(0, 20).join(", ");
  return new Problem("conflict", {
    detail: { zh: "还有分段没有收到", en: "Some parts have not arrived yet" },
    errors: [{ path: "parts", message: { zh: `缺少 ${some}`, en: `Missing: ${some}` } }],
  });
}
