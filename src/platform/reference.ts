import { invalid, Problem, type Bilingual } from "../contracts/problem.ts";
import type { Window } from "../contracts/window.ts";
import { isKnownZone } from "../domain/time/zone.ts";
import { windowProblems } from "../domain/window/problems.ts";

/** How many wrong fields a refusal names. */
const NAMED = 50;

/** What a rule found wrong in a request: where, and what would be right. */
interface Found {
  readonly path: readonly (string | number)[];
  readonly code: string;
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
  if (typeof zone === "string" && !isKnownZone(zone))
    throw invalid(
      path,
      `未知时区 ${zone}，应为 IANA 时区名，如 Asia/Shanghai`,
      `Unknown zone ${zone}; an IANA name such as Asia/Shanghai is right`,
    );
}

/** Refuses windows that can hold on no day as they stand, naming every field that is wrong. */
export function requireWindows(path: string, windows: readonly Window[] | null | undefined): void {
  requireNone(windowProblems(windows ?? [], [path]));
}

/** Refuses what the rules found wrong, naming every field; `words` says by code what the limit here is. */
export function requireNone(problems: readonly Found[], words: Readonly<Record<string, Bilingual>> = {}): void {
  if (problems.length === 0) return;
  const errors = problems
    .slice(0, NAMED)
    .map(({ path, code, message }) => ({ path: path.join("."), message: words[code] ?? { ...message } }));
  throw new Problem("invalid", { errors });
}

/** The words for a range longer than a question may ask for. */
export function atMostDays(days: number): Record<string, Bilingual> {
  return { range_too_long: { zh: `最多 ${days} 天`, en: `At most ${days} days is right` } };
}
