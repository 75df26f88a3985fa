import { Problem } from "../contracts/problem.ts";
import type { Media } from "./media.ts";

/** Every chunk costs some turns of the event loop that all screens share; few large ones cost least. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Streams a request's body into the store, showing every piece to `see` on its way. Nothing is buffered. A body that
 * breaks off is the sender's fault (`size_mismatch`); what the store throws is its own. The rest of `body` is then
 * still to be read.
 */
export async function arrive(
  media: Media,
  key: string,
  body: ReadableStream<Uint8Array>,
  bytes: number,
  see: (piece: Uint8Array, at: number) => void | Promise<void> = () => {},
): Promise<void> {
  const reader = body.getReader({ mode: "byob" });
  let received = 0;
  let wrongSize = false;
  let reading: Promise<void> = Promise.resolve();
  async function read(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { done, value } = await reader.readAtLeast(CHUNK_BYTES, new Uint8Array(CHUNK_BYTES)).catch((error) => {
      wrongSize = true;
      throw error;
    });
    if (done || value.byteLength === 0) {
      wrongSize = received !== bytes;
      return controller.close();
    }
    const at = received;
    received += value.byteLength;
    wrongSize = received > bytes;
    await see(value, at);
    controller.enqueue(value);
  }
  const arriving = new ReadableStream<Uint8Array>({ pull: (controller) => (reading = read(controller)) });
  try {
    await media.put(key, arriving, bytes);
  } catch (error) {
    throw wrongSize ? wrongLength(received, bytes) : error;
  } finally {
    // Whoever still holds it has read it to its end.
    await arriving.cancel().catch(() => {});
    await reading.catch(() => {});
    reader.releaseLock();
  }
}

function wrongLength(received: number, bytes: number): Problem {
  const message = { zh: `收到 ${received} 字节，应为 ${bytes}`, en: `${received} bytes came; ${bytes} is right` };
  return new Problem("size_mismatch", { errors: [{ path: "body", message }] });
}
