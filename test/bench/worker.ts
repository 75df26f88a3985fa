import { Hono } from "hono";
import { app } from "../../src/api/app.ts";
import type { AppEnv } from "../../src/api/context.ts";
import { identify, ownOrigin } from "../../src/api/guards.ts";
import { Bureau as RealBureau } from "../../src/bureau/object.ts";

export { Hasher } from "../../src/directory/hasher.ts";
export { Directory } from "../../src/directory/object.ts";

/** The real object with one method more: the least that a call to an object can cost. */
export class Bureau extends RealBureau {
  async nothing(): Promise<void> {}
}

/** The product's Worker beside the two baselines that its figures are given as ratios to, in one workerd. */
const bench = new Hono<AppEnv>();
bench.get("/bench/hello", (c) => c.text("hello"));
bench.get("/bench/nothing/:bureau", identify, ownOrigin, async (c) => {
  await asNothing(c.env.BUREAU.getByName(c.req.param("bureau"))).nothing();
  return c.body(null, 204);
});
bench.all("*", (c) => app.fetch(c.req.raw, c.env, c.executionCtx));

// Safe because the class behind the binding is the one above.
function asNothing(stub: unknown) {
  return stub as { nothing(): Promise<void> };
}

export default { fetch: bench.fetch };
