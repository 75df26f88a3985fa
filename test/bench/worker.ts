import { Hono } from "hono";
import { app } from "../../src/api/app.ts";
import { addressCeiling } from "../../src/api/ceiling.ts";
import type { AppEnv } from "../../src/api/context.ts";
import { identify, ownOrigin } from "../../src/api/guards.ts";
import { securityHeaders } from "../../src/api/headers.ts";
import { signedIn } from "../../src/api/session.ts";
import { Bureau as RealBureau } from "../../src/bureau/object.ts";
import type { Env } from "../../src/env.ts";
import { compilations, compileTurn, gather } from "./crowd.ts";
import { admitSockets } from "./sockets.ts";

export { Hasher } from "../../src/directory/hasher.ts";
export { Directory } from "../../src/directory/object.ts";
export { Limiter } from "../../src/platform/limiter.ts";

/** The real object with the least that a call to an object can cost, without and with an answer, and with a crowd. */
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

  async gather(): Promise<void> {
    this.transact(this.#facts(), gather);
  }

  async sockets(): Promise<void> {
    this.transact(this.#facts(), admitSockets);
  }

  /** The same few bytes to every open channel. */
  async broadcast(): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) socket.send('{"type":"takeover","takeover":"none"}');
  }

  /** Lets the timer compile the coming days; how many plans it compiled. */
  async compileAhead(): Promise<number> {
    while (this.transact(this.#facts(), compileTurn));
    return this.transact(this.#facts(), compilations);
  }

  #facts() {
    return { now: Date.now(), requestId: "bench", address: "" };
  }
}

/** The product's Worker beside the baselines that its figures are given as ratios to, in one workerd. */
const bench = new Hono<AppEnv>();
const guards = [securityHeaders, identify, addressCeiling, ownOrigin] as const;
bench.get("/bench/hello", (c) => c.text("hello"));
bench.get("/bench/nothing/:bureau", ...guards, async (c) => {
  await asBench(c.env.BUREAU.getByName(c.req.param("bureau"))).nothing();
  return c.body(null, 204);
});
bench.get("/bench/session", ...guards, signedIn, (c) => c.body(null, 204));
bench.get("/bench/bytes/:bureau/:plan", ...guards, async (c) => {
  const body = await asBench(c.env.BUREAU.getByName(c.req.param("bureau"))).bytes(c.req.param("plan"));
  c.header("content-type", "application/json; charset=utf-8");
  return c.body(body);
});

bench.post("/bench/gather/:bureau", async (c) => {
  await asBench(c.env.BUREAU.getByName(c.req.param("bureau"))).gather();
  return c.body(null, 204);
});
bench.post("/bench/sockets/:bureau", async (c) => {
  await asBench(c.env.BUREAU.getByName(c.req.param("bureau"))).sockets();
  return c.body(null, 204);
});
bench.post("/bench/broadcast/:bureau", async (c) => {
  await asBench(c.env.BUREAU.getByName(c.req.param("bureau"))).broadcast();
  return c.body(null, 204);
});
bench.post("/bench/compile-ahead/:bureau", async (c) =>
  c.json(await asBench(c.env.BUREAU.getByName(c.req.param("bureau"))).compileAhead()),
);

// Safe because the class behind the binding is the one above.
function asBench(stub: unknown) {
  return stub as Pick<Bureau, "nothing" | "bytes" | "gather" | "sockets" | "broadcast" | "compileAhead">;
}

/** Each request goes through one Hono app: two in a row would be held against the product. */
export default {
  fetch(request: Request, env: Env, ctx: ExecutionContext) {
    return (new URL(request.url).pathname.startsWith("/bench/") ? bench : app).fetch(request, env, ctx);
  },
};
