import { nextAt } from "../../domain/time/next.ts";
import { headOf } from "../../platform/audit.ts";
import { enqueue } from "../../platform/outbox.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { settingsOf } from "../settings/table.ts";

/** Has the directory note the newest row in its own chain: who rewrites this trail would have to rewrite that one too. */
export const ANCHOR_TIMER = "audit.anchor";

/** 02:00 by the bureau's clock. */
const NIGHT_MINUTE = 120;

export function armAnchor(tx: Tx): void {
  arm(tx, ANCHOR_TIMER, nextAt(tx.now, NIGHT_MINUTE, settingsOf(tx).zone));
}

/** The timer. */
export function anchorAudit(tx: Tx): void {
  const head = headOf(tx.sql);
  if (head) enqueue(tx, "directory.anchor", { bureau: tx.object, ...head });
  armAnchor(tx);
}
