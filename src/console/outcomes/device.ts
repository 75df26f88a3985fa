import type { FilingValues } from "./filing.ts";

/** What was typed and not yet saved stays on this device, by event and filer, whatever happens to the connection. */
const keyOf = (event: string, institution: string | null) => `fangfei.filing.${event}.${institution ?? "host"}`;

interface Kept {
  /** The revision that was being changed; 0 = a new filing. */
  revision: number;
  values: FilingValues;
}

/** What was kept for this revision; what belongs to an older one is dropped. */
export function kept(event: string, institution: string | null, revision: number): FilingValues | null {
  const text = localStorage.getItem(keyOf(event, institution));
  if (text === null) return null;
  const found = asKept(JSON.parse(text));
  return found.revision === revision ? found.values : null;
}

export function keep(event: string, institution: string | null, revision: number, values: FilingValues): void {
  localStorage.setItem(keyOf(event, institution), JSON.stringify({ revision, values } satisfies Kept));
}

export function forget(event: string, institution: string | null): void {
  localStorage.removeItem(keyOf(event, institution));
}

// Safe because only `keep` writes under these keys.
function asKept(value: unknown) {
  return value as Kept;
}
