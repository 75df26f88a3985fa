/**
 * Pours a stream into a store that has to know its length beforehand. A plain stream that breaks off would be kept
 * short by a disk service, and R2 refuses streams of unknown length; this one fails unless exactly `length` bytes
 * came. When it settles, neither side is at work any more.
 */
export async function pour(
  bytes: ReadableStream<Uint8Array>,
  length: number,
  store: (bytes: ReadableStream<Uint8Array>) => Promise<unknown>,
): Promise<void> {
  const { readable, writable } = new FixedLengthStream(length);
  const stop = new AbortController();
  const both = [bytes.pipeTo(writable, { signal: stop.signal }), store(readable)];
  try {
    await Promise.all(both);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(both);
    throw error;
  }
}
