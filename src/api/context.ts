import type { Context } from "hono";
import type { Env } from "../env.ts";
import type { Account } from "../directory/object.ts";
import type { Session } from "../directory/session.ts";

export type Language = "zh" | "en";

/** What the guards in front have found out about a request. */
export interface Variables {
  requestId: string;
  language: Language;
  /** The request's instant, ms since 1970. */
  nowMs: number;
  /** The instant is the demo loader's own. */
  replayed: boolean;
  /** The client's address. */
  address: string;
  /** Set by the guards of `session.ts`. */
  session: Session;
  account: Account;
}

export type AppEnv = { Bindings: Env; Variables: Variables };
export type Ctx = Context<AppEnv>;

/** The facts of a request that every object's transaction wants. */
export function factsOf(c: Ctx): { now: number; requestId: string; address: string } {
  return { now: c.get("nowMs"), requestId: c.get("requestId"), address: c.get("address") };
}
