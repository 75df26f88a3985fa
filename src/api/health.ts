import type { Hono } from "hono";
import type { AppEnv } from "./context.ts";
import { demoIsReady } from "./clock.ts";
import { directoryOf } from "./objects.ts";

/** For load balancers, the start script and the console's demo banner. */
export function healthRoutes(app: Hono<AppEnv>): void {
  app.get("/healthz", async (c) => {
    const demo = c.env.DEMO !== "1" ? "off" : (await demoIsReady(c)) ? "ready" : "loading";
    const setup = c.env.SETUP_SECRET && !(await directoryOf(c.env).reached("setup")) ? "open" : "done";
    c.header("cache-control", "no-store");
    return c.json({ status: "ok", demo, setup, time: new Date(c.get("nowMs")).toISOString() });
  });
}
