import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";
import { cookieOf } from "../directory/cookie.ts";
import { cookiePrefix, cookiesAreSecure } from "../directory/accounts.ts";
import type { Session } from "../directory/session.ts";
import { BELIEVED_MS } from "../domain/account/session.ts";
import type { Env } from "../env.ts";

/** What the signature is for: the same key signs better-auth's cookies. */
const PURPOSE = "fangfei session 1\n";

function nameOf(env: Env): string {
  return `${cookiePrefix(env)}.session_seen`;
}

/** The `Set-Cookie` by which the edge believes a session for at most a minute, without asking the directory. */
export function believedCookie(env: Env, session: Session, now: number): string {
  const payload = Buffer.from(JSON.stringify(session)).toString("base64url");
  const seconds = Math.max(Math.ceil((session.believedUntil - now) / 1000), 0);
  return setCookie(env, `${payload}.${signatureOf(env, payload)}`, seconds);
}

/** The `Set-Cookie` after which the directory is asked. */
export function unbelievedCookie(env: Env): string {
  return setCookie(env, "", 0);
}

/** The session that a request's cookie says; null when it says none, or none that is to be believed now. */
export function believedSession(env: Env, header: string, now: number): Session | null {
  const [payload, signature] = cookieOf(header, nameOf(env))?.split(".") ?? [];
  if (!payload || !signature || !isSame(signature, signatureOf(env, payload))) return null;
  const session = asSession(JSON.parse(Buffer.from(payload, "base64url").toString()));
  const left = session.believedUntil - now;
  return left > 0 && left <= BELIEVED_MS ? session : null;
}

function setCookie(env: Env, value: string, maxAgeS: number): string {
  const secure = cookiesAreSecure(env) ? "; Secure" : "";
  return `${nameOf(env)}=${value}; Max-Age=${maxAgeS}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

function signatureOf(env: Env, payload: string): string {
  return createHmac("sha256", env.AUTH_SECRET)
    .update(PURPOSE + payload)
    .digest("base64url");
}

function isSame(given: string, known: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(known)];
  return a.length === b.length && timingSafeEqual(a, b);
}

// Safe because our own signature over it has been checked, for this very purpose and version.
function asSession(value: unknown) {
  return value as Session;
}
