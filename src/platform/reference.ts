import { invalid, Problem } from "../contracts/problem.ts";
import type { Window } from "../contracts/window.ts";
import { windowProblems, zoneProblems } from "../domain/window/problems.ts";

/** How many wrong fields a refusal names. */
const NAMED = 50;

/** What a rule found wrong in a request: where, and what would be right. */
interface Found {
  readonly path: readonly (string | number)[];
  readonly message: { readonly zh: string; readonly en: string };
}

/** Reads what a body's field points to; a pointer to nothing is that field's fault (422), not a missing page. */
export function existing<Value>(path: string, zh: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof Problem && error.facts.code === "not_found")
      throw invalid(path, `所指的${zh}不存在`, "It points to nothing that exists here");
    throw error;
  }
}

/** Unknown zones are refused when saved: a plan in one could never be made. */
export function requireZone(path: string, zone: string | null | undefined): void {
  if (typeof zone === "string") requireNone(zoneProblems(zone, [path]));
}

/** Refuses windows that can hold on no day as they stand, naming every field that is wrong. */
export function requireWindows(path: string, windows: readonly Window[] | null | undefined): void {
  requireNone(windowProblems(windows ?? [], [path]));
}

/** Refuses what the rules found wrong, naming every field. */
export function requireNone(problems: readonly Found[]): void {
  if (problems.length === 0) return;
  const errors = problems.slice(0, NAMED).map(({ path, message }) => ({ path: path.join("."), message }));
  throw new Problem("invalid", { errors });
}
