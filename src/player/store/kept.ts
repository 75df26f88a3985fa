import type { CardText } from "../stage/card.ts";

/** What we use of localStorage. */
export type KeptStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** localStorage; where a browser forbids it, something that forgets with the page, so that the page can say so. */
export function openKept(): KeptStorage {
  try {
    return window.localStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}

/** Who this screen is: the answer to a pairing, kept in localStorage. */
export type Identity = { token: string; bureau: string; screen: string };

const KEY = "fangfei.identity";
const WORD_KEY = "fangfei.lastWord";
const OFFSET_KEY = "fangfei.clockOffsetMs";
const KNOWN_KEY = "fangfei.clockMs";
const CARD_KEY = "fangfei.card";

export function readIdentity(storage: KeptStorage): Identity | null {
  const kept = storage.getItem(KEY);
  if (!kept) return null;
  try {
    const value: unknown = JSON.parse(kept);
    return isIdentity(value) ? value : null;
  } catch {
    return null;
  }
}

export function keepIdentity(storage: KeptStorage, identity: Identity): void {
  storage.setItem(KEY, JSON.stringify(identity));
}

export function forgetIdentity(storage: KeptStorage): void {
  storage.removeItem(KEY);
}

export function isIdentity(value: unknown): value is Identity {
  if (typeof value !== "object" || value === null) return false;
  return (["token", "bureau", "screen"] as const).every(
    (name) => typeof (value as Record<string, unknown>)[name] === "string",
  );
}

/**
 * The best guess of the server's time before anybody was asked: the device's clock with the offset last measured, and
 * never before what the server's time is known to have been. Batteries of clocks die, and then it is 1970.
 */
export function readClockMs(storage: KeptStorage, deviceMs: number): number {
  const [offset, known] = [OFFSET_KEY, KNOWN_KEY].map((key) => Number(storage.getItem(key)));
  return Math.max(deviceMs + (offset || 0), known || 0);
}

/** `nowMs`: the server's time, measured. */
export function keepClock(storage: KeptStorage, nowMs: number, deviceMs: number): void {
  storage.setItem(OFFSET_KEY, String(Math.round(nowMs - deviceMs)));
  storage.setItem(KNOWN_KEY, String(Math.round(nowMs)));
}

/** What the built-in card says, for a start on which the store fails. */
export function keepCard(storage: KeptStorage, card: CardText): void {
  storage.setItem(CARD_KEY, JSON.stringify(card));
}

export function readCard(storage: KeptStorage): CardText | null {
  try {
    return asCard(JSON.parse(storage.getItem(CARD_KEY) ?? "null"));
  } catch {
    return null;
  }
}

// Safe because only `keepCard` writes there.
function asCard(value: unknown) {
  return value as CardText | null;
}

/** A play's last word from a closing page (`LastWord`). */
export function lastWord(storage: KeptStorage): { write(word: string): void; read(): string | null } {
  return { write: (word) => storage.setItem(WORD_KEY, word), read: () => storage.getItem(WORD_KEY) };
}
