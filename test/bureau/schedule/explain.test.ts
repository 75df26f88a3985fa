import { beforeAll, describe, expect, it } from "vitest";
import type { Playlist } from "../../../src/contracts/playlist.ts";
import type { Screen } from "../../../src/contracts/screen.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { DAY, json, newStage, NOON, type Stage } from "../../support/on-air.ts";

let bureau: TestBureau;
let stage: Stage;
let playlist: Playlist;
beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  playlist = await stage.playlist([await stage.slogan("守住钱袋子")]);
}, 60_000);

const JUNE = { startsOn: "2026-06-01", endsOn: "2026-06-30" };
const on = ({ id }: Pick<Screen, "id">) => ({ screens: [id], groups: [], tags: [] });
const by = async (name: string, at = NOON) => (await bureau.as(name)).at(at);

async function explain(screen: Screen, at?: string, asked = NOON) {
  const call = await by("auditor", asked);
  const params = { ...stage.params, screen: screen.id };
  return call("plan.explain", { params, query: at === undefined ? {} : { at } });
}
async function reasonOf(screen: Screen, booking: { id: string }, at?: string, asked = NOON) {
  const { others } = await explain(screen, at, asked);
  return others.find((other) => other.booking === booking.id)?.reason;
}

describe("explain", () => {
  it("says what plays now, since when, until when, and why", async () => {
    const screen = await stage.screen();
    const first = await stage.book({ playlist, targets: on(screen), title: "甲" });
    expect(await explain(screen)).toMatchObject({
      at: NOON,
      zone: "Asia/Shanghai",
      playing: {
        booking: first.id,
        bookingTitle: "甲",
        tier: "regular",
        materialTitle: "守住钱袋子",
        startedAt: NOON,
        endsAt: `${DAY}T12:00:10+08:00`,
        why: "only_one",
      },
      others: [],
      unconfirmedDays: [],
    });
    const second = await stage.book({ playlist, targets: on(screen), title: "乙" });
    const both = await explain(screen, `${DAY}T12:00:05+08:00`);
    expect(both.playing?.why).toBe("its_turn");
    expect(new Set([both.playing?.booking, both.others[0]?.booking])).toEqual(new Set([first.id, second.id]));
    expect(both.others[0]?.reason).toEqual({ code: "waiting_turn", next: `${DAY}T12:00:10+08:00` });
  });

  it.each([
    ["outside_dates", [{ startsOn: "2026-06-16", endsOn: "2026-06-30" }]],
    ["excepted", [{ ...JUNE, except: [DAY] }]],
    ["wrong_weekday", [{ ...JUNE, weekdays: [2] }]],
    ["wrong_day_kind", [{ ...JUNE, dayKind: "restday" as const }]],
    ["outside_daypart", [{ ...JUNE, dayparts: [{ from: "18:00", to: "19:00" }] }]],
  ])("%s", async (code, windows) => {
    const screen = await stage.screen();
    const booking = await stage.book({ playlist, targets: on(screen), windows });
    expect(await reasonOf(screen, booking)).toEqual({ code });
  });

  it("not_approved: a draft, and what was cancelled", async () => {
    const screen = await stage.screen();
    const draft = await stage.draft({ playlist, targets: on(screen) });
    const booked = await stage.book({ playlist, targets: on(screen) });
    const params = { ...stage.params, booking: booked.id };
    const cancel = await by("planner", `${DAY}T11:00:00+08:00`);
    await cancel("booking.cancel", { params, body: { comment: "停" }, revision: booked.revision });
    expect(await reasonOf(screen, draft)).toEqual({ code: "not_approved" });
    expect(await reasonOf(screen, booked)).toEqual({ code: "not_approved" });
    // Nobody could have approved what was not yet written.
    const { others } = await explain(screen, "2026-05-19T12:00:00+08:00");
    expect(others).toEqual([]);
  });

  it("material_expired, unfit_screen, screen_closed", async () => {
    const screen = await stage.screen();
    const short = await stage.playlist([await stage.slogan("短期", { validUntil: "2026-06-14" })]);
    const expired = await stage.book({ playlist: short, targets: on(screen) });
    expect(await reasonOf(screen, expired)).toEqual({ code: "material_expired" });
    const hours = [{ ...JUNE, dayparts: [{ from: "18:00", to: "19:00" }] }];
    const dark = await stage.screen({ openHours: hours });
    const booking = await stage.book({ playlist, targets: on(dark) });
    expect(await explain(dark)).toMatchObject({ playing: null });
    expect(await reasonOf(dark, booking)).toEqual({ code: "screen_closed" });
  });

  it("outranked_by, cap_reached", async () => {
    const screen = await stage.screen();
    const low = await stage.book({ playlist, targets: on(screen), maxPlaysPerHour: 6 });
    const filler = await stage.book({ playlist, targets: on(screen), tier: "filler" });
    const gap = await explain(screen, `${DAY}T12:00:15+08:00`);
    expect(gap.playing).toMatchObject({ booking: filler.id, why: "fills_gap" });
    const reason = await reasonOf(screen, low, `${DAY}T12:00:15+08:00`);
    expect(reason?.code).toBe("cap_reached");
    expect(reason && "until" in reason ? Date.parse(reason.until ?? "") : 0).toBeGreaterThan(Date.parse(NOON));
    const high = await stage.book({ playlist, targets: on(screen), tier: "exclusive" });
    expect(await reasonOf(screen, low)).toEqual({ code: "outranked_by", booking: high.id });
  });

  it("a past instant sees what was in force then; a day that is over, what was issued for it", async () => {
    const screen = await stage.screen();
    const first = await stage.book({ playlist, targets: on(screen), title: "先" });
    const device = await stage.pair(screen.id);
    await json(await device.get("/manifest", NOON));
    const params = { ...stage.params, booking: first.id };
    const cancel = await by("planner", `${DAY}T15:00:00+08:00`);
    await cancel("booking.cancel", { params, body: { comment: "停" }, revision: first.revision });
    const later = `${DAY}T16:00:00+08:00`;
    expect((await explain(screen, NOON, later)).playing).toMatchObject({ booking: first.id });
    expect((await explain(screen, later, later)).playing).toBe(null);
    await json(await device.get("/manifest", later));
    const nextDay = "2026-06-16T10:00:00+08:00";
    // Opening hours that changed since do not rewrite what was shown.
    const change = await by("operator", nextDay);
    const hours = [{ ...JUNE, dayparts: [{ from: "20:00", to: "21:00" }] }];
    const seen = await change("screen.get", { params: { ...stage.params, screen: screen.id } });
    await change("screen.update", {
      params: { ...stage.params, screen: screen.id },
      body: { openHours: hours },
      revision: seen.revision,
    });
    expect((await explain(screen, NOON, nextDay)).playing).toMatchObject({ booking: first.id, startedAt: NOON });
    expect((await explain(screen, later, nextDay)).playing).toBe(null);
  });

  it("outranked_by: a takeover that another one follows, while both run", async () => {
    const screen = await stage.screen();
    const style = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;
    const issue = async (text: string, at: string) => {
      const body = { content: { text, style }, targets: on(screen), durationMs: 600_000, reason: "演练" };
      return (await by("admin", at))("takeover.issue", { params: stage.params, body });
    };
    const first = await issue("请避险", `${DAY}T12:00:00+08:00`);
    const second = await issue("请立即避险", `${DAY}T12:05:00+08:00`);
    const asked = `${DAY}T12:20:00+08:00`;
    const both = await explain(screen, `${DAY}T12:06:00+08:00`, asked);
    expect(both.playing).toMatchObject({ booking: second.id, why: "takeover" });
    expect(both.others).toMatchObject([
      {
        booking: first.id,
        bookingTitle: "请避险",
        takeover: true,
        reason: { code: "outranked_by", booking: second.id },
      },
    ]);
    expect((await explain(screen, `${DAY}T12:11:00+08:00`, asked)).others).toEqual([]);
  });

  it("answers within 400 days of now, for the staff, of screens that exist", async () => {
    const screen = await stage.screen();
    await stage.book({ playlist, targets: on(screen), windows: [{ startsOn: "2027-06-01", endsOn: "2027-06-30" }] });
    expect((await explain(screen, "2027-06-15T12:00:00+08:00")).playing).not.toBe(null);
    await expect(explain(screen, "2028-06-15T12:00:00+08:00")).rejects.toMatchObject({
      problem: { status: 422, errors: [{ path: "query.at" }] },
    });
    await expect(explain({ ...screen, id: `scr_${"0".repeat(26)}` })).rejects.toMatchObject({
      problem: { code: "not_found" },
    });
    const partner = await bureau.partner(await bureau.institution("江海银行"));
    const params = { ...stage.params, screen: screen.id };
    await expect(partner.call("plan.explain", { params })).rejects.toMatchObject({ problem: { code: "forbidden" } });
  });

  it("says when a day kind is a guess", async () => {
    const screen = await stage.screen();
    const windows = [{ startsOn: "2027-06-01", endsOn: "2027-06-30", dayKind: "workday" as const }];
    await stage.book({ playlist, targets: on(screen), windows });
    const { unconfirmedDays } = await explain(screen, "2027-06-15T12:00:00+08:00");
    expect(unconfirmedDays).toEqual(["2027-06-15"]);
  });
});

