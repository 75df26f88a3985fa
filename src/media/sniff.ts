import { fileTypeFromBuffer } from "file-type/core";

/** How much of a file's beginning tells its type. */
export const HEAD_BYTES = 4100;

/**
 * The type that a file's first bytes show, or null. Text formats have no mark of their own: of these only a page that
 * begins as one is told, so that HTML or SVG under another name is no image, film or leaflet.
 */
export async function sniff(head: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(head);
  if (found) return found.mime;
  return beginsAsPage(head) ? "text/html" : null;
}

function beginsAsPage(head: Uint8Array): boolean {
  let text: string;
  try {
    // The head may end within a character.
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(head, { stream: true });
  } catch {
    return false;
  }
  const opening = text.replace(/^(?:\s+|<!--[\s\S]*?-->)*/, "");
  return !text.includes("\0") && /^<(?:!doctype\s+html|html)[\s>]/i.test(opening);
}
