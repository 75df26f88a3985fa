import { invalid, Problem } from "../contracts/problem.ts";
import type { Window } from "../contracts/window.ts";
import { isKnownZone } from "../domain/time/zone.ts";
import { windowProblems } from "../domain/window/problems.ts";

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
  const errors = windowProblems(windows ?? [], [path]).map((problem) => ({
    path: problem.path.join("."),
    message: { ...problem.message },
  }));
  if (errors.length > 0) throw new Problem("invalid", { errors });
}
