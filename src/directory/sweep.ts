import { redactDirectory } from "./audit.ts";
import { arm } from "../platform/timer.ts";
import type { Tx } from "../platform/tx.ts";

export const SWEEP_TIMER = "sweep";
export const SWEEP_EVERY_MS = 86_400_000;
/** Longer than the longest lock. */
const TRIES_KEPT_MS = 2 * 86_400_000;

/** Nothing that has run out stays: sessions, half-finished sign-ins, counts of failures, used codes, reset links. */
export function sweep(tx: Tx): void {
  const now = new Date(tx.now).toISOString();
  tx.sql.exec("DELETE FROM session WHERE expiresAt <= ?", now);
  tx.sql.exec("DELETE FROM verification WHERE expiresAt <= ?", now);
  tx.sql.exec("DELETE FROM tries WHERE at <= ?", tx.now - TRIES_KEPT_MS);
  tx.sql.exec("DELETE FROM used_code WHERE until <= ?", tx.now);
  tx.sql.exec("DELETE FROM password_reset WHERE expires_at <= ?", tx.now);
  arm(tx, SWEEP_TIMER, redactDirectory(tx) ? tx.now : tx.now + SWEEP_EVERY_MS);
}
