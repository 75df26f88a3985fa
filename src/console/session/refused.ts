import { Refusal } from "../../contracts/client.ts";
import type { ProblemCode } from "../../contracts/problem.ts";

/** The server's words for a refusal with one of these codes, which the page says itself; null for all else. */
export function refusedText(error: unknown, codes: readonly ProblemCode[]): string | null {
  return error instanceof Refusal && codes.includes(error.problem.code) ? error.problem.detail : null;
}
