import { simulateProblems } from "../../domain/schedule/simulate-problems.ts";
import { simulate, type SimulateInput } from "../../domain/schedule/simulate.ts";
import type { ScheduleProblem } from "../../domain/schedule/types.ts";
import { localDayAt } from "../../domain/time/wall.ts";
import { unconfirmedDays } from "../../domain/window/days.ts";
import { requireNone } from "../../platform/reference.ts";
import { calendarOf } from "../calendar/table.ts";
import type { Verb } from "../verb.ts";
import { conflictOf } from "./conflict.ts";
import { instantWriter } from "./instants.ts";

type Body = Parameters<Verb<"plan.simulate">>[2]["body"];

/** What would play if these were the bookings. Stores nothing. */
export const simulatePlan: Verb<"plan.simulate"> = (tx, _actor, { body }) => {
  const input = inputOf(body);
  requireNone(simulateProblems(input));
  const calendar = calendarOf(tx);
  const answer = simulate(input, calendar);
  if ("problems" in answer) return refuse(answer.problems);
  const { spots, airtime, conflicts } = answer.simulation;
  const { zone, fromMs, toMs } = input;
  const instant = instantWriter(zone, fromMs, toMs);
  const windows = [...(input.openHours ?? []), ...input.bookings.flatMap((booking) => booking.windows)];
  return {
    spots: spots.map(({ atMs, ...spot }) => ({ at: instant(atMs), ...spot })),
    airtime,
    conflicts: conflicts.map((conflict) => conflictOf(conflict, instant, [])),
    unconfirmedDays: unconfirmedDays(windows, localDayAt(fromMs, zone), localDayAt(toMs - 1, zone), calendar),
  };
};

function refuse(problems: readonly ScheduleProblem[]): never {
  requireNone(problems);
  throw new Error("refused without a reason");
}

function inputOf({ zone, from, to, openHours, bookings }: Body): SimulateInput {
  return {
    zone,
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
    openHours: openHours ?? null,
    bookings: bookings.map(({ maxPlaysPerHour, guarantee, order, items, ...booking }) => ({
      ...booking,
      ...(maxPlaysPerHour != null && { maxPlaysPerHour }),
      ...(guarantee != null && { guarantee }),
      ...(order && { order }),
      items: items.map(({ weight, durationMs, ...item }) => ({
        ...item,
        // Not a number is no duration: the rules say which ones there are.
        durationMs: durationMs ?? Number.NaN,
        ...(weight !== undefined && { weight }),
      })),
    })),
  };
}
