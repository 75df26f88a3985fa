import { and, desc, eq } from "drizzle-orm";
import { canonical, planBytes } from "../../domain/schedule/canonical.ts";
import { planOf as writeDown } from "../../domain/schedule/compile.ts";
import { ENGINE, resolveDay, type ResolvedDay } from "../../domain/schedule/resolve.ts";
import { runDay } from "../../domain/schedule/run.ts";
import { localMidnight } from "../../domain/time/wall.ts";
import { sha256 } from "../../platform/digest.ts";
import type { Tx } from "../../platform/tx.ts";
import { dayInput, type ScreenSchedule } from "../aim/table.ts";
import { planInputs, plans, screenDays, type PlanInputRow, type ScreenDayRow } from "./table.ts";

/**
 * The plan of one local day, compiled when no day with the same facts was before: rows of `plan_input` count the
 * compilations. Equal facts, byte-identical plan (G9), stored once.
 */
export function compiled(tx: Tx, schedule: ScreenSchedule, day: string): PlanInputRow {
  const resolved = resolveDay(dayInput(schedule, day));
  const facts = sha256(canonical(resolved));
  return known(tx, facts) ?? compile(tx, facts, resolved);
}

function known(tx: Tx, facts: string): PlanInputRow | undefined {
  return tx.db
    .select()
    .from(planInputs)
    .where(and(eq(planInputs.facts, facts), eq(planInputs.engine, ENGINE)))
    .get();
}

function compile(tx: Tx, facts: string, resolved: ResolvedDay): PlanInputRow {
  const { plan, itemBookings } = writeDown(resolved, runDay(resolved));
  const bytes = planBytes(plan);
  const id = sha256(bytes);
  const row = { id, bytes: new TextDecoder().decode(bytes), createdAt: tx.now };
  tx.db.insert(plans).values(row).onConflictDoNothing().run();
  const input = { facts, engine: ENGINE, plan: id, bookings: itemBookings };
  tx.db.insert(planInputs).values(input).run();
  return input;
}

/**
 * The plan that the screen is to follow on the day, written down as issued when it is another than before. A day that
 * has begun keeps its plan under a new engine version: that takes effect at the next local midnight.
 */
export function issue(tx: Tx, schedule: ScreenSchedule, day: string): ScreenDayRow {
  const before = lastIssued(tx, schedule.screen.id, day);
  const resolved = resolveDay(dayInput(schedule, day));
  const facts = sha256(canonical(resolved));
  if (before?.facts === facts && (before.engine === ENGINE || tx.now >= before.startsAt)) return before;
  const { plan, engine } = known(tx, facts) ?? compile(tx, facts, resolved);
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
