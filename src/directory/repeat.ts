import { keepAnswer, keptAnswer, type Repeatable } from "../platform/idempotency.ts";
import type { Tx } from "../platform/tx.ts";

/** How long a second request waits for the first, which may have been lost on its way. */
const PATIENCE_MS = 30_000;

/**
 * Requests with an Idempotency-Key whose work is not one transaction of one object: the directory remembers their
 * answers, and lets of several at once only one through.
 */
export class Repeats {
  readonly #secret: string;
  readonly #running = new Map<string, { ended: Promise<void>; end: () => void }>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The answer that the request got before, or null: then it is the caller's to do and to end. */
  async begin(sql: SqlStorage, request: Repeatable, nowMs: number): Promise<string | null> {
    const name = nameOf(request);
    for (;;) {
      const kept = keptAnswer(sql, request, this.#secret, nowMs);
      if (kept !== null) return kept;
      const running = this.#running.get(name);
      if (!running) break;
      await Promise.race([running.ended, scheduler.wait(PATIENCE_MS)]);
      if (this.#running.get(name) === running) this.#running.delete(name);
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#running.set(name, { ended: promise, end: resolve });
    return null;
  }

  /** Ends what `begin` let through; null = refused, so that the next one tries anew. */
  end(tx: Tx, request: Repeatable, text: string | null): void {
    if (text !== null) keepAnswer(tx, request, this.#secret, text);
    const name = nameOf(request);
    this.#running.get(name)?.end();
    this.#running.delete(name);
  }
}

function nameOf({ actor, key }: Repeatable): string {
  return `${actor} ${key}`;
}
