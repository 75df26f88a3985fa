import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { planBytes } from "../../src/domain/schedule/canonical.ts";
import { compileDay } from "../../src/domain/schedule/compile.ts";
import { simulate } from "../../src/domain/schedule/simulate.ts";
import type { ResolvedBooking } from "../../src/domain/schedule/types.ts";
import { statutoryCalendar } from "../../src/domain/time/calendar.ts";
import { addDays } from "../../src/domain/time/day.ts";
import { adversaries } from "../domain/schedule/adversaries.ts";
import { daily, DAY, makeBooking, makeDay, makeItem, makeScreen } from "../domain/schedule/make.ts";

/** Named figures of the scheduling engine: milliseconds of CPU on one core, bytes, spots. */
export async function figures(): Promise<Record<string, number>> {
  const named: Record<string, number> = {};
  for (const count of [10, 50, 250]) {
    named[`schedule.week_${count}_bookings_ms`] = best(() => week(competitors(count)));
  }
  named["schedule.week_spots"] = week(competitors(50));
  const calendar = statutoryCalendar();
  for (const [name, input] of Object.entries(adversaries)) {
    named[`schedule.simulate_${name}_ms`] = best(() => Object.keys(simulate(input, calendar)).length);
  }
  const worst = Object.entries(named).filter(([name]) => name.startsWith("schedule.simulate_"));
  named["schedule.simulate_worst_ms"] = Math.max(...worst.map(([, ms]) => ms));
  named["schedule.adversarial_day_ms"] = best(() => compileDay(makeDay(stragglers())).itemBookings.length);
  for (const items of [1, 4]) {
    const { plan, itemBookings } = typicalDay(items);
    named[`schedule.plan_${items}_items_spots`] = countOf(plan.spots);
    named[`schedule.plan_${items}_items_shown`] = itemBookings.length;
    named[`schedule.plan_${items}_items_gzip_bytes`] = gzipSync(planBytes(plan)).length;
  }
  named["schedule.plan_serialise_ms"] = best(() => planBytes(typicalDay(4).plan).length);
  return named;
}

/** The least CPU time of five runs: what is worked, whatever else the machine does. */
function best(run: () => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return Math.round(least * 10) / 10;
}

function competitors(count: number): ResolvedBooking[] {
  return Array.from({ length: count }, (_, i) => makeBooking(`bkg_${i}`, 10_000, { weight: 1 + ((i * 37) % 100) }));
}

function week(bookings: readonly ResolvedBooking[]): number {
  let spots = 0;
  for (let i = 0; i < 7; i++) spots += countOf(compileDay(makeDay(bookings, { day: addDays(DAY, i) })).plan.spots);
  return spots;
}

/** Spots of all runs. */
function countOf(runs: readonly (readonly number[])[]): number {
  return runs.reduce((sum, run) => sum + run.length - 1, 0);
}

/** 500 capped bookings of 1 s spots whose windows begin and end all over the day. */
function stragglers(): ResolvedBooking[] {
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

/** 20 bookings of so many items each, 16 h, spots of 10 to 30 s to the millisecond; hashes and ids as incompressible as real ones. */
function typicalDay(itemsEach: number) {
  const bookings = Array.from({ length: 20 }, (_, i) =>
    makeBooking(`bkg_${i}`, 10_000, {
      weight: 1 + (digest(`w${i}`).readUInt16BE() % 1000),
      items: Array.from({ length: itemsEach }, (_, at) => {
        const hash = digest(`${i} ${at}`);
        const material = `ver_${hash.toString("base64url").toLowerCase().replaceAll(/[-_]/g, "0").slice(0, 26)}`;
        const durationMs = 10_000 + (hash.readUInt32BE() % 20_001);
        return makeItem(durationMs, { id: `i${at}`, material, sha256: hash.toString("hex") });
      }),
    }),
  );
  return compileDay(makeDay(bookings, { screen: makeScreen({ openHours: [daily("06:00", "22:00")] }) }));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

if (import.meta.main) console.log(await figures());
