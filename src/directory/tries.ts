import { Problem } from "../contracts/problem.ts";
import { lockedUntil, oneMore, type LockRule, type Tries } from "../domain/account/lockout.ts";
import { audit } from "../platform/audit.ts";
import { sha256 } from "../platform/digest.ts";
import type { Tx } from "../platform/tx.ts";
import { ANONYMOUS, type Account } from "./identity.ts";

function triesOf(tx: Tx, email: string): Tries | null {
  const rows = tx.sql.exec<Tries & Record<string, number>>(
    "SELECT failures, at FROM tries WHERE email_sha256 = ?",
    sha256(email),
  );
  return rows.toArray()[0] ?? null;
}

/** A try that was counted: when the lock ends that it came into, if there is one, and whether it is the one that locks. */
export interface Try {
  lockedUntil: number | null;
  last: boolean;
}

/**
 * Counts a try before it is judged, so that many at once get no more of them than one after the other. Addresses
 * without an account are counted and locked the same.
 */
export function beginTry(tx: Tx, email: string, rule: LockRule): Try {
  const before = triesOf(tx, email);
  const locked = lockedUntil(before, rule, tx.now);
  if (locked !== null) return { lockedUntil: locked, last: false };
  const { failures, at } = oneMore(before, rule, tx.now);
  tx.sql.exec(
    `INSERT INTO tries (email_sha256, failures, at) VALUES (?, ?, ?)
     ON CONFLICT (email_sha256) DO UPDATE SET failures = excluded.failures, at = excluded.at`,
    sha256(email),
    failures,
    at,
  );
  return { lockedUntil: null, last: failures === rule.maxFailures };
}

/** The try was right, and nothing more is asked: the count starts anew. */
export function forgetTries(tx: Tx, email: string): void {
  tx.sql.exec("DELETE FROM tries WHERE email_sha256 = ?", sha256(email));
}

/** The try was right, and a second factor is still asked: earlier failures stay counted. */
export function takeBackTry(tx: Tx, email: string): void {
  tx.sql.exec("UPDATE tries SET failures = max(failures - 1, 0) WHERE email_sha256 = ?", sha256(email));
}

/** Writes down that a try was wrong, or came while the account was locked; and the lock, when it is the last. */
export function recordRefusal(tx: Tx, account: Account | null, begun: Try, asked: string): void {
  const subject = account?.id ?? "unknown";
  audit(tx, ANONYMOUS, "account.refuse", subject, null, { asked, locked: begun.lockedUntil !== null });
  if (begun.last) audit(tx, ANONYMOUS, "account.lock", subject, null, {});
}

/** For somebody who is known already: says how long the lock lasts. */
export function lockedProblem(until: number, now: number): Problem {
  const retryAfterS = Math.ceil((until - now) / 1000);
  const minutes = Math.ceil(retryAfterS / 60);
  return new Problem("rate_limited", {
    retryAfterS,
    detail: {
      zh: `连续失败次数过多，账号已锁定，请约 ${minutes} 分钟后再试`,
      en: `Too many failures in a row: the account is locked, try again in about ${minutes} min`,
    },
  });
}
