import { and, desc, eq } from "drizzle-orm";
import { canonical, planBytes } from "../../domain/schedule/canonical.ts";
import { type CompiledDay, planOf as writeDown } from "../../domain/schedule/compile.ts";
import { ENGINE, resolveDay, type ResolvedDay } from "../../domain/schedule/resolve.ts";
import { resumeInstant, resumePlan } from "../../domain/schedule/resume.ts";
import { runDay } from "../../domain/schedule/run.ts";
import { localMidnight } from "../../domain/time/wall.ts";
import { sha256 } from "../../platform/digest.ts";
import type { Tx } from "../../platform/tx.ts";
import { dayInput, type ScreenSchedule } from "../aim/table.ts";
import { planInputs, planOf, plans, screenDays, type PlanInputRow, type ScreenDayRow } from "./table.ts";

/**
 * The plan of one local day, compiled when no day with the same facts was before: rows of `plan_input` count the
 * compilations. Equal facts, byte-identical plan (G9), stored once.
 */
export function compiled(tx: Tx, schedule: ScreenSchedule, day: string): PlanInputRow {
  const { facts, resolved } = factsOf(schedule, day);
  return known(tx, facts, ENGINE) ?? compile(tx, facts, resolved);
}

/**
 * The plan by which a screen is to go on, `before` being what was issued last. A day that has begun keeps what an earlier
 * engine planned for it: a new one takes effect at the next local midnight, or on an edit, from its instant on (G9, G10).
 */
export function planned(tx: Tx, schedule: ScreenSchedule, day: string, before: ScreenDayRow | undefined): PlanInputRow {
  const { facts, resolved } = factsOf(schedule, day);
  const begun = before?.startsAt === localMidnight(day, schedule.zone) && tx.now >= before.startsAt;
  if (!begun || before.engine === ENGINE) return known(tx, facts, ENGINE) ?? compile(tx, facts, resolved);
  const issued = inputOf(tx, before);
  const plan = planOf(tx, before.plan);
  if (!plan) throw new Error(`Plan ${before.plan} was issued and is gone`);
  if (before.facts === facts) return issued;
  const past = { plan, itemBookings: issued.bookings };
  const atMs = resumeInstant(resolved, past, before.issuedAt - before.startsAt, tx.now - before.startsAt);
  const engine = `${ENGINE} from ${atMs} on, after ${before.plan}`;
  return known(tx, facts, engine) ?? store(tx, facts, engine, resumePlan(resolved, past, atMs));
}

function factsOf(schedule: ScreenSchedule, day: string): { facts: string; resolved: ResolvedDay } {
  const resolved = resolveDay(dayInput(schedule, day));
  return { facts: sha256(canonical(resolved)), resolved };
}

/** What an issued plan was made from, and whose each of its items is. */
export function inputOf(tx: Tx, { facts, engine, plan }: ScreenDayRow): PlanInputRow {
  const input = known(tx, facts, engine);
  if (!input) throw new Error(`Plan ${plan} was issued and its input is gone`);
  return input;
}

function known(tx: Tx, facts: string, engine: string): PlanInputRow | undefined {
  return tx.db
    .select()
    .from(planInputs)
    .where(and(eq(planInputs.facts, facts), eq(planInputs.engine, engine)))
    .get();
}

function compile(tx: Tx, facts: string, resolved: ResolvedDay): PlanInputRow {
  return store(tx, facts, ENGINE, writeDown(resolved, runDay(resolved)));
}

function store(tx: Tx, facts: string, engine: string, { plan, itemBookings }: CompiledDay): PlanInputRow {
  const bytes = planBytes(plan);
  const id = sha256(bytes);
  const row = { id, bytes: new TextDecoder().decode(bytes), createdAt: tx.now };
  tx.db.insert(plans).values(row).onConflictDoNothing().run();
  const input = { facts, engine, plan: id, bookings: itemBookings };
  tx.db.insert(planInputs).values(input).run();
  return input;
}

/** The plan that the screen is to follow on the day, written down as issued when it is another than before. */
export function issue(tx: Tx, schedule: ScreenSchedule, day: string): ScreenDayRow {
  const before = lastIssued(tx, schedule.screen.id, day);
  const { plan, facts, engine } = planned(tx, schedule, day, before);
  if (before?.facts === facts && before.engine === engine) return before;
  const issued = {
    screen: schedule.screen.id,
    day,
    number: (before?.number ?? 0) + 1,
    issuedAt: tx.now,
    startsAt: localMidnight(day, schedule.zone),
    plan,
    facts,
    engine,
  };
  tx.db.insert(screenDays).values(issued).run();
  return issued;
}

/** What the screen was told last for the day; undefined when it never was. */
export function lastIssued(tx: Tx, screen: string, day: string): ScreenDayRow | undefined {
  return tx.db
    .select()
    .from(screenDays)
    .where(and(eq(screenDays.screen, screen), eq(screenDays.day, day)))
    .orderBy(desc(screenDays.number))
    .get();
}
