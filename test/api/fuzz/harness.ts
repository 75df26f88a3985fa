import fc from "fast-check";
import type { EndpointRow } from "../../../src/contracts/endpoint.ts";
import { PROBLEMS, ProblemDocument, type ProblemCode } from "../../../src/contracts/problem.ts";
import { attemptsAt, type Attempt } from "./request.ts";
import type { World } from "./valid.ts";

/** What is under fire: how a request is sent, and what can be seen of its traces. */
export interface Target {
  world: World;
  /** Bodies that are good in every way, by the row's id. */
  examples: Record<string, unknown>;
  send(row: EndpointRow, attempt: Attempt): Promise<Response>;
  /** Everything that is written down, in short, part by part; equal before and after means that nothing was. */
  state(row: EndpointRow): Promise<string[]>;
  /** No answer for so long is none. */
  patienceMs: number;
}

const LONGEST = 8_000;

/** Refusals that are about something in the request, which they must name. */
const ABOUT_A_PART: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "malformed",
  "invalid",
  "too_large",
  "unsupported_type",
  "precondition_required",
  "hash_mismatch",
  "size_mismatch",
  "type_mismatch",
]);

export type Tally = Map<string, number>;

/** Fires `runs` requests at a row; throws the smallest one that is answered wrongly. */
export async function fire(target: Target, id: string, row: EndpointRow, runs: number, seed: number): Promise<Tally> {
  const tally: Tally = new Map();
  let before: string[] | null = null;
  const property = fc.asyncProperty(attemptsAt(row, target.world, target.examples[id]), async (attempt) => {
    before ??= await target.state(row);
    const { answer, status } = await answerTo(target, row, attempt);
    tally.set(answer, (tally.get(answer) ?? 0) + 1);
    if (status < 400) {
      before = null;
      return;
    }
    const after = await target.state(row);
    const written = after.filter((part) => !before?.includes(part));
    before = after;
    if (written.length > 0) throw new Error(`${id}: refused with ${answer}, and yet written: ${written.join(", ")}`);
  });
  const details = await fc.check(property, { numRuns: runs, seed, includeErrorInReport: true });
  // A report may be longer than what the test's worker can send.
  if (details.failed) throw new Error(`${id}: ${fc.defaultReportMessage(details)?.slice(0, LONGEST)}`);
  return tally;
}

async function answerTo(
  target: Target,
  row: EndpointRow,
  attempt: Attempt,
): Promise<{ answer: string; status: number }> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), target.patienceMs);
  });
  try {
    const response = await Promise.race([target.send(row, attempt), hung]);
    const text = new TextDecoder().decode(await Promise.race([response.arrayBuffer(), hung]));
    const fault = faultOf(response, text);
    if (fault !== null) throw new Error(`${response.status}: ${fault}\n${text.slice(0, 500)}`);
    const { status } = response;
    return { answer: status < 400 ? String(status) : codeIn(text), status };
  } finally {
    clearTimeout(timer);
  }
}

/** What is wrong with an answer, whatever was asked. */
export function faultOf(response: Response, text: string): string | null {
  if (response.status >= 500) return "a fault of the server";
  if (response.status < 400) return null;
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return "no problem document";
  const parsed = ProblemDocument.safeParse(jsonIn(text));
  if (!parsed.success) return `not a problem document as the contract has it: ${parsed.error.message}`;
  const { code, status, errors = [], requestId, current } = parsed.data;
  if (status !== response.status || PROBLEMS[code].status !== status) return "its status is not its code's";
  if (requestId === "") return "without a request id";
  if (code === "internal") return "internal";
  if (ABOUT_A_PART.has(code) && errors.length === 0) return `${code} that names no path`;
  if (code === "stale" && !(typeof current === "object" && current !== null && "revision" in current))
    return "stale, without the thing as it is now";
  if (errors.some((error) => error.path === "" || error.message === "")) return "an error without path or words";
  return null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeIn(text: string): string {
  return ProblemDocument.parse(JSON.parse(text)).code;
}
