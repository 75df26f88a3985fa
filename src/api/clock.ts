import { Problem } from "../contracts/problem.ts";
import { sameSecret } from "../platform/digest.ts";
import type { Ctx } from "./context.ts";
import { directoryOf } from "./objects.ts";

export const DEMO_SECRET_HEADER = "fangfei-demo-secret";
export const DEMO_INSTANT_HEADER = "fangfei-demo-instant";

/**
 * The instant of a request. Only while demo content is being loaded, and only with the loader's start-up secret, a
 * request may bring its own, so that the case of 2023 is replayed on its own dates with all rules judging.
 */
export async function requestInstant(c: Ctx): Promise<number> {
  const wanted = c.req.header(DEMO_INSTANT_HEADER);
  c.set("replayed", wanted !== undefined);
  if (wanted === undefined) return Date.now();
  await requireDemoLoader(c);
  const instant = Date.parse(wanted);
  if (Number.isNaN(instant)) throw new Problem("malformed", { errors: [instantProblem] });
  return instant;
}

const instantProblem = {
  path: DEMO_INSTANT_HEADER,
  message: { zh: "应为带时区的 RFC 3339 时刻", en: "An RFC 3339 instant with an offset is right" },
};

/** Throws unless the request is the demo loader's and the demo content is not complete yet. */
export async function requireDemoLoader(c: Ctx): Promise<void> {
  const secret = c.env.DEMO_SECRET;
  if (!secret || !sameSecret(c.req.header(DEMO_SECRET_HEADER) ?? "", secret)) throw new Problem("forbidden");
  if (await demoIsReady(c)) throw new Problem("gone");
}

let ready = false;

/** Once ready, the demo content stays so: an isolate asks the directory only until then. */
export async function demoIsReady(c: Ctx): Promise<boolean> {
  ready ||= await directoryOf(c.env).reached("demo_ready");
  return ready;
}
