import { Budget, TooMuchWork } from "../../domain/schedule/budget.ts";
import { conflictsOn } from "../../domain/schedule/conflicts.ts";
import { problem, rangeTooLong } from "../../domain/schedule/problem.ts";
import { DAY_MS } from "../../domain/time/day.ts";
import { instantText, localDayAt } from "../../domain/time/wall.ts";
import { unconfirmedDays } from "../../domain/window/days.ts";
import { invalid } from "../../contracts/problem.ts";
import { requireNone } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import { alike, profileOf, resolve, scheduleOf, zoneOf } from "../aim/table.ts";
import { calendarOf } from "../calendar/table.ts";
import { screens } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import type { Verb } from "../verb.ts";
import { conflictOf } from "./conflict.ts";

const MAX_DAYS = 400;
/** Under a second of one core. */
const MAX_STEPS = 5_000_000;

/** Where approved bookings hide or crowd out each other, on any screen. */
export const listConflicts: Verb<"plan.conflicts"> = (tx, _actor, { query }) => {
  const fromMs = Date.parse(query.from);
  const toMs = Date.parse(query.to);
  if (fromMs >= toMs) requireNone([problem("end_before_start", ["query", "to"])]);
  if (toMs - fromMs > MAX_DAYS * DAY_MS + DAY_MS / 24) requireNone([rangeTooLong(MAX_DAYS, ["query", "to"])]);
  const { zone } = settingsOf(tx);
  const calendar = calendarOf(tx);
  const budget = new Budget(0, MAX_STEPS);
  try {
    const { aimed, members, windows } = aimedScreens(tx, fromMs, toMs, budget);
    return {
      conflicts: conflictsOn(aimed, fromMs, toMs, calendar, budget).map((found) =>
        conflictOf(
          found,
          (atMs) => instantText(atMs, zone),
          found.screens.flatMap((id) => members.get(id) ?? []).sort(),
        ),
      ),
      unconfirmedDays: unconfirmedDays(windows, localDayAt(fromMs, zone), localDayAt(toMs - 1, zone), calendar),
    };
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    throw invalid("query.to", "计算量过大，请缩短时间范围", "Too much to work out: a shorter range is right");
  }
};

/** One screen for all that are alike, and which ones each stands for. */
function aimedScreens(tx: Tx, fromMs: number, toMs: number, budget: Budget) {
  const days = Math.ceil((toMs - fromMs) / DAY_MS);
  const groups = alike(tx, tx.db.select().from(screens).all(), fromMs);
  const aimed = groups.map(({ first }) => {
    const day = localDayAt(fromMs, zoneOf(tx, first));
    const schedule = scheduleOf(tx, first, day);
    const bookings = schedule.aimed.flatMap((each) => resolve(schedule, each, fromMs, toMs));
    for (const { windows } of bookings) budget.spend(days * windows.reduce((n, w) => n + (w.dayparts?.length ?? 1), 0));
    return { id: first.id, screen: profileOf(schedule, day), bookings };
  });
  return {
    aimed,
    members: new Map(groups.map(({ first, screens }) => [first.id, screens])),
    windows: aimed.flatMap(({ bookings }) => bookings.flatMap(({ windows }) => windows)),
  };
}
