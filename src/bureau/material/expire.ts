import { and, eq, gte, isNull } from "drizzle-orm";
import { expiresSoon } from "../../domain/review/expiry.ts";
import { addDays } from "../../domain/time/day.ts";
import { localMidnight } from "../../domain/time/wall.ts";
import { audit, SYSTEM } from "../../platform/audit.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { settingsOf } from "../settings/table.ts";
import { versions } from "./table.ts";
import { todayOf } from "./view.ts";

/** Looks every day for approved versions whose last valid day comes near. */
export const EXPIRY_TIMER = "expiry";

/** To be called when a version with a last valid day has been approved. */
export function watchExpiry(tx: Tx): void {
  arm(tx, EXPIRY_TIMER, tx.now);
}

/** The timer: each version is noted once, in the trail, the bureau's number of days ahead. */
export function warnOfExpiry(tx: Tx): void {
  const today = todayOf(tx);
  const { expiryDays, zone } = settingsOf(tx);
  const open = tx.db
    .select()
    .from(versions)
    .where(and(eq(versions.state, "approved"), isNull(versions.warnedAtMs), gte(versions.validUntil, today)))
    .all();
  const due = open.filter(({ validUntil }) => expiresSoon(validUntil, today, expiryDays));
  for (const before of due) {
    const after = { ...before, warnedAtMs: tx.now };
    tx.db.update(versions).set(after).where(eq(versions.id, before.id)).run();
    audit(tx, SYSTEM, "version.expiring", before.id, before, after);
  }
  if (open.length > due.length) arm(tx, EXPIRY_TIMER, localMidnight(addDays(today, 1), zone));
}
