import type { SecurityPolicy } from "../../contracts/policy.ts";

/** How long the edge believes what the directory said of a session: what ends one bites within this time. */
export const BELIEVED_MS = 60_000;

/** Instants in ms: when somebody signed in, and when the directory last heard of them. */
export interface SessionFacts {
  startedAt: number;
  seenAt: number;
}
export type SessionRule = Pick<SecurityPolicy, "idleMinutes" | "absoluteHours">;

/** When the session ends, whatever its owner does (ms). */
export function endsAt(session: SessionFacts, rule: SessionRule): number {
  return session.startedAt + rule.absoluteHours * 3_600_000;
}

/**
 * Whether a session has ended by itself. The directory may not have heard of its owner's last minute, which is
 * therefore given: nobody is signed out before the time.
 */
export function hasLapsed(session: SessionFacts, rule: SessionRule, now: number): boolean {
  return now >= endsAt(session, rule) || now >= session.seenAt + rule.idleMinutes * 60_000 + BELIEVED_MS;
}
