import { gzipSync } from "node:zlib";
import { planBytes } from "../../src/domain/schedule/canonical.ts";
import { compileDay } from "../../src/domain/schedule/compile.ts";
import type { ResolvedBooking } from "../../src/domain/schedule/types.ts";
import { addDays } from "../../src/domain/time/day.ts";
import { daily, DAY, makeBooking, makeDay, makeItem, makeScreen } from "../domain/schedule/make.ts";

/** Named figures of the scheduling engine: milliseconds of CPU on one core, bytes, spots. */
export async function figures(): Promise<Record<string, number>> {
  const named: Record<string, number> = {};
  for (const count of [10, 50, 250]) {
    named[`schedule.week_${count}_bookings_ms`] = best(() => week(competitors(count)));
  }
  named["schedule.week_spots"] = week(competitors(50));
  named["schedule.adversarial_day_ms"] = best(() => compileDay(makeDay(adversaries())).itemBookings.length);
  named["schedule.plan_gzip_bytes"] = gzipSync(planBytes(typicalDay())).length;
  named["schedule.plan_serialise_ms"] = best(() => planBytes(typicalDay()).length);
  return named;
}

function best(run: () => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const before = performance.now();
    run();
    least = Math.min(least, performance.now() - before);
  }
  return Math.round(least * 10) / 10;
}

function competitors(count: number): ResolvedBooking[] {
  return Array.from({ length: count }, (_, i) => makeBooking(`bkg_${i}`, 10_000, { weight: 1 + ((i * 37) % 100) }));
}

function week(bookings: readonly ResolvedBooking[]): number {
  let spots = 0;
  for (let i = 0; i < 7; i++) spots += compileDay(makeDay(bookings, { day: addDays(DAY, i) })).itemBookings.length;
  return spots;
}

/** 500 capped bookings of 1 s spots whose windows begin and end all over the day. */
function adversaries(): ResolvedBooking[] {
  return Array.from({ length: 500 }, (_, i) => {
    const from = `${String(i % 12).padStart(2, "0")}:${String((i * 7) % 60).padStart(2, "0")}`;
    const to = `${12 + (i % 11)}:${String((i * 13) % 60).padStart(2, "0")}`;
    return makeBooking(`bkg_${String(i).padStart(3, "0")}`, 1000 + (i % 3) * 500, {
      weight: 1 + ((i * 911) % 1000),
      windows: [daily(from, to)],
      ...(i % 2 ? { maxPlaysPerHour: 1 + (i % 60) } : {}),
    });
  });
}

function typicalDay() {
  const bookings = Array.from({ length: 20 }, (_, i) =>
    makeBooking(`bkg_${i}`, 10_000, {
      weight: 1 + (i % 7),
      items: [10, 15, 20, 30].map((s, at) =>
        makeItem(s * 1000, { id: `i${at}`, material: `ver_${i}_${at}`, sha256: `${i}${at}`.padStart(64, "a") }),
      ),
    }),
  );
  return compileDay(makeDay(bookings, { screen: makeScreen({ openHours: [daily("06:00", "22:00")] }) })).plan;
}

if (import.meta.main) console.log(await figures());
