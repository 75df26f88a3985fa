import type { Bureau } from "../bureau/object.ts";
import { Problem } from "../contracts/problem.ts";
import type { Directory } from "../directory/object.ts";
import type { Env } from "../env.ts";
import type { Limiter } from "../platform/limiter.ts";

/** An object's methods as they are called from here: those that answer by promise. */
type Remote<Target> = {
  [Name in keyof Target as Target[Name] extends (...args: never[]) => Promise<unknown> ? Name : never]: Target[Name];
};

export type BureauStub = Remote<Bureau>;
export type DirectoryStub = Remote<Directory>;

export function directoryOf(env: Env): DirectoryStub {
  return asDirectory(env.DIRECTORY.getByName("directory"));
}

export function limiterOf(env: Env, shard: number): Remote<Limiter> {
  return asLimiter(env.LIMITER.getByName(`limiter-${shard}`));
}

const known = new Set<string>();

/**
 * The object of a bureau that exists. An object comes to be by being called, so a name that nobody founded must not
 * reach one; what exists never goes away, so an isolate remembers it.
 */
export async function bureauOf(env: Env, id: string): Promise<BureauStub> {
  if (!known.has(id)) {
    if (!(await directoryOf(env).hasBureau(id))) throw new Problem("not_found");
    known.add(id);
  }
  return anyBureau(env, id);
}

/** The object of that name, also before it has been founded. */
export function anyBureau(env: Env, id: string): BureauStub {
  return asBureau(env.BUREAU.getByName(id));
}

// Safe because the class behind each binding is the one named here (`wrangler.toml`, `src/host`).
function asDirectory(stub: unknown) {
  return stub as DirectoryStub;
}
function asLimiter(stub: unknown) {
  return stub as Remote<Limiter>;
}
function asBureau(stub: unknown) {
  return stub as BureauStub;
}
