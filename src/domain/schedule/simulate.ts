import type { Tier } from "../../contracts/plan.ts";
import type { Window } from "../../contracts/window.ts";
import type { StatutoryCalendar } from "../time/calendar.ts";
import { addDays } from "../time/day.ts";
import { localDayAt, localMidnight } from "../time/wall.ts";
import { Budget, TooMuchWork } from "./budget.ts";
import { type Conflict, conflictsOn } from "./conflicts.ts";
import { problem } from "./problem.ts";
import { resolveDay } from "./resolve.ts";
import { runDay } from "./run.ts";
import { MAX_SPOTS, MAX_STEPS } from "./simulate-problems.ts";
import type { ResolvedBooking, ScheduleProblem, ScreenProfile } from "./types.ts";

export interface SimulatedBooking {
  readonly id: string;
  readonly tier: Tier;
  readonly weight: number;
  readonly windows: readonly Window[];
  readonly maxPlaysPerHour?: number;
  readonly guarantee?: { readonly playsPerHour: number };
  /** Default `ordered`. */
  readonly order?: "ordered" | "weighted";
  readonly items: readonly { readonly id: string; readonly durationMs: number; readonly weight?: number }[];
}

export interface SimulateInput {
  readonly zone: string;
  /** Counts as a segment boundary. Epoch ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** `null` = always open. */
  readonly openHours: readonly Window[] | null;
  readonly bookings: readonly SimulatedBooking[];
}

export interface SimulatedSpot {
  readonly atMs: number;
  readonly durationMs: number;
  /** `null` = the bureau's fallback. */
  readonly booking: string | null;
  readonly item: string | null;
  readonly cut?: true;
}

export interface Simulation {
  readonly spots: SimulatedSpot[];
  /** `share` of the simulated open time, 0…1. */
  readonly airtime: { booking: string | null; plays: number; seconds: number; share: number }[];
  readonly conflicts: Conflict[];
}

/** Stands in for the bureau's fallback material in a what-if. */
const FALLBACK = { material: "fallback", kind: "image", sha256: "0".repeat(64), durationMs: 10_000 } as const;

/**
 * What would play if these were the bookings. Stores nothing. Expects an input without `simulateProblems`; refuses one
 * that turns out to need more than 100,000 spots or too much work.
 */
export function simulate(
  input: SimulateInput,
  calendar: StatutoryCalendar,
  budget = new Budget(MAX_SPOTS, MAX_STEPS),
): { readonly simulation: Simulation } | { readonly problems: ScheduleProblem[] } {
  try {
    return { simulation: run(input, calendar, budget) };
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    return { problems: [problem(error.limit === "spots" ? "too_many_spots" : "too_complex", ["bookings"])] };
  }
}

function run(input: SimulateInput, calendar: StatutoryCalendar, budget: Budget): Simulation {
  const { zone, fromMs, toMs, openHours } = input;
  const screen: ScreenProfile = { kind: "full", zone, openHours, minDwellMs: 0, fallback: FALLBACK };
  // Of two takeovers the one further down in the request counts as issued later.
  const bookings = input.bookings.map(asResolved);
  const spots: SimulatedSpot[] = [];
  for (let day = localDayAt(fromMs, zone); localMidnight(day, zone) < toMs; day = addDays(day, 1)) {
    const midnightMs = localMidnight(day, zone);
    const resolved = resolveDay({ day, screen, bookings, calendar }, { startMs: fromMs, endMs: toMs });
    for (const { startMs, durationMs, booking, item } of runDay(resolved, budget)) {
      const cut = durationMs < (item?.durationMs ?? FALLBACK.durationMs);
      spots.push({
        atMs: midnightMs + startMs,
        durationMs,
        booking: booking?.id ?? null,
        item: item?.id ?? null,
        ...(cut ? { cut } : {}),
      });
    }
  }
  return {
    spots,
    airtime: airtimeOf(input, spots),
    conflicts: conflictsOn([{ id: "", screen, bookings }], fromMs, toMs, calendar, budget),
  };
}

function airtimeOf(input: SimulateInput, spots: readonly SimulatedSpot[]): Simulation["airtime"] {
  const totals = new Map<string | null, { plays: number; ms: number }>();
  for (const { id } of input.bookings) totals.set(id, { plays: 0, ms: 0 });
  let openMs = 0;
  for (const { booking, durationMs } of spots) {
    const total = totals.get(booking) ?? { plays: 0, ms: 0 };
    total.plays++;
    total.ms += durationMs;
    openMs += durationMs;
    totals.set(booking, total);
  }
  return [...totals].map(([booking, { plays, ms }]) => ({
    booking,
    plays,
    seconds: ms / 1000,
    share: openMs === 0 ? 0 : Math.round((ms / openMs) * 1e6) / 1e6,
  }));
}

function asResolved(booking: SimulatedBooking, index: number): ResolvedBooking {
  const { order, items, ...rest } = booking;
  return {
    ...rest,
    order: order ?? "ordered",
    issuedAtMs: index,
    effectiveAtMs: Number.MIN_SAFE_INTEGER,
    items: items.map((item) => ({ ...item, material: item.id, kind: "video", sha256: FALLBACK.sha256 })),
  };
}
