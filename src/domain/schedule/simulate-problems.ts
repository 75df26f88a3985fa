import { DAY_MS } from "../time/day.ts";
import { windowProblems, zoneProblems } from "../window/problems.ts";
import { problem, rangeTooLong } from "./problem.ts";
import type { SimulatedBooking, SimulateInput } from "./simulate.ts";
import type { ScheduleProblem } from "./types.ts";

export const MAX_SPOTS = 100_000;
/** Less than a quarter of a second of one core, whatever is asked. */
export const MAX_STEPS = 1_500_000;
const MAX_BOOKINGS = 500;
const MAX_ITEMS = 5000;
const MAX_ITEMS_PER_BOOKING = 500;
const MAX_DAYS = 8;
/** Dayparts of all bookings over all days asked for: 500 bookings with ten a day for eight days. */
const MAX_DAYPARTS = 40_000;

/** Why a what-if cannot be asked; empty = fine. */
export function simulateProblems(input: SimulateInput): ScheduleProblem[] {
  const { zone, fromMs, toMs, openHours, bookings } = input;
  const found: ScheduleProblem[] = [...zoneProblems(zone), ...windowProblems(openHours ?? [], ["openHours"])];
  if (fromMs >= toMs) found.push(problem("end_before_start", ["to"]));
  // A week in which clocks go back is an hour longer.
  if (toMs - fromMs > MAX_DAYS * DAY_MS + DAY_MS / 24) found.push(rangeTooLong(MAX_DAYS, ["to"]));
  if (bookings.length > MAX_BOOKINGS) found.push(problem("too_many_bookings", ["bookings"]));
  if (bookings.reduce((sum, { items }) => sum + items.length, 0) > MAX_ITEMS) {
    found.push(problem("too_many_items", ["bookings"]));
  }
  if (found.length > 0) return found;
  const days = Math.ceil((toMs - fromMs) / DAY_MS);
  const dayparts = bookings.flatMap(({ windows }) => windows.map((window) => window.dayparts?.length ?? 1));
  if (dayparts.reduce((sum, count) => sum + count * days, 0) > MAX_DAYPARTS) {
    return [problem("too_complex", ["bookings"])];
  }
  const ids = new Set<string>();
  for (const [index, booking] of bookings.entries()) {
    if (ids.has(booking.id)) found.push(problem("duplicate_id", ["bookings", index, "id"]));
    ids.add(booking.id);
    found.push(...bookingProblems(booking, ["bookings", index]));
  }
  return found;
}

function bookingProblems(booking: SimulatedBooking, path: readonly (string | number)[]): ScheduleProblem[] {
  const { weight, windows, maxPlaysPerHour: cap, guarantee, items } = booking;
  const found: ScheduleProblem[] = [...windowProblems(windows, [...path, "windows"])];
  const within = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  if (!within(weight, 1, 1000)) found.push(problem("weight_range", [...path, "weight"]));
  if (cap !== undefined && !within(cap, 1, 3600)) found.push(problem("cap_range", [...path, "maxPlaysPerHour"]));
  if (guarantee && !within(guarantee.playsPerHour, 1, cap === undefined ? 3600 : cap - 1)) {
    found.push(problem("guarantee_range", [...path, "guarantee", "playsPerHour"]));
  }
  if (items.length === 0) found.push(problem("items_empty", [...path, "items"]));
  if (items.length > MAX_ITEMS_PER_BOOKING) found.push(problem("too_many_items", [...path, "items"]));
  const ids = new Set<string>();
  for (const [index, item] of items.entries()) {
    const at = [...path, "items", index];
    if (ids.has(item.id)) found.push(problem("duplicate_id", [...at, "id"]));
    ids.add(item.id);
    if (!within(item.durationMs, 1000, 7_200_000)) found.push(problem("duration_range", [...at, "durationMs"]));
    if (!within(item.weight ?? 1, 1, 1000)) found.push(problem("weight_range", [...at, "weight"]));
  }
  return found;
}
