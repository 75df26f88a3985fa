import type { PlanItem } from "../../contracts/plan.ts";
import { unlimited } from "./budget.ts";
import { canonical } from "./canonical.ts";
import { type CompiledDay, planOf } from "./compile.ts";
import { editInstants, isInForce } from "./edit.ts";
import { spotsOf } from "./position.ts";
import type { DayBooking, DayItem, ResolvedDay } from "./resolve.ts";
import { Runner, type Spot } from "./run.ts";

/**
 * The day's plan where an earlier engine planned what was shown so far: up to `atMs` what was `issued`, from there on by
 * this engine. Elapsed ms.
 */
export function resumePlan(day: ResolvedDay, issued: CompiledDay, atMs: number): CompiledDay {
  return planOf(day, resumeDay(day, shownBefore(day, issued, atMs), atMs));
}

/**
 * From where an edited day is planned anew, when `issued` was issued at `issuedMs` and the day is asked for at `nowMs`:
 * from the last instant of its history since then, which is the same for all screens that follow it; without one, as when
 * opening hours change, from now. A takeover's end of which the issued plan knew is no such instant.
 */
export function resumeInstant(day: ResolvedDay, issued: CompiledDay, issuedMs: number, nowMs: number): number {
  const shownTill = new Map<string | null | undefined, number>();
  for (const { startMs, durationMs, item } of spotsOf(issued.plan))
    shownTill.set(issued.itemBookings[item], startMs + durationMs);
  const wasKnown = (atMs: number) =>
    day.bookings.some(
      ({ id, tier, untilMs }) => tier === "takeover" && untilMs === atMs && (shownTill.get(id) ?? Infinity) <= atMs,
    );
  const isSince = (atMs: number) => atMs > 0 && issuedMs <= atMs && atMs <= nowMs && !wasKnown(atMs);
  return editInstants(day).findLast(isSince) ?? nowMs;
}

/**
 * Plays on from `atMs` a day of which `shown` was planned otherwise, by an earlier engine: what started before stays (G10)
 * and counts against caps and towards guarantees; what shares owe begins anew, as at midnight.
 */
function resumeDay(day: ResolvedDay, shown: readonly Spot[], atMs: number): Spot[] {
  const runner = new Runner(day, unlimited());
  const edits = editInstants(day);
  runner.adopt(
    shown,
    edits.filter((editMs) => editMs < atMs),
    atMs,
  );
  runner.epochs([atMs, ...edits.filter((editMs) => editMs > atMs)]);
  return runner.spots;
}

/** The plan's spots that start before `atMs`, with the bookings and items of the day that they belong to. */
function shownBefore(day: ResolvedDay, { plan, itemBookings }: CompiledDay, atMs: number): Spot[] {
  const known = new Map<string, Pick<Spot, "booking" | "item">>();
  return spotsOf(plan)
    .filter(({ startMs }) => startMs < atMs)
    .map(({ startMs, durationMs, item: index }) => {
      const owner = itemBookings[index] ?? null;
      const planItem = plan.items[index];
      if (owner === null || !planItem) {
        const item = known.get(String(index))?.item ?? (planItem ? formerFallback(planItem, day) : null);
        known.set(String(index), { booking: null, item });
        return { startMs, durationMs, booking: null, item };
      }
      const versions = day.bookings.filter(({ id }) => id === owner);
      const booking = versions.find((version) => isInForce(version, startMs)) ?? versions[0] ?? goneBooking(owner);
      const key = `${index} ${booking.fromMs}`;
      const shown = known.get(key) ?? { booking, item: itemOf(booking, planItem, day) };
      known.set(key, shown);
      return { startMs, durationMs, ...shown };
    });
}

function itemOf(booking: DayBooking, plan: PlanItem, day: ResolvedDay): DayItem {
  const text = canonical(plan);
  return booking.items.find((item) => canonical(item.plan) === text) ?? goneItem(plan, day);
}

/** What stood in where nothing could play; null when the same still does. */
function formerFallback(plan: PlanItem, day: ResolvedDay): DayItem | null {
  return day.fallback && canonical(day.fallback) === canonical(plan) ? null : goneItem(plan, day);
}

function goneItem(plan: PlanItem, day: ResolvedDay): DayItem {
  const { material, durationMs } = plan;
  return { id: "", material, durationMs, weight: 1, fromMs: 0, untilMs: day.lengthMs, withdrawnMs: null, plan };
}

/** Was shown, and is no part of the day any more. */
function goneBooking(id: string): DayBooking {
  return {
    id,
    tier: "regular",
    weight: 1,
    cap: 0,
    guarantee: 0,
    order: "ordered",
    issued: 0,
    fromMs: 0,
    untilMs: null,
    cancelled: false,
    active: [],
    items: [],
  };
}
