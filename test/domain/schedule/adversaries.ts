import type { Daypart } from "../../../src/contracts/window.ts";
import type { SimulatedBooking, SimulateInput } from "../../../src/domain/schedule/simulate.ts";
import { ALWAYS, daily, instant } from "./make.ts";

const HOUR_MS = 3_600_000;
const FULL = 500;

function booking(id: string, durationMs: number, more: Partial<SimulatedBooking> = {}): SimulatedBooking {
  return { id, tier: "regular", weight: 1, windows: [ALWAYS], items: [{ id: "x", durationMs }], ...more };
}

function many(count: number, one: (i: number) => SimulatedBooking): SimulatedBooking[] {
  return Array.from({ length: count }, (_, i) => one(i));
}

function asked(hours: number, bookings: SimulatedBooking[]): SimulateInput {
  return { zone: "Asia/Shanghai", fromMs: instant(0), toMs: instant(hours * HOUR_MS), openHours: null, bookings };
}

function clock(minute: number): string {
  return `${String(Math.floor((minute % 1440) / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** Windows that begin before noon and end after it, nowhere two alike. */
function straggling(i: number) {
  return [daily(clock((i % 12) * 60 + ((i * 7) % 60)), clock((12 + (i % 11)) * 60 + ((i * 13) % 60)))];
}

const weight = (i: number) => 1 + ((i * 911) % 1000);
const shortParts = (i: number): Daypart[] =>
  Array.from({ length: 180 }, (_, k) => ({ from: clock(k * 8 + (i % 8)), to: clock(k * 8 + (i % 8) + 1 + (i % 5)) }));
const longWindows = (i: number) =>
  Array.from({ length: 10 }, (_, k) => {
    const from = ((i + k * 2) % 24) * 60 + ((i * 7 + k) % 60);
    return daily(clock(from), clock(from + 60));
  });

/** What a client may send to keep the object busy: each within the limits of its kind, as near to them as it gets. */
export const adversaries: Readonly<Record<string, SimulateInput>> = {
  one_tiny: asked(27, [booking("a", 1000)]),
  tiny: asked(
    27,
    many(FULL, (i) => booking(`b${i}`, 1000, { weight: weight(i) })),
  ),
  caps: asked(
    27,
    many(FULL, (i) => booking(`b${i}`, 1000, { weight: weight(i), maxPlaysPerHour: 1 + (i % 60) })),
  ),
  small_caps: asked(
    27,
    many(FULL, (i) => booking(`b${i}`, 1000, { maxPlaysPerHour: 7 })),
  ),
  caps_week: asked(
    192,
    many(FULL, (i) => booking(`b${i}`, 6900 + i, { weight: weight(i), maxPlaysPerHour: 1 + (i % 60) })),
  ),
  fillers: asked(
    27,
    many(FULL, (i) => booking(`b${i}`, 1000, { tier: "filler", weight: weight(i) })),
  ),
  fillers_behind_caps: asked(27, [
    ...many(FULL / 2, (i) => booking(`b${i}`, 1000, { tier: "filler", maxPlaysPerHour: 14 })),
    ...many(FULL / 2, (i) => booking(`c${i}`, 1000, { maxPlaysPerHour: 1 + (i % 7) })),
  ]),
  guarantees: asked(
    27,
    many(FULL, (i) => booking(`b${i}`, 1000, { guarantee: { playsPerHour: 7 } })),
  ),
  guarantees_beyond: asked(
    27,
    many(FULL, (i) => booking(`b${i}`, 1000, { weight: 1 + i, guarantee: { playsPerHour: 3600 } })),
  ),
  guarantees_with_caps: asked(
    27,
    many(FULL, (i) => booking(`b${i}`, 1000, { maxPlaysPerHour: 8, guarantee: { playsPerHour: 7 } })),
  ),
  weighted_items: asked(
    27,
    many(10, (n) =>
      booking(`b${n}`, 1000, {
        order: "weighted",
        items: Array.from({ length: FULL }, (_, i) => ({ id: `i${i}`, durationMs: 1000, weight: weight(i) })),
      }),
    ),
  ),
  one_material: asked(
    27,
    many(FULL, (i) => booking(`b${i}`, 1000, { items: [{ id: "same", durationMs: 1000 }] })),
  ),
  edges: asked(
    24,
    many(FULL, (i) =>
      booking(`b${i}`, 1000 + (i % 3) * 500, {
        weight: weight(i),
        windows: straggling(i),
        ...(i % 2 ? { maxPlaysPerHour: 1 + (i % 60) } : {}),
      }),
    ),
  ),
  edges_week: asked(
    192,
    many(FULL, (i) => booking(`b${i}`, 7000 + (i % 3) * 500, { weight: weight(i), windows: straggling(i) })),
  ),
  short_dayparts: asked(
    192,
    many(27, (i) => booking(`b${i}`, 60_000, { windows: [{ ...ALWAYS, dayparts: shortParts(i) }] })),
  ),
  long_films: asked(
    192,
    many(FULL, (i) => booking(`b${i}`, 7_200_000, { windows: longWindows(i) })),
  ),
};
