import { beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "../../../src/contracts/client.ts";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";

let bureau: TestBureau;
let planner: Person;
beforeAll(async () => {
  bureau = await newBureau();
  planner = await bureau.as("planner");
}, 60_000);

const JUNE = { startsOn: "2026-06-01", endsOn: "2026-06-30" };
const one = (id: string, more: object = {}) => ({
  id,
  tier: "regular" as const,
  weight: 1,
  windows: [JUNE],
  items: [{ id: `${id}-1`, durationMs: 10_000 }],
  ...more,
});
const ask = (more: object = {}) => ({
  zone: "Asia/Shanghai",
  from: "2026-06-15T08:00:00+08:00",
  to: "2026-06-15T09:00:00+08:00",
  bookings: [one("甲"), one("乙", { weight: 3 })],
  ...more,
});
const simulate = (body: object) =>
  planner.call("plan.simulate", { params: { bureau: bureau.id }, body: body as ReturnType<typeof ask> });
const refusal = async (body: object) => {
  const error: unknown = await simulate(body).then(
    () => null,
    (problem: unknown) => problem,
  );
  return error instanceof Refusal ? error.problem : null;
};

describe("simulate", () => {
  it("shares by weight, covers every instant, and says so in the zone's own time", async () => {
    const { spots, airtime, conflicts, unconfirmedDays } = await simulate(ask());
    expect(airtime).toEqual([
      { booking: "甲", plays: 90, seconds: 900, share: 0.25 },
      { booking: "乙", plays: 270, seconds: 2700, share: 0.75 },
    ]);
    expect(spots[0]).toEqual({ at: "2026-06-15T08:00:00+08:00", durationMs: 10_000, booking: "乙", item: "乙-1" });
    let end = Date.parse("2026-06-15T08:00:00+08:00");
    for (const { at, durationMs } of spots) {
      expect(Date.parse(at)).toBe(end);
      end += durationMs;
    }
    expect(end).toBe(Date.parse("2026-06-15T09:00:00+08:00"));
    expect([conflicts, unconfirmedDays]).toEqual([[], []]);
  });

  it("cuts at its end, goes dark outside opening hours, and writes times of the day on which clocks change", async () => {
    const dusk = { openHours: [{ ...JUNE, dayparts: [{ from: "08:30", to: "20:00" }] }] };
    const { spots } = await simulate(ask({ ...dusk, to: "2026-06-15T08:30:15.500+08:00" }));
    expect(spots.map(({ at, durationMs, cut }) => [at.slice(11), durationMs, cut])).toEqual([
      ["08:30:00+08:00", 10_000, undefined],
      ["08:30:10+08:00", 5_500, true],
    ]);
    const november = [{ startsOn: "2026-11-01", endsOn: "2026-11-01", dayparts: [{ from: "01:00", to: "02:00" }] }];
    const back = await simulate(
      ask({
        zone: "America/Chicago",
        from: "2026-11-01T00:00:00-05:00",
        to: "2026-11-01T03:00:00-06:00",
        bookings: [one("甲", { windows: november, items: [{ id: "x", durationMs: 1_800_000 }] })],
      }),
    );
    expect(back.spots.filter(({ booking }) => booking === "甲").map(({ at }) => at.slice(11))).toEqual([
      "01:00:00-05:00",
      "01:30:00-05:00",
      "01:00:00-06:00",
      "01:30:00-06:00",
    ]);
  });

  it("names who is hidden, and days that no notice covers", async () => {
    const hour = [{ ...JUNE, dayparts: [{ from: "08:15", to: "08:45" }] }];
    const { conflicts } = await simulate(
      ask({ bookings: [one("低"), one("高", { tier: "exclusive", windows: hour })] }),
    );
    expect(conflicts).toEqual([
      {
        kind: "outranked",
        interval: { start: "2026-06-15T08:15:00+08:00", end: "2026-06-15T08:45:00+08:00" },
        screens: [],
        winner: "高",
        losers: ["低"],
      },
    ]);
    const later = [{ startsOn: "2031-06-02", endsOn: "2031-06-02", dayKind: "workday" }];
    const year = { from: "2031-06-02T08:00:00+08:00", to: "2031-06-02T08:01:00+08:00" };
    const guessed = await simulate(ask({ ...year, bookings: [one("甲", { windows: later })] }));
    expect(guessed.unconfirmedDays).toEqual(["2031-06-02"]);
    expect(guessed.airtime).toMatchObject([{ booking: "甲", plays: 6 }]);
  });

  it("is for the staff, and writes nothing", async () => {
    const partner = await bureau.partner(await bureau.institution("江海银行"));
    const params = { bureau: bureau.id };
    const auditor = await bureau.as("auditor");
    const last = async () => (await auditor.call("audit.list", { params, query: { limit: 1 } })).items[0]?.seq;
    const before = await last();
    await expect(partner.call("plan.simulate", { params, body: ask() })).rejects.toMatchObject({
      problem: { code: "forbidden" },
    });
    await simulate(ask());
    expect(await last()).toBe(before);
  });

  const item = (durationMs?: number) => one("甲", { items: [{ id: "x", durationMs }] });
  const window = (more: object) => one("甲", { windows: [{ ...JUNE, ...more }] });
  it.each([
    ["zone", { zone: "Mars/Olympus" }, "IANA"],
    ["to", { to: "2026-06-15T08:00:00+08:00" }, "after"],
    ["to", { to: "2026-06-24T08:00:00+08:00" }, "8 days"],
    ["bookings", { bookings: Array.from({ length: 501 }, (_, n) => one(`${n}`)) }, "500"],
    ["bookings", { to: "2026-06-17T08:00:00+08:00", bookings: [item(1_000)] }, "100,000"],
    ["bookings.0.weight", { bookings: [one("甲", { weight: 0 })] }, "1 to 1000"],
    ["bookings.0.weight", { bookings: [one("甲", { weight: 1001 })] }, "1 to 1000"],
    ["bookings.0.weight", { bookings: [one("甲", { weight: 1.5 })] }, "1 to 1000"],
    ["bookings.0.items", { bookings: [one("甲", { items: [] })] }, "nothing to play"],
    ["bookings.0.items", { bookings: [one("甲", { items: undefined })] }, "nothing to play"],
    ["bookings.0.items.0.durationMs", { bookings: [item()] }, "1 second"],
    ["bookings.0.items.0.durationMs", { bookings: [item(999)] }, "2 hours"],
    ["bookings.0.items.0.durationMs", { bookings: [item(7_200_001)] }, "2 hours"],
    ["bookings.0.maxPlaysPerHour", { bookings: [one("甲", { maxPlaysPerHour: 0 })] }, "1 to 3600"],
    [
      "bookings.0.guarantee.playsPerHour",
      { bookings: [one("甲", { maxPlaysPerHour: 6, guarantee: { playsPerHour: 6 } })] },
      "below the cap",
    ],
    ["bookings.1.id", { bookings: [one("甲"), one("甲")] }, "twice"],
    ["bookings.0.windows.0.endsOn", { bookings: [window({ endsOn: "2026-05-01" })] }, "before"],
    [
      "bookings.0.windows.0.dayparts.0.to",
      { bookings: [window({ dayparts: [{ from: "08:00", to: "08:00" }] })] },
      "differ",
    ],
    ["openHours.0.dayparts.0.to", { openHours: [{ ...JUNE, dayparts: [{ from: "08:00", to: "08:00" }] }] }, "differ"],
    ["bookings.0.colour", { bookings: [one("甲", { colour: "red" })] }, "colour"],
  ])("refuses %s", async (path, more, words) => {
    const problem = await refusal(ask(more));
    expect(problem).toMatchObject({ status: 422, code: "invalid", errors: [{ path }] });
    expect(problem?.errors?.[0]?.message).toContain(words);
  });

  it("refuses in Chinese, too", async () => {
    const headers = { "content-type": "application/json", "accept-language": "zh-CN" };
    const body = JSON.stringify(ask({ bookings: [item(1)] }));
    const response = await planner.send(`/api/bureaus/${bureau.id}/plans/simulate`, { method: "POST", headers, body });
    expect(await response.json()).toMatchObject({ errors: [{ message: "时长须在 1 秒至 2 小时之间" }] });
  });

  it("refuses what would take too long to work out, soon", async () => {
    const parts = Array.from({ length: 24 }, (_, n) => ({
      from: `${String(n).padStart(2, "0")}:00`,
      to: `${String(n).padStart(2, "0")}:30`,
    }));
    const windows = Array.from({ length: 5 }, () => ({ ...JUNE, dayparts: parts }));
    const many = Array.from({ length: 60 }, (_, n) => one(`${n}`, { windows }));
    const problem = await refusal(ask({ to: "2026-06-23T08:00:00+08:00", bookings: many }));
    expect(problem).toMatchObject({ status: 422, errors: [{ path: "bookings" }] });
  });
});
