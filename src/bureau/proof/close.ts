import { amended } from "../../domain/reach/amend.ts";
import { localDayAt } from "../../domain/time/wall.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { screenRow } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import { dueSpots, proofOf, readAnswers, writtenAnswers } from "./day.ts";
import { playsWith } from "./log.ts";
import { proofRow, proofs, takeLate, type ProofRow } from "./table.ts";

export const PROOF_TIMER = "proof";

/** How often days that are over are looked at. */
const EVERY_MS = 3_600_000;
/** Days of screens per turn: a turn holds the object for some hundred milliseconds. */
const PER_TURN = 20;
const CONTACTS_KEPT_MS = 40 * 86_400_000;
const SLOT_MS = 1_800_000;

export function armProof(tx: Tx): void {
  arm(tx, PROOF_TIMER, tx.now + EVERY_MS);
}

/** The timer that accounts for days that are over, until they are final, and again when plays came late. */
export function closeDays(tx: Tx): void {
  const due = dueDays(tx);
  for (const { screen, day } of due.slice(0, PER_TURN)) closeDay(tx, screen, day);
  if (due.length > PER_TURN) arm(tx, PROOF_TIMER, tx.now);
  else armProof(tx);
}

/**
 * Days that have ended everywhere, not yet accounted for, provisional for an hour, or with plays that came since. Days
 * of a screen are closed in order: behind its last one none is looked for. What is final is not read.
 */
function dueDays(tx: Tx): { screen: string; day: string }[] {
  return tx.sql
    .exec<{ screen: string; day: string }>(
      `WITH due AS (
         SELECT screen, day FROM screen_proof WHERE (late OR state = 'provisional') AND (late OR at <= ?1)
         UNION ALL SELECT screen, day FROM screen CROSS JOIN screen_day ON screen_day.screen = screen.id
         WHERE day < ?2 AND day > coalesce(
           (SELECT day FROM screen_proof WHERE screen = screen.id ORDER BY day DESC LIMIT 1), ''))
       SELECT DISTINCT screen, day FROM due
       -- One day that nothing can be said of any more must not stop the others.
       WHERE EXISTS (SELECT 1 FROM screen WHERE id = due.screen) AND EXISTS (SELECT 1 FROM plan WHERE id = (
         SELECT plan FROM screen_day WHERE screen = due.screen AND day = due.day ORDER BY number DESC LIMIT 1))
       ORDER BY day, screen LIMIT ?3`,
      tx.now - EVERY_MS,
      localDayAt(tx.now, settingsOf(tx).zone),
      PER_TURN + 1,
    )
    .toArray();
}

function closeDay(tx: Tx, id: string, day: string): void {
  const before = proofRow(tx, id, day);
  const found = before?.state === "final" ? withLate(tx, before) : proofOf(tx, screenRow(tx, id), day);
  if (!found) return;
  const changed =
    before?.answers !== found.answers ||
    before.state !== found.state ||
    JSON.stringify(before.extra) !== JSON.stringify(found.extra);
  const row: ProofRow = { ...found, revision: (before?.revision ?? 0) + (changed ? 1 : 0), late: false };
  tx.db
    .insert(proofs)
    .values(row)
    .onConflictDoUpdate({ target: [proofs.screen, proofs.day], set: row })
    .run();
  const oldest = Math.floor((tx.now - CONTACTS_KEPT_MS) / SLOT_MS);
  tx.sql.exec("DELETE FROM screen_contact WHERE screen = ? AND slot < ?", id, oldest);
}

/** A final day with the plays that came since. */
function withLate(tx: Tx, before: ProofRow): ProofRow {
  const late = playsWith(tx, before.screen, takeLate(tx, before.screen, before.day));
  const spots = dueSpots(tx, before.plan, before.startsAt);
  const day = { startMs: before.startsAt, endMs: before.endsAt };
  const { answers, extra } = amended(spots, readAnswers(before), late, day);
  return { ...before, answers: writtenAnswers(answers), extra: [...extra], at: tx.now };
}
