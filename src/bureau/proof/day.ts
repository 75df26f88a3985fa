import { desc, eq, and } from "drizzle-orm";
import { ANSWERS, answersOf, type Answer, type Answered, type DueSpot } from "../../domain/reach/account.ts";
import type { DayPlan } from "../../contracts/plan.ts";
import { HOUR_MS } from "../../domain/reach/hours.ts";
import { spotsOf } from "../../domain/schedule/position.ts";
import { addDays } from "../../domain/time/day.ts";
import { localMidnight } from "../../domain/time/wall.ts";
import type { Tx } from "../../platform/tx.ts";
import { planOf, screenDays } from "../plan/table.ts";
import type { ScreenRow } from "../screen/table.ts";
import { contactsOf } from "./contact.ts";
import { logOf } from "./log.ts";
import type { ProofRow } from "./table.ts";

/** After so long nothing is waited for any more (reach.md §2). */
const PATIENCE_MS = 3 * 86_400_000;

/** What a screen was asked to show on a local day, and what answers for it; null = it was never asked for anything. */
export function proofOf(tx: Tx, screen: ScreenRow, day: string): Omit<ProofRow, "revision" | "late"> | null {
  const issued = tx.db
    .select()
    .from(screenDays)
    .where(and(eq(screenDays.screen, screen.id), eq(screenDays.day, day)))
    .orderBy(desc(screenDays.number))
    .get();
  if (!issued) return null;
  // As the plan has it: the screen may have been moved to another zone since.
  const { zone } = issuedPlan(tx, issued.plan);
  const span = { startMs: issued.startsAt, endMs: localMidnight(addDays(day, 1), zone) };
  const log = logOf(tx, screen.id, span);
  const contacts = contactsOf(tx, screen.id, span.startMs, tx.now);
  const heard = (contacts.at(-1) ?? 0) >= span.endMs;
  const final = tx.now >= span.endMs && ((log.missing.length === 0 && heard) || tx.now >= span.endMs + PATIENCE_MS);
  const spots = dueSpots(tx, issued.plan, issued.startsAt);
  const { answers, extra } = answersOf(spots, log.plays, { nowMs: tx.now, missing: log.missing, contacts, final });
  return {
    screen: screen.id,
    day,
    state: final ? "final" : "provisional",
    plan: issued.plan,
    startsAt: span.startMs,
    endsAt: span.endMs,
    answers: writtenAnswers(answers),
    extra: [...extra].filter(([hour]) => hour * HOUR_MS >= span.startMs && hour * HOUR_MS < span.endMs),
    at: tx.now,
  };
}

/** The spots of a day's plan at their instants. */
export function dueSpots(tx: Tx, id: string, startsAt: number): DueSpot[] {
  const plan = issuedPlan(tx, id);
  return spotsOf(plan).map(({ startMs, durationMs, item }) => ({
    startMs: startsAt + startMs,
    endMs: startsAt + startMs + durationMs,
    material: plan.items[item]?.sha256 ?? "",
  }));
}

function issuedPlan(tx: Tx, id: string): DayPlan {
  const plan = planOf(tx, id);
  if (!plan) throw new Error(`Plan ${id} was issued and is gone`);
  return plan;
}

const LETTERS: Record<Answer, string> = {
  proven: "p",
  cut: "c",
  skipped: "s",
  superseded: "f",
  offline: "o",
  awaited: "a",
  unexplained: "u",
};
const PENDING = "-";

/** By spot, one letter each. */
export function writtenAnswers(answers: Answered["answers"]): string {
  return answers.map((answer) => (answer === null ? PENDING : LETTERS[answer])).join("");
}

/** The answers as they were written down. */
export function readAnswers({ answers, extra }: Pick<ProofRow, "answers" | "extra">): Answered {
  const known = new Map<string, Answer>(ANSWERS.map((answer) => [LETTERS[answer], answer]));
  return { answers: Array.from(answers, (letter) => known.get(letter) ?? null), extra: new Map(extra) };
}
