import { Hono } from "hono";
import { app } from "../../src/api/app.ts";
import type { AppEnv } from "../../src/api/context.ts";
import { identify, ownOrigin } from "../../src/api/guards.ts";
import { Bureau as RealBureau } from "../../src/bureau/object.ts";
import type { Env } from "../../src/env.ts";

export { Hasher } from "../../src/directory/hasher.ts";
export { Directory } from "../../src/directory/object.ts";
export { Limiter } from "../../src/platform/limiter.ts";

/** The real object with two methods more: the least that a call to an object can cost, without and with an answer. */
export class Bureau extends RealBureau {
  #kept = new Map<string, string>();

  async nothing(): Promise<void> {}

  /** A plan's text out of memory, for whoever asks. */
  async bytes(plan: string): Promise<string> {
    const kept =
      this.#kept.get(plan) ?? this.sql.exec<{ bytes: string }>("SELECT bytes FROM plan WHERE id = ?", plan).one().bytes;
    this.#kept.set(plan, kept);
    return kept;
  }
}

/** The product's Worker beside the baselines that its figures are given as ratios to, in one workerd. */
const bench = new Hono<AppEnv>();
bench.get("/bench/hello", (c) => c.text("hello"));
bench.get("/bench/nothing/:bureau", identify, ownOrigin, async (c) => {
  await asBench(c.env.BUREAU.getByName(c.req.param("bureau"))).nothing();
  return c.body(null, 204);
});
bench.get("/bench/bytes/:bureau/:plan", identify, ownOrigin, async (c) => {
  const body = await asBench(c.env.BUREAU.getByName(c.req.param("bureau"))).bytes(c.req.param("plan"));
  c.header("content-type", "application/json; charset=utf-8");
  return c.body(body);
});

// Safe because the class behind the binding is the one above.
function asBench(stub: unknown) {
  return stub as Pick<Bureau, "nothing" | "bytes">;
}

/** Each request goes through one Hono app: two in a row would be held against the product. */
export default {
  fetch(request: Request, env: Env, ctx: ExecutionContext) {
    return (new URL(request.url).pathname.startsWith("/bench/") ? bench : app).fetch(request, env, ctx);
  },
};
