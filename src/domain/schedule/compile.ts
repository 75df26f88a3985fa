import type { DayPlan, PlanItem } from "../../contracts/plan.ts";
import { ENGINE, type ResolvedDay, resolveDay } from "./resolve.ts";
import { runDay, type Spot } from "./run.ts";
import type { DayInput } from "./types.ts";

/** A plan, and which booking each of its items belongs to (`null` = the fallback). */
export interface CompiledDay {
  readonly plan: DayPlan;
  readonly itemBookings: (string | null)[];
}

/** One screen's plan for one local day: a pure function of its argument (G9). */
export function compileDay(input: DayInput): CompiledDay {
  const day = resolveDay(input);
  return planOf(day, runDay(day));
}

/** Writes spots down as a plan. Items are numbered by their first spot; those never shown are left out. */
export function planOf(day: ResolvedDay, spots: readonly Spot[]): CompiledDay {
  const items: PlanItem[] = [];
  const itemBookings: (string | null)[] = [];
  const numbers = new Map<object | null, number>();
  const plan: DayPlan = { v: 2, engine: ENGINE, zone: day.zone, items, spots: [], exceptions: [] };
  let run: number[] = [];
  let runEndMs = -1;
  let count = 0;
  for (const { startMs, durationMs, booking, item } of spots) {
    const shown = item ? item.plan : day.fallback;
    if (!shown) continue;
    let number = numbers.get(item);
    if (number === undefined) {
      number = items.push(shown) - 1;
      itemBookings.push(booking ? booking.id : null);
      numbers.set(item, number);
    }
    if (startMs !== runEndMs) plan.spots.push((run = [startMs]));
    run.push(number);
    runEndMs = startMs + durationMs;
    if (durationMs !== shown.durationMs) {
      plan.exceptions.push([count, durationMs, durationMs < shown.durationMs ? "cut" : "stretched"]);
    }
    count += 1;
  }
  return { plan, itemBookings };
}
