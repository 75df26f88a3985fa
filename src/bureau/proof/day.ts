import { desc, eq, and } from "drizzle-orm";
import { ANSWERS, answersOf, type Answer, type Answered, type DueSpot } from "../../domain/reach/account.ts";
import { HOUR_MS } from "../../domain/reach/hours.ts";
import { spotsOf } from "../../domain/schedule/position.ts";
import { addDays } from "../../domain/time/day.ts";
import { localMidnight } from "../../domain/time/wall.ts";
import type { Tx } from "../../platform/tx.ts";
import { zoneOf } from "../aim/table.ts";
import { planOf, screenDays } from "../plan/table.ts";
import type { ScreenRow } from "../screen/table.ts";
import { contactsOf } from "./contact.ts";
import { logOf } from "./log.ts";
import type { ProofRow } from "./table.ts";

/** After so long nothing is waited for any more (reach.md §2). */
const PATIENCE_MS = 3 * 86_400_000;

/** What a screen was asked to show on a local day, and what answers for it; null = it was never asked for anything. */
export function proofOf(tx: Tx, screen: ScreenRow, day: string): Omit<ProofRow, "revision" | "late"> | null {
  const zone = zoneOf(tx, screen);
  const span = { startMs: localMidnight(day, zone), endMs: localMidnight(addDays(day, 1), zone) };
  const issued = tx.db
    .select()
    .from(screenDays)
    .where(and(eq(screenDays.screen, screen.id), eq(screenDays.day, day)))
    .orderBy(desc(screenDays.number))
    .get();
  if (!issued) return null;
  const log = logOf(tx, screen.id, span);
  const contacts = contactsOf(tx, screen.id, span.startMs, tx.now);
  const heard = (contacts.at(-1) ?? 0) >= span.endMs;
  const final = tx.now >= span.endMs && ((log.complete && heard) || tx.now >= span.endMs + PATIENCE_MS);
  const spots = dueSpots(tx, issued.plan, issued.startsAt);
  const { answers, extra } = answersOf(spots, log.plays, { nowMs: tx.now, missing: log.missing, contacts, final });
  return {
    screen: screen.id,
    day,
    state: final ? "final" : "provisional",
    plan: issued.plan,
    startsAt: span.startMs,
    endsAt: span.endMs,
    answers: answers.map(letterOf).join(""),
    extra: [...extra].filter(([hour]) => hour * HOUR_MS >= span.startMs && hour * HOUR_MS < span.endMs),
    at: tx.now,
  };
}

/** The spots of a day's plan at their instants. */
export function dueSpots(tx: Tx, id: string, startsAt: number): DueSpot[] {
  const plan = planOf(tx, id);
  if (!plan) throw new Error(`Plan ${id} was issued and is gone`);
  return spotsOf(plan).map(({ startMs, durationMs, item }) => ({
    startMs: startsAt + startMs,
    endMs: startsAt + startMs + durationMs,
    material: plan.items[item]?.sha256 ?? "",
  }));
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

function letterOf(answer: Answer | null): string {
  return answer === null ? PENDING : LETTERS[answer];
}

/** Whether the letter says that the screen itself answered for the spot. */
export function isShown(letter: string): boolean {
  return letter === LETTERS.proven || letter === LETTERS.cut || letter === LETTERS.skipped;
}

/** The answers as they were written down. */
export function readAnswers({ answers, extra }: Pick<ProofRow, "answers" | "extra">): Answered {
  const known = new Map<string, Answer>(ANSWERS.map((answer) => [LETTERS[answer], answer]));
  return { answers: Array.from(answers, (letter) => known.get(letter) ?? null), extra: new Map(extra) };
}
