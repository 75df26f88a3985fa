import type { DayInput } from "../../../src/domain/schedule/types.ts";
import { ALWAYS, daily, instant, makeBooking, makeDay, makeItem, makeScreen } from "./make.ts";

const chicago = makeScreen({ zone: "America/Chicago" });
const nights = { ...ALWAYS, dayparts: [{ from: "01:00", to: "03:00" }] };

const sixty = (id: string) =>
  makeBooking(id, 60_000, { guarantee: { playsPerHour: 36 }, windows: [daily("08:00", "20:00")] });

/** Who asks for 60 % of every hour, and where the same is given already. */
export const sixtyBesideSixty = {
  candidate: sixty("second"),
  screens: [{ id: "hall", screen: makeScreen(), bookings: [sixty("first")] }],
};

/** Ten situations whose whole plans are kept as golden files. */
export const situations: Readonly<Record<string, { about: string; input: DayInput }>> = {
  "weights-2000-400-200": {
    about: "weights 1000/200/100/100/300/100 with 10 s spots: everybody close to its share in every prefix",
    input: makeDay([1000, 200, 100, 100, 300, 100].map((weight, i) => makeBooking(`b${i}`, 10_000, { weight }))),
  },
  "34-beside-66": {
    about: "34 % beside 66 %, evenly over the hour",
    input: makeDay([makeBooking("third", 15_000, { weight: 34 }), makeBooking("rest", 10_000, { weight: 66 })]),
  },
  "guarantee-beside-weight": {
    about: "30 guaranteed plays of 20 s an hour beside a hundred times the weight",
    input: makeDay([
      makeBooking("g", 20_000, { weight: 1, guarantee: { playsPerHour: 30 } }),
      makeBooking("heavy", 45_000, { weight: 100 }),
    ]),
  },
  "cap-7": {
    about: "a cap of 7 with 60 s spots, the same day twice is 48 h; a filler takes what is left",
    input: makeDay([
      makeBooking("capped", 60_000, { maxPlaysPerHour: 7 }),
      makeBooking("filler", 30_000, { tier: "filler" }),
    ]),
  },
  "cap-11": {
    about: "a cap of 11 with 60 s spots beside an uncapped booking, the same day twice is 48 h",
    input: makeDay([
      makeBooking("capped", 60_000, { maxPlaysPerHour: 11, weight: 3 }),
      makeBooking("free", 25_000, { weight: 1 }),
    ]),
  },
  "takeover-0820": {
    about: "a takeover 08:20–08:35 in the middle of a 90 s film",
    input: makeDay([
      makeBooking("film", 90_000, { windows: [daily("08:10", "09:00")] }),
      makeBooking("alarm", 20_000, {
        tier: "takeover",
        windows: [daily("08:20", "08:35")],
        effectiveAtMs: instant(8 * 3_600_000 + 19 * 60_000 + 1),
      }),
    ]),
  },
  "exclusive-15-june": {
    about: "15 June belongs to one exclusive booking with three films in order",
    input: makeDay([
      makeBooking("everyday", 15_000),
      makeBooking("june", 1000, {
        tier: "exclusive",
        windows: [{ startsOn: "2026-06-15", endsOn: "2026-06-15", dayparts: [{ from: "08:00", to: "20:00" }] }],
        items: [30, 60, 45].map((s, i) => makeItem(s * 1000, { id: `i${i}`, material: `ver_june_${i}` })),
      }),
    ]),
  },
  ticker: {
    about: "a ticker screen shows the slogans and leaves the films out; a short text stays for the minimum",
    input: makeDay(
      [
        makeBooking("mixed", 1000, {
          items: [
            makeItem(30_000, { id: "film", material: "ver_film" }),
            makeItem(3000, { id: "text", material: "ver_text", kind: "text", text: "守住钱袋子 护好幸福家" }),
          ],
        }),
        makeBooking("text", 12_000, {
          items: [makeItem(12_000, { kind: "text", material: "ver_other", text: "高收益必然伴随高风险" })],
        }),
      ],
      { screen: makeScreen({ kind: "ticker", minDwellMs: 8000 }) },
    ),
  },
  "chicago-spring": {
    about: "Chicago on the day of 23 hours: 01:00–03:00 lasts one hour",
    input: makeDay(
      [makeBooking("day", 20_000), makeBooking("night", 15_000, { tier: "exclusive", windows: [nights] })],
      {
        day: "2026-03-08",
        screen: chicago,
      },
    ),
  },
  "chicago-autumn": {
    about: "Chicago on the day of 25 hours: 01:00–03:00 lasts three",
    input: makeDay(
      [makeBooking("day", 20_000), makeBooking("night", 15_000, { tier: "exclusive", windows: [nights] })],
      {
        day: "2026-11-01",
        screen: chicago,
      },
    ),
  },
};
