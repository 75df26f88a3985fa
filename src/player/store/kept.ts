/** Who this screen is: the answer to a pairing, kept in localStorage. */
export type Identity = { token: string; bureau: string; screen: string };

const KEY = "fangfei.identity";
const WORD_KEY = "fangfei.lastWord";
const OFFSET_KEY = "fangfei.clockOffsetMs";

export function readIdentity(storage: Storage): Identity | null {
  const kept = storage.getItem(KEY);
  if (!kept) return null;
  try {
    const value: unknown = JSON.parse(kept);
    return isIdentity(value) ? value : null;
  } catch {
    return null;
  }
}

export function keepIdentity(storage: Storage, identity: Identity): void {
  storage.setItem(KEY, JSON.stringify(identity));
}

export function forgetIdentity(storage: Storage): void {
  storage.removeItem(KEY);
}

export function isIdentity(value: unknown): value is Identity {
  if (typeof value !== "object" || value === null) return false;
  return (["token", "bureau", "screen"] as const).every(
    (name) => typeof (value as Record<string, unknown>)[name] === "string",
  );
}

/** Server time minus the device's own clock in ms, for a start without a network; 0 when never measured. */
export function readClockOffset(storage: Storage): number {
  const kept = Number(storage.getItem(OFFSET_KEY));
  return Number.isFinite(kept) ? kept : 0;
}

export function keepClockOffset(storage: Storage, offsetMs: number): void {
  storage.setItem(OFFSET_KEY, String(Math.round(offsetMs)));
}

/** A play's last word from a closing page (`LastWord`). */
export function lastWord(storage: Storage): { write(word: string): void; read(): string | null } {
  return { write: (word) => storage.setItem(WORD_KEY, word), read: () => storage.getItem(WORD_KEY) };
}
