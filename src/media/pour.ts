import { Problem } from "../contracts/problem.ts";

/**
 * Pours a stream into a store that has to know its length beforehand. A plain stream that breaks off would be kept
 * short by a disk service, and R2 refuses streams of unknown length; this one fails unless exactly `length` bytes
 * came. When it settles, neither side is at work any more; after a failure the rest of `bytes` is still to be read.
 */
export async function pour(
  bytes: ReadableStream<Uint8Array>,
  length: number,
  store: (bytes: ReadableStream<Uint8Array>) => Promise<unknown>,
): Promise<void> {
  const { readable, writable } = new FixedLengthStream(length);
  const stop = new AbortController();
  const stored = store(readable);
  const both = [stored, bytes.pipeTo(writable, { signal: stop.signal, preventCancel: true })];
  try {
    await Promise.all(both);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(both);
    // Both sides fail together; what a store refuses for is the reason, what its stream then says only follows.
    await stored.catch((refusal: unknown) => {
      if (refusal instanceof Problem) throw refusal;
    });
    throw error;
  }
}

/** Copies a stored file's bytes; `found` is given up when that fails. */
export async function pourOver(
  found: ReadableStream<Uint8Array>,
  length: number,
  store: (bytes: ReadableStream<Uint8Array>) => Promise<unknown>,
): Promise<void> {
  try {
    await pour(found, length, store);
  } catch (error) {
    await found.cancel(error);
    throw error;
  }
}
