import { and, asc, eq, gt, lt, notExists, or } from "drizzle-orm";
import { localDayAt } from "../../domain/time/wall.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { screenDays } from "../plan/table.ts";
import { screens } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import { isShown, proofOf } from "./day.ts";
import { contacts, proofRow, proofs, type ProofRow } from "./table.ts";

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
  tx.db
    .delete(contacts)
    .where(lt(contacts.slot, Math.floor((tx.now - CONTACTS_KEPT_MS) / SLOT_MS)))
    .run();
  if (due.length > PER_TURN) arm(tx, PROOF_TIMER, tx.now);
  else armProof(tx);
}

/** Days that have ended everywhere, not yet accounted for, provisional for an hour, or with plays that came since. */
function dueDays(tx: Tx): { screen: string; day: string }[] {
  const today = localDayAt(tx.now, settingsOf(tx).zone);
  const written = tx.db
    .select({ screen: proofs.screen })
    .from(proofs)
    .where(
      and(
        eq(proofs.screen, screenDays.screen),
        eq(proofs.day, screenDays.day),
        eq(proofs.late, false),
        or(eq(proofs.state, "final"), gt(proofs.at, tx.now - EVERY_MS)),
      ),
    );
  return tx.db
    .selectDistinct({ screen: screenDays.screen, day: screenDays.day })
    .from(screenDays)
    .where(and(lt(screenDays.day, today), notExists(written)))
    .orderBy(asc(screenDays.day), asc(screenDays.screen))
    .limit(PER_TURN + 1)
    .all();
}

/**
 * A final day is only ever added to: rows that proved it may lie in media storage by now, so what came late answers for
 * spots that nothing had answered for.
 */
function kept(before: ProofRow, seen: Pick<ProofRow, "answers">): Pick<ProofRow, "state" | "answers" | "extra"> {
  const answers = Array.from(before.answers, (letter, i) => {
    const now = seen.answers[i] ?? letter;
    return isShown(letter) || !isShown(now) ? letter : now;
  });
  return { state: "final", answers: answers.join(""), extra: before.extra };
}

function closeDay(tx: Tx, id: string, day: string): void {
  const screen = tx.db.select().from(screens).where(eq(screens.id, id)).get();
  const before = proofRow(tx, id, day);
  const seen = screen && proofOf(tx, screen, day);
  if (!seen) return;
  const found = { ...seen, ...(before?.state === "final" && kept(before, seen)) };
  const changed = before?.answers !== found.answers || before.state !== found.state;
  const row: ProofRow = { ...found, revision: (before?.revision ?? 0) + (changed ? 1 : 0), late: false };
  tx.db
    .insert(proofs)
    .values(row)
    .onConflictDoUpdate({ target: [proofs.screen, proofs.day], set: row })
    .run();
}
