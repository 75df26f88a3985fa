import type { Material } from "../../contracts/material.ts";
import { WHOLE_BYTES, type UploadTicket } from "../../contracts/upload.ts";
import { call } from "../call.ts";
import { send } from "./send.ts";
import type { Thumbnail } from "./thumbnail.ts";

interface Going {
  bureau: string;
  signal: AbortSignal;
  /** Hears how many bytes of the file are there. */
  onProgress: (bytes: number) => void;
  /** All bytes are there, and the server looks at them. */
  onChecking: () => void;
}

/**
 * Sends a file by its ticket, a large one in parts: of those only what the server does not have yet. Answers the
 * material with its new version.
 */
export async function sendFile(
  ticket: UploadTicket,
  file: File,
  thumbnail: Thumbnail | null,
  going: Going,
): Promise<Material> {
  const { bureau, signal, onProgress, onChecking } = going;
  const params = { bureau, upload: ticket.id };
  const state = await call("upload.get", { params }, { signal });
  if (thumbnail && !state.thumbnail && state.version === null) await sendThumbnail(ticket, thumbnail, signal);
  if (file.size <= WHOLE_BYTES) {
    const sending = send(ticket.url, file, {
      signal,
      onProgress: (bytes) => {
        onProgress(bytes);
        if (bytes >= file.size) onChecking();
      },
    });
    return asMaterial(await sending);
  }
  const { partBytes } = state;
  const missing = Array.from({ length: Math.ceil(file.size / partBytes) }, (_, part) => part).filter(
    (part) => !state.parts.includes(part),
  );
  const lengthOf = (part: number) => Math.min(partBytes, file.size - part * partBytes);
  let sent = state.parts.reduce((sum, part) => sum + lengthOf(part), 0);
  onProgress(sent);
  if (state.version === null) {
    for (const part of missing) {
      const start = part * partBytes;
      const before = sent;
      await send(`${ticket.url}/parts/${part}`, file.slice(start, start + lengthOf(part)), {
        signal,
        onProgress: (bytes) => onProgress(before + bytes),
      });
      sent += lengthOf(part);
    }
  }
  onChecking();
  return call("upload.complete", { params }, { signal });
}

/** A version without a thumbnail is as good: whatever is wrong with it, the file goes on. */
async function sendThumbnail(ticket: UploadTicket, { bytes, digest }: Thumbnail, signal: AbortSignal): Promise<void> {
  const headers = { "content-digest": `sha-256=:${digest}:` };
  await send(`${ticket.url}/thumbnail`, bytes, { headers, signal }).catch((error: unknown) => {
    if (signal.aborted) throw error;
    console.warn("The thumbnail was not taken", error);
  });
}

// Safe because `upload.send` answers a material, as its row says.
function asMaterial(json: unknown) {
  return json as Material;
}
