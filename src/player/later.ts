import { PlayerProblem } from "./problem.ts";

/** Longer than that nobody is believed to mean it: a screen that asks nothing for a day shows no takeover. */
const LONGEST_MS = 900_000;

/** The server is there and asks to be asked again later. */
export class Later extends PlayerProblem {
  readonly waitMs: number;
  constructor(status: number, waitMs: number) {
    super("asked_to_wait", `status ${status}, ${Math.round(waitMs / 1_000)} s`);
    this.waitMs = waitMs;
  }
}

/**
 * What a server that is asked too often (429) or is away for a while (503) says of when to come back; null for any
 * other answer. `Retry-After` is seconds or a date (RFC 9110 §10.2.3), which is read against the server's own `Date`.
 */
export function laterOf(response: { status: number; headers: Headers }): Later | null {
  const { status, headers } = response;
  const said = headers.get("Retry-After");
  if ((status !== 429 && status !== 503) || said === null) return null;
  const waitMs = /^\d+$/.test(said.trim())
    ? Number(said) * 1_000
    : Date.parse(said) - Date.parse(headers.get("Date") ?? "");
  return isNaN(waitMs) ? null : new Later(status, Math.min(LONGEST_MS, Math.max(1_000, waitMs)));
}
