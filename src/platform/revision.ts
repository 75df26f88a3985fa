import { Problem } from "../contracts/problem.ts";

/** Refuses a change of something that has changed since the caller saw it: 412 with the thing as it is now. */
export function requireRevision(current: { revision: number }, seen: number): void {
  if (current.revision !== seen) throw new Problem("stale", { current });
}
