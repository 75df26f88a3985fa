import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Budget } from "../../../src/domain/schedule/budget.ts";
import { admit } from "../../../src/domain/schedule/admission.ts";
import type { ResolvedBooking } from "../../../src/domain/schedule/types.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";
import { daily, DAY, instant, makeBooking, makeDay, makeItem, makeScreen } from "./make.ts";
import { shownOn, startsOf } from "./properties.ts";
import { runs } from "./runs.ts";

const HOUR_MS = 3_600_000;
const OPEN = daily("08:00", "12:00");
const OPEN_MS = 8 * HOUR_MS;
const screen = makeScreen({ openHours: [OPEN] });

describe("G6 admission", () => {
  const guaranteed = fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 5000, max: 90_000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.option(fc.integer({ min: 1, max: 8 })),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((all) =>
      all.map(([n, d, w, spare], i) => {
        const cap = spare === null ? {} : { maxPlaysPerHour: n + spare };
        return makeBooking(`g${i}`, d, { weight: w, guarantee: { playsPerHour: n }, windows: [OPEN], ...cap });
      }),
    );
  const others = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1000, max: 120_000 })), { maxLength: 6 })
    .map((all) => all.map(([w, d], i) => makeBooking(`o${i}`, d, { weight: w, windows: [OPEN] })));
  const calendar = statutoryCalendar();
  const ask = (candidate: ResolvedBooking, bookings: readonly ResolvedBooking[]) =>
    admit(candidate, [{ id: "s", screen, bookings }], instant(0), instant(172_800_000), calendar, new Budget(0, 1e6));

  test("who is admitted gets its plays in every clock hour", () => {
    fc.assert(
      fc.property(guaranteed, others, (asked, rest) => {
        const all: ResolvedBooking[] = [...rest];
        for (const candidate of asked) if (ask(candidate, all).admitted) all.push(candidate);
        const shown = shownOn(makeDay(all, { screen }));
        for (const { id, guarantee } of all) {
          for (let hour = 8; hour < 12; hour++) {
            const plays = startsOf(shown, id).filter((at) => Math.floor(at / HOUR_MS) === hour).length;
            if (guarantee) expect(plays).toBeGreaterThanOrEqual(guarantee.playsPerHour);
          }
        }
      }),
      runs(1000),
    );
  });

  /** Rows of [id, weight, spot in ms, plays guaranteed, cap]; 0 = none. */
  type Row = readonly [id: string, weight: number, ms: number, guarantee: number, cap: number];
  const booked = (rows: readonly Row[]) =>
    rows.map(([id, weight, ms, playsPerHour, cap]) =>
      makeBooking(id, ms, {
        weight,
        windows: [OPEN],
        ...(playsPerHour > 0 && { guarantee: { playsPerHour } }),
        ...(cap > 0 && { maxPlaysPerHour: cap }),
      }),
    );
  const admitted = (asked: readonly ResolvedBooking[]) =>
    asked.reduce<ResolvedBooking[]>((all, candidate) => (ask(candidate, all).admitted ? [...all, candidate] : all), []);
  /** The guaranteed hours in which plays are missing. */
  const missing = (bookings: readonly ResolvedBooking[]) => {
    const shown = shownOn(makeDay(bookings, { screen }));
    return bookings.flatMap(({ id, guarantee }) =>
      [8, 9, 10, 11].flatMap((hour) => {
        const plays = startsOf(shown, id).filter((at) => Math.floor(at / HOUR_MS) === hour).length;
        return guarantee && plays < guarantee.playsPerHour ? [`${id} at ${hour}: ${plays}`] : [];
      }),
    );
  };

  test.each<{ about: string; rows: Row[] }>([
    {
      about: "a booking with both, two caps and a spot of a second",
      rows: [
        ["o0", 4, 50_910, 0, 18],
        ["o1", 6, 41_733, 0, 31],
        ["o2", 1, 1000, 0, 0],
        ["g0", 1, 5000, 1, 2],
        ["g1", 1, 63_362, 8, 0],
        ["g2", 1, 74_347, 8, 0],
        ["g3", 1, 86_066, 5, 0],
      ],
    },
    {
      about: "one cap beside one of many plays",
      rows: [
        ["a0", 1, 4413, 0, 0],
        ["c0", 11, 23_574, 0, 99],
        ["g0", 1, 80_157, 3, 0],
        ["g1", 1, 42_092, 25, 0],
      ],
    },
    {
      about: "a film that would be cut at closing time while a cap holds the guarantee back",
      rows: [
        ["o0", 690, 194_320, 0, 0],
        ["g0", 746, 12_548, 36, 37],
      ],
    },
    {
      about: "long spots under the cap in every hour",
      rows: [
        ["a0", 1, 3937, 0, 0],
        ["c0", 11, 113_607, 0, 21],
        ["g0", 1, 39_595, 8, 0],
        ["g1", 1, 11_233, 33, 0],
        ["g2", 1, 11_638, 45, 0],
        ["g3", 1, 71_916, 2, 4],
      ],
    },
  ])("what a cap is to get takes nothing from a guarantee: $about (docs/decisions/0106)", ({ rows }) => {
    const all = admitted(booked(rows));
    expect(all).toHaveLength(rows.length);
    expect(missing(all)).toEqual([]);
  });

  const owed = fc.tuple(fc.integer({ min: 5000, max: 90_000 }), fc.nat(1000), fc.integer({ min: -5, max: 3 }));
  const capped = fc.tuple(fc.integer({ min: 20_000, max: 120_000 }), fc.integer({ min: 4, max: 12 }));
  /** Guarantees and caps that want an hour together, a little less or a little more, and a small booking beside them. */
  const full = fc
    .tuple(
      fc.array(owed, { minLength: 1, maxLength: 4 }),
      fc.array(capped, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1000, max: 5000 }),
      fc.integer({ min: -60_000, max: 240_000 }),
    )
    .map(([guarantees, caps, tiny, beyondMs]) => {
      const rows: Row[] = [["a", 1, tiny, 0, 0]];
      let leftMs = HOUR_MS + beyondMs;
      for (const [i, [ms, part, spare]] of guarantees.entries()) {
        const forIt = 200_000 + (part * (2_400_000 / guarantees.length - 200_000)) / 1000;
        const n = Math.max(1, Math.floor(forIt / ms));
        rows.push([`g${i}`, 1, ms, n, spare > 0 ? n + spare : 0]);
        leftMs -= n * ms;
      }
      for (const [i, [ms, w]] of caps.entries()) {
        const n = Math.max(1, Math.round(leftMs / (caps.length - i) / ms));
        rows.push([`c${i}`, w, ms, 0, n + 1]);
        leftMs -= n * ms;
      }
      return booked(rows);
    });

  test("hours that guarantees and caps fill to the last minute keep every guarantee", () => {
    fc.assert(
      fc.property(full, (bookings) => {
        expect(missing(admitted(bookings))).toEqual([]);
      }),
      runs(2000),
    );
  });

  const time = (m: number) => `${String(8 + Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
  const visitors = fc
    .array(
      fc.tuple(
        fc.integer({ min: 0, max: 199 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 5000, max: 90_000 }),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) =>
      all.map(([from, m, ms], i) => makeBooking(`e${i}`, ms, { windows: [daily(time(from), time(from + m))] })),
    );

  test("nor do bookings that come and go within the hour cost a guarantee", () => {
    fc.assert(
      fc.property(full, visitors, (bookings, others) => {
        expect(missing(admitted([...others, ...bookings]))).toEqual([]);
      }),
      runs(2000),
    );
  });

  test("a guaranteed spot runs over the edge of a segment before a play is missing (docs/decisions/0107)", () => {
    const film = makeBooking("film", 20 * 60_000, { windows: [OPEN], guarantee: { playsPerHour: 2 } });
    const short = makeBooking("short", 7000, { windows: [OPEN], weight: 50 });
    const joins = ["08:15", "08:30", "08:45"].map((from) =>
      makeBooking(`joins${from}`, 7000, { windows: [daily(from, "12:00")] }),
    );
    const all = admitted([short, ...joins, film]);
    expect(all).toContain(film);
    expect(missing(all)).toEqual([]);
    const shown = shownOn(makeDay(all, { screen }));
    expect(shown.filter(({ booking, durationMs }) => booking === "film" && durationMs < 20 * 60_000)).toEqual([]);
  });

  test("a filler's film does not take the next hour's guarantees their room", () => {
    const owing = { windows: [OPEN], guarantee: { playsPerHour: 2 }, maxPlaysPerHour: 3 };
    const bookings = [makeBooking("g", 1_100_000, owing), makeBooking("filler", 3_000_000, { tier: "filler" })];
    expect(missing(bookings)).toEqual([]);
  });

  test("a capped one gets them in a day's first and last hour, too, if n is well below the cap (docs/decisions/0105)", () => {
    const cap = fc.integer({ min: 2, max: 40 });
    const spots = fc.array(fc.integer({ min: 1000, max: 60_000 }), { minLength: 2, maxLength: 5 });
    const night = makeScreen({ openHours: [daily("22:00", "02:00")] });
    fc.assert(
      fc.property(cap, fc.integer({ min: 1, max: 39 }), spots, (n, owed, durations) => {
        const [own = 1000, ...rest] = durations;
        const longest = Math.max(...durations);
        fc.pre(owed < n && HOUR_MS >= owed * (Math.ceil(3600 / n) * 1000 + longest));
        const bookings = [
          makeBooking("a", own, { maxPlaysPerHour: n, guarantee: { playsPerHour: owed } }),
          ...rest.map((d, i) => makeBooking(`b${i}`, d, { weight: 1000 })),
        ];
        const starts = startsOf(shownOn(makeDay(bookings, { screen: night })), "a");
        for (const hour of [0, 1, 22, 23]) {
          const plays = starts.filter((at) => Math.floor(at / HOUR_MS) === hour).length;
          expect(plays).toBeGreaterThanOrEqual(owed);
        }
      }),
      runs(1000),
    );
  });

  test("60 % beside 60 % is refused, with names, hours, by how much, and where there is room", () => {
    const half = makeBooking("g1", 60_000, {
      guarantee: { playsPerHour: 36 },
      windows: [{ ...daily("08:00", "10:00"), endsOn: DAY }],
    });
    const other = { ...half, id: "g2" };
    const answer = ask(other, [half]);
    expect(answer).toEqual({
      admitted: false,
      code: "overbooked",
      overbooked: [
        {
          screen: "s",
          startMs: instant(OPEN_MS),
          endMs: instant(10 * HOUR_MS),
          competitors: ["g1"],
          overMs: 72 * 60_000 - (HOUR_MS - 60_000),
        },
      ],
      alternatives: [10, 11, 32].map((hour) => ({
        startMs: instant(hour * HOUR_MS),
        endMs: instant((hour + 1) * HOUR_MS),
      })),
    });
  });

  test("an item that does not fit the screen reserves nothing there", () => {
    const items = [
      makeItem(60_000, { id: "i1", orientation: "landscape" }),
      makeItem(120_000, { id: "i2", orientation: "portrait" }),
    ];
    const booking = makeBooking("g1", 1000, { items, guarantee: { playsPerHour: 50 }, windows: [OPEN] });
    const admittedOn = (orientation: "landscape" | "portrait") => {
      const turned = [{ id: "s", screen: { ...screen, orientation }, bookings: [] }];
      return admit(booking, turned, instant(0), instant(172_800_000), calendar, new Budget(0, 1e6)).admitted;
    };
    expect(admittedOn("landscape")).toBe(true);
    expect(admittedOn("portrait")).toBe(false);
  });

  test("one version replaces another", () => {
    const booking = makeBooking("g1", 60_000, { guarantee: { playsPerHour: 36 }, windows: [OPEN] });
    expect(ask({ ...booking, guarantee: { playsPerHour: 50 } }, [booking]).admitted).toBe(true);
  });
});