describe("conflicts", () => {
  const ask = async (from: string, to: string, name = "auditor") =>
    (await by(name))("plan.conflicts", { params: stage.params, query: { from, to } });

  it("names interval, screens, winner and losers, once for all screens that are alike", async () => {
    const screens = [await stage.screen(), await stage.screen(), await stage.screen()].map(({ id }) => id).sort();
    const targets = { screens, groups: [], tags: [] };
    const low = await stage.book({ playlist, targets });
    const evening = [{ ...JUNE, dayparts: [{ from: "18:00", to: "22:00" }] }];
    const high = await stage.book({ playlist, targets, tier: "exclusive", windows: evening });
    const { conflicts } = await ask(`${DAY}T00:00:00+08:00`, "2026-06-16T00:00:00+08:00");
    expect(conflicts.filter(({ winner }) => winner === high.id)).toEqual([
      {
        kind: "outranked",
        interval: { start: `${DAY}T18:00:00+08:00`, end: `${DAY}T22:00:00+08:00` },
        screens,
        winner: high.id,
        losers: [low.id],
      },
    ]);
  });

  it("asks for a range of at most 400 days, in order", async () => {
    await expect(ask(NOON, NOON)).rejects.toMatchObject({ problem: { status: 422, errors: [{ path: "query.to" }] } });
    const refusal = ask("2026-01-01T00:00:00Z", "2027-03-01T00:00:00Z");
    await expect(refusal).rejects.toMatchObject({ problem: { status: 422, errors: [{ path: "query.to" }] } });
    await expect(refusal).rejects.toThrow("400 days");
    expect((await ask("2026-01-01T00:00:00Z", "2027-02-01T00:00:00Z")).conflicts.length).toBeGreaterThan(0);
  });
});
