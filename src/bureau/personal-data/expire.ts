import { and, inArray, lt, ne, sql } from "drizzle-orm";
import { DAY_MS } from "../../domain/time/day.ts";
import { nextAt } from "../../domain/time/next.ts";
import { audit, SYSTEM } from "../../platform/audit.ts";
import { redactAudit } from "../../platform/audit-redact.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { events } from "../event/table.ts";
import { invitations } from "../member/table.ts";
import { settingsOf } from "../settings/table.ts";
import { signups } from "../signup/table.ts";
import { retentionOf } from "./table.ts";

/** Erases what is no longer to be kept, every night. */
export const RETENTION_TIMER = "retention";

/** 02:30 by the bureau's clock: before the plans are compiled. */
const NIGHT_MINUTE = 150;

/** One kind of data that ends by itself: how many values it blanked, given the present instant. */
type Expiry = (tx: Tx) => number;

/** By concept; what a new concept keeps of people gets a line here and one in the inventory. */
const EXPIRIES: Record<string, Expiry> = {
  invitations: expireInvitations,
  signups: expireNotes,
};

export function armRetention(tx: Tx): void {
  arm(tx, RETENTION_TIMER, nextAt(tx.now, NIGHT_MINUTE, settingsOf(tx).zone));
}

/** The timer. Goes on at once while there is more in the trail than one turn can redact. */
export function expirePersonalData(tx: Tx): void {
  const more = redactAudit(tx, tx.now - retentionOf(tx).auditDays * DAY_MS);
  const counts = Object.entries(EXPIRIES).map(([concept, expire]) => [concept, expire(tx)] as const);
  if (counts.some(([, count]) => count > 0))
    audit(tx, SYSTEM, "personal_data.expire", tx.object, null, Object.fromEntries(counts));
  if (more) arm(tx, RETENTION_TIMER, tx.now);
  else armRetention(tx);
}

function expireInvitations(tx: Tx): number {
  const { acceptedAt, expiresAt, revokedAt } = invitations;
  const over = sql`min(${expiresAt}, ifnull(${acceptedAt}, ${expiresAt}), ifnull(${revokedAt}, ${expiresAt}))`;
  const before = tx.now - retentionOf(tx).invitationDays * DAY_MS;
  return tx.db
    .update(invitations)
    .set({ email: "" })
    .where(and(ne(invitations.email, ""), sql`${over} < ${before}`))
    .returning({ id: invitations.id })
    .all().length;
}

/** What institutions wrote about who comes to an event. */
function expireNotes(tx: Tx): number {
  const before = tx.now - settingsOf(tx).retentionDays * DAY_MS;
  const over = tx.db.select({ id: events.id }).from(events).where(lt(events.endsAt, before));
  return tx.db
    .update(signups)
    .set({ note: "" })
    .where(and(ne(signups.note, ""), inArray(signups.event, over)))
    .returning({ id: signups.id })
    .all().length;
}
