import { beforeAll, describe, expect, it } from "vitest";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { headersAt, newStage, type Stage } from "../../support/on-air.ts";
import { auditOf } from "../material/stage.ts";

let bureau: TestBureau;
let stage: Stage;
beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
}, 60_000);

const BEFORE = "2026-05-20T09:00:00+08:00";
const by = async (name: string, at = BEFORE) => (await bureau.as(name)).at(at);
const REST = { kind: "restday" as const, name: "放假" };
const workdays = { startsOn: "2031-06-01", endsOn: "2031-06-30", dayKind: "workday" as const };

async function preview(from: string, to: string) {
  const body = {
    zone: "Asia/Shanghai",
    windows: [workdays],
    from: `${from}T00:00:00+08:00`,
    to: `${to}T00:00:00+08:00`,
  };
  return (await by("planner"))("booking.preview", { params: stage.params, body });
}

describe("the statutory calendar", () => {
  it("is imported as rows or as CSV by an admin, wins over the built-in one, and says who and when", async () => {
    const guessed = await preview("2031-06-02", "2031-06-04");
    expect(guessed).toEqual({
      intervals: [{ start: "2031-06-02T00:00:00+08:00", end: "2031-06-04T00:00:00+08:00" }],
      unconfirmedDays: ["2031-06-02", "2031-06-03"],
    });
    const admin = await by("admin");
    const made = await admin("calendar.import", {
      params: stage.params,
      body: { rows: [{ day: "2031-06-03", ...REST }] },
    });
    expect(made).toMatchObject({ year: 2031, source: "official", importedBy: { name: "admin" } });
    expect(await preview("2031-06-02", "2031-06-04")).toEqual({
      intervals: [{ start: "2031-06-02T00:00:00+08:00", end: "2031-06-03T00:00:00+08:00" }],
      unconfirmedDays: [],
    });
    const person = await bureau.as("admin");
    const path = `/api/bureaus/${bureau.id}/statutory-calendar`;
    const headers = { ...headersAt(BEFORE), "content-type": "text/csv; charset=utf-8" };
    const sent = await person.send(path, { method: "PUT", headers, body: "日期,类型,名称\n2031-06-02,休,放假\n" });
    expect(await sent.json()).toMatchObject({ rows: [{ day: "2031-06-02", kind: "restday", name: "放假" }] });
    // The table is replaced as a whole: the 3rd is a workday again.
    expect((await preview("2031-06-02", "2031-06-04")).intervals).toEqual([
      { start: "2031-06-03T00:00:00+08:00", end: "2031-06-04T00:00:00+08:00" },
    ]);
    expect(await auditOf(bureau, "2031")).toEqual(["calendar.import", "calendar.import"]);
    const { items } = await (await by("planner"))("calendar.get", { params: stage.params });
    expect(items.map(({ year, source }) => [year, source])).toEqual([
      [2025, "published"],
      [2026, "published"],
      [2027, expect.any(String)],
      [2028, expect.any(String)],
      [2031, "official"],
    ]);
    const withdrawn = await admin("calendar.import", { params: stage.params, body: { year: 2031, rows: [] } });
    expect(withdrawn).toMatchObject({ source: "unknown", importedAt: null });
    // The latest first; the one of no days is the withdrawal.
    expect(withdrawn.history.map(({ days, by: { name } }) => [days, name])).toEqual([
      [0, "admin"],
      [1, "admin"],
      [1, "admin"],
    ]);
    expect((await preview("2031-06-02", "2031-06-04")).unconfirmedDays).toHaveLength(2);
  });

  it("wins over what the package says of a published year", async () => {
    const windows = [{ startsOn: "2026-05-01", endsOn: "2026-05-01", dayKind: "workday" as const }];
    const body = { zone: "Asia/Shanghai", windows, from: "2026-05-01T00:00:00+08:00", to: "2026-05-02T00:00:00+08:00" };
    const ask = async () => (await by("planner"))("booking.preview", { params: stage.params, body });
    expect((await ask()).intervals).toEqual([]);
    const admin = await by("admin");
    const rows = [{ day: "2026-05-01", kind: "workday" as const, name: "" }];
    await admin("calendar.import", { params: stage.params, body: { rows } });
    expect((await ask()).intervals).toHaveLength(1);
    await admin("calendar.import", { params: stage.params, body: { year: 2026, rows: [] } });
  });

  it.each([
    ["rows", {}],
    ["rows", { rows: [], csv: "" }],
    ["year", { rows: [] }],
    ["csv.1", { csv: "2031-13-01,休" }],
    ["csv.2", { csv: "2031-06-01,休\n2031-06-02,?" }],
    [
      "rows.1.day",
      {
        rows: [
          { day: "2031-06-01", ...REST },
          { day: "2032-06-01", ...REST },
        ],
      },
    ],
    ["rows.0.day", { year: 2030, rows: [{ day: "2031-06-01", ...REST }] }],
    ["rows.0.kind", { rows: [{ day: "2031-06-01", kind: "holiday" }] }],
  ])("refuses %s", async (path, body) => {
    const person = await bureau.as("admin");
    const headers = { "content-type": "application/json" };
    const url = `/api/bureaus/${bureau.id}/statutory-calendar`;
    const response = await person.send(url, { method: "PUT", headers, body: JSON.stringify(body) });
    expect([response.status, await response.json()]).toMatchObject([422, { errors: [{ path }] }]);
  });

  it("is not for planners to change", async () => {
    const planner = await by("planner");
    const refusal = planner("calendar.import", {
      params: stage.params,
      body: { rows: [{ day: "2031-06-03", ...REST }] },
    });
    await expect(refusal).rejects.toMatchObject({ problem: { code: "forbidden" } });
  });
});

describe("plans", () => {
  it("follow an import from its instant on; what started before stays", async () => {
    const day = "2026-06-16";
    const noon = `${day}T12:00:05+08:00`;
    const playlist = await stage.playlist([await stage.slogan("守住钱袋子")]);
    const screen = (await stage.screen()).id;
    const windows = [{ startsOn: "2026-06-01", endsOn: "2026-06-30", dayKind: "workday" as const }];
    const targets = { screens: [screen], groups: [], tags: [] };
    const always = await stage.book({ playlist, targets, tier: "filler" });
    const booked = await stage.book({ playlist, targets, windows });
    const read = async (at: string) =>
      (await (await by("planner", at))("plan.read", { params: { ...stage.params, screen }, query: { day } })).spots;
    const before = await read(`${day}T12:00:00+08:00`);
    expect(new Set(before.map((spot) => spot.booking))).toEqual(new Set([booked.id]));
    const body = { rows: [{ day, ...REST }] };
    await (
      await by("admin", noon)
    )("calendar.import", { params: stage.params, body });
    const after = await read(`${day}T12:30:00+08:00`);
    const earlier = (spot: { at: string }) => spot.at <= `${day}T12:00:05`;
    const started = (spots: typeof before) => spots.filter(earlier).map(({ at, booking }) => [at, booking]);
    expect(started(after)).toEqual(started(before));
    expect(new Set(after.filter((spot) => !earlier(spot)).map((spot) => spot.booking))).toEqual(new Set([always.id]));
    const tomorrow = await (
      await by("planner", noon)
    )("plan.read", { params: { ...stage.params, screen }, query: { day: "2026-06-17" } });
    expect(new Set(tomorrow.spots.map((spot) => spot.booking))).toEqual(new Set([booked.id]));
  });
});
