import { beforeAll, describe, expect, it } from "vitest";
import type { Playlist } from "../../../src/contracts/playlist.ts";
import type { Window } from "../../../src/contracts/window.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { NOON, newStage, type Stage } from "../../support/on-air.ts";
import { auditOf } from "../material/stage.ts";

let bureau: TestBureau;
let stage: Stage;
let playlist: Playlist;
let screen: string;
beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  playlist = await stage.playlist([await stage.slogan("守住钱袋子")]);
  screen = (await stage.screen()).id;
}, 60_000);

const targets = () => ({ screens: [screen], groups: [], tags: [] });
const where = (booking: { id: string }) => ({ bureau: bureau.id, booking: booking.id });
const by = async (name: string, at = NOON) => (await bureau.as(name)).at(at);

describe("a booking's life", () => {
  it("goes from draft over review on the air, and ends by the clock", async () => {
    const draft = await stage.draft({ playlist, targets: targets() });
    expect(draft).toMatchObject({ state: "draft", weight: 100, effectiveAt: null, revision: 1 });
    const approved = await stage.approve(draft);
    expect(approved).toMatchObject({ state: "scheduled", effectiveAt: "2026-05-20T01:00:00.000Z", revision: 3 });
    const seen = async (at: string) => (await (await by("planner", at))("booking.get", { params: where(draft) })).state;
    expect(await seen("2026-05-31T23:59:59.999+08:00")).toBe("scheduled");
    expect(await seen("2026-06-01T00:00:00+08:00")).toBe("on_air");
    expect(await seen("2026-06-30T23:59:59+08:00")).toBe("on_air");
    expect(await seen("2026-07-01T00:00:00+08:00")).toBe("ended");
    expect(await auditOf(bureau, draft.id)).toEqual(["booking.create", "booking.submit", "booking.approve"]);
  });

  it("is not judged by who wrote, edited or submitted it", async () => {
    const draft = await stage.draft({ playlist, targets: targets() });
    const planner2 = await by("planner2");
    const edited = await planner2("booking.update", { params: where(draft), body: { weight: 7 }, revision: 1 });
    expect(edited).toMatchObject({ weight: 7, state: "draft" });
    const submitted = await (await by("planner"))("booking.submit", { params: where(draft), revision: 2 });
    await expect(
      (await by("planner2"))("booking.approve", { params: where(draft), revision: submitted.revision }),
    ).rejects.toMatchObject({ problem: { code: "forbidden" } });
    const returned = await (
      await by("reviewer2")
    )("booking.return", {
      params: where(draft),
      body: { comment: "权重过低" },
      revision: submitted.revision,
    });
    expect(returned).toMatchObject({ state: "returned", comment: "权重过低", effectiveAt: null });
    const again = await (
      await by("planner")
    )("booking.update", {
      params: where(draft),
      body: { weight: 50 },
      revision: returned.revision,
    });
    expect(again).toMatchObject({ state: "draft", submittedBy: null, comment: "" });
  });

  it("keeps what was approved on the air while an edit waits for its own approval", async () => {
    const booked = await stage.book({ playlist, targets: targets(), title: "甲" });
    const edited = await (
      await by("planner")
    )("booking.update", {
      params: where(booked),
      body: { title: "乙" },
      revision: booked.revision,
    });
    expect(edited).toMatchObject({ state: "draft", title: "乙", effectiveAt: booked.effectiveAt });
    const again = await stage.approve(edited, "2026-06-16T08:00:00+08:00");
    expect(again).toMatchObject({ state: "on_air", effectiveAt: "2026-06-16T00:00:00.000Z" });
  });

  it("is cancelled at its instant, once", async () => {
    const booked = await stage.book({ playlist, targets: targets() });
    const planner = await by("planner");
    const request = { params: where(booked), body: { comment: "停电" }, revision: booked.revision };
    const cancelled = await planner("booking.cancel", request);
    expect(cancelled).toMatchObject({ state: "cancelled", comment: "停电", effectiveAt: null });
    await expect(planner("booking.cancel", { ...request, revision: cancelled.revision })).rejects.toMatchObject({
      problem: { code: "conflict" },
    });
  });

  it("is refused at approval while its campaign is not approved", async () => {
    const plan = await by("planner", "2026-05-20T09:00:00+08:00");
    const campaign = await plan("campaign.create", {
      params: stage.params,
      body: { season: stage.season, name: "草案", startsOn: "2026-06-01", endsOn: "2026-06-30" },
    });
    const draft = await stage.draft({ playlist, targets: targets() });
    await plan("booking.update", { params: where(draft), body: { campaign: campaign.id }, revision: 1 });
    await plan("booking.submit", { params: where(draft), revision: 2 });
    await expect(
      (await by("reviewer1"))("booking.approve", { params: where(draft), revision: 3 }),
    ).rejects.toMatchObject({ problem: { code: "conflict", errors: [{ path: "campaign" }] } });
  });

  it("goes with its campaign when that is cancelled", async () => {
    const plan = await by("planner");
    const own = await newStage(bureau);
    const booked = await own.book({ playlist, targets: targets() });
    await plan("campaign.cancel", {
      params: { bureau: bureau.id, campaign: own.campaign },
      body: { comment: "改期" },
      revision: 3,
    });
    const seen = await plan("booking.get", { params: where(booked) });
    expect(seen).toMatchObject({ state: "cancelled", comment: "改期", effectiveAt: null });
  });
});

describe("a guarantee", () => {
  it("is refused with the nearest hours that have room", async () => {
    const own = (await stage.screen({ name: "北门" })).id;
    const aim = { screens: [own], groups: [], tags: [] };
    const at = (from: string, to: string) => [
      { startsOn: "2026-06-10", endsOn: "2026-06-10", dayparts: [{ from, to }] },
    ];
    const guarantee = { playsPerHour: 200 };
    await stage.book({ playlist, targets: aim, guarantee, windows: at("08:00", "12:00") });
    const second = await stage.draft({ playlist, targets: aim, guarantee, windows: at("10:00", "14:00") });
    await expect(stage.approve(second)).rejects.toMatchObject({
      problem: {
        code: "overbooked",
        detail: expect.stringContaining("2026-06-10T12:00:00+08:00"),
        current: {
          overbooked: [{ start: "2026-06-10T10:00:00+08:00", end: "2026-06-10T12:00:00+08:00" }],
          alternatives: [
            { start: "2026-06-10T12:00:00+08:00", end: "2026-06-10T13:00:00+08:00" },
            { start: "2026-06-10T07:00:00+08:00", end: "2026-06-10T08:00:00+08:00" },
            { start: "2026-06-10T13:00:00+08:00", end: "2026-06-10T14:00:00+08:00" },
          ],
        },
      },
    });
  });

  it("is given only where it fits beside those already given", async () => {
    const own = (await stage.screen({ name: "西门" })).id;
    const aim = { screens: [own], groups: [], tags: [] };
    // 10 s each: 200 plays an hour reserve 2,000 s, twice that is more than an hour less the longest spot.
    const guarantee = { playsPerHour: 200 };
    const first = await stage.book({ playlist, targets: aim, guarantee });
    const second = await stage.draft({ playlist, targets: aim, guarantee });
    const refusal = stage.approve(second);
    await expect(refusal).rejects.toMatchObject({
      problem: { code: "overbooked", errors: [{ path: "guarantee.playsPerHour" }] },
    });
    const message = await refusal.catch((error: Error) => error.message);
    expect(message).toContain("西门");
    expect(message).toContain("410.0 s per hour");
    expect(message).toContain(first.id);
    // As data, too: what is over and by how much.
    await expect(refusal).rejects.toMatchObject({
      problem: {
        current: {
          overbooked: [
            {
              screen: own,
              screenName: "西门",
              end: "2026-07-01T00:00:00+08:00",
              competitors: [{ id: first.id, title: first.title }],
              overMs: 410_000,
            },
          ],
        },
      },
    });
    expect((await (await by("planner"))("booking.get", { params: where(second) })).state).toBe("submitted");
    // The same before anything is saved; a booking is not judged beside its own approved content.
    const judge = async (playsPerHour: number, booking?: string) =>
      (await by("planner"))("booking.judge", {
        params: stage.params,
        body: {
          playlist: second.playlist,
          targets: aim,
          tier: "regular",
          windows: second.windows,
          guarantee: { playsPerHour },
          ...(booking && { booking }),
        },
      });
    const judged = await judge(200);
    expect(judged.overbooked).toMatchObject([{ screen: own, competitors: [{ id: first.id }], overMs: 410_000 }]);
    expect(judged.conflicts).toMatchObject([{ kind: "overbooked", screens: [own], losers: [expect.any(String)] }]);
    const [{ winner, losers } = { winner: "", losers: [] }] = judged.conflicts;
    expect([winner, ...losers].toSorted()).toEqual([first.id, "draft"]);
    expect(await judge(159)).toEqual({ overbooked: [], alternatives: [], conflicts: [] });
    expect(await judge(200, first.id)).toEqual({ overbooked: [], alternatives: [], conflicts: [] });
    // 159 more fit exactly: 3,590 s.
    expect(await stage.book({ playlist, targets: aim, guarantee: { playsPerHour: 159 } })).toMatchObject({
      state: "scheduled",
    });
  });
});

describe("a booking's fields", () => {
  const unknown = (prefix: string) => `${prefix}_${"0".repeat(26)}`;
  const refused = async (change: Record<string, unknown>) => {
    const call = await by("planner");
    const body = {
      campaign: stage.campaign,
      title: "甲",
      playlist: { id: playlist.id, version: 1 },
      targets: targets(),
      tier: "regular" as const,
      windows: [{ startsOn: "2026-06-01", endsOn: "2026-06-30" }],
      ...change,
    };
    const error: unknown = await call("booking.create", { params: stage.params, body }).then(
      () => null,
      (refusal: unknown) => refusal,
    );
    return error;
  };
  it.each([
    ["campaign", { campaign: unknown("cmp") }],
    ["playlist.version", { playlist: { id: unknown("pls"), version: 1 } }],
    ["targets.screens.0", { targets: { screens: [unknown("scr")] } }],
    ["targets.groups.0", { targets: { groups: [unknown("grp")] } }],
    ["targets", { targets: {} }],
    ["windows.0.endsOn", { windows: [{ startsOn: "2026-06-02", endsOn: "2026-06-01" }] }],
    [
      "windows.0.dayparts.0.to",
      { windows: [{ startsOn: "2026-06-01", endsOn: "2026-06-01", dayparts: [{ from: "08:00", to: "08:00" }] }] },
    ],
    ["windows.0.endsOn", { windows: [{ startsOn: "2000-01-01", endsOn: "2026-06-01" }] }],
    ["guarantee.playsPerHour", { maxPlaysPerHour: 6, guarantee: { playsPerHour: 6 } }],
    ["tier", { tier: "takeover" }],
  ])("names %s when it is wrong", async (path, change) => {
    expect(await refused(change)).toMatchObject({ problem: { code: "invalid", errors: [{ path }] } });
  });

  it("names the playlist's version when there is none such", async () => {
    expect(await refused({ playlist: { id: playlist.id, version: 9 } })).toMatchObject({
      problem: { errors: [{ path: "playlist.version" }] },
    });
  });
});

describe("the list of bookings", () => {
  it("is narrowed by campaign, screen and clock, page by page", async () => {
    const own = await newStage(bureau);
    const other = (await own.screen({ tags: ["橱窗"] })).id;
    const at = (minute: number) => `2026-05-20T09:0${minute}:00+08:00`;
    const first = await own.book({ playlist, targets: { screens: [], groups: [], tags: ["橱窗"] } }, at(1));
    const second = await own.draft({ playlist, targets: { screens: [other], groups: [], tags: [] } }, at(2));
    const third = await own.book({ playlist, targets: targets() }, at(3));
    const call = await by("auditor");
    const list = async (query: object) =>
      (await call("booking.list", { params: own.params, query: { campaign: own.campaign, ...query } })).items.map(
        ({ id }) => id,
      );
    expect(await list({})).toEqual([third.id, second.id, first.id]);
    expect(await list({ screen: other })).toEqual([second.id, first.id]);
    expect(await list({ state: "on_air" })).toEqual([third.id, first.id]);
    expect(await list({ state: "draft" })).toEqual([second.id]);
    const page = await call("booking.list", { params: own.params, query: { screen: other, limit: 1 } });
    expect(page.items.map(({ id }) => id)).toEqual([second.id]);
    const rest = await call("booking.list", {
      params: own.params,
      query: { screen: other, limit: 1, cursor: page.next! },
    });
    expect(rest.items.map(({ id }) => id)).toEqual([first.id]);
    expect(rest.next).toBeUndefined();
  });
});

describe("the preview of windows", () => {
  const preview = async (body: { from?: string; to?: string; zone?: string; windows?: Window[] }) =>
    (await by("planner"))("booking.preview", {
      params: stage.params,
      body: {
        zone: "Asia/Shanghai",
        windows: [
          {
            startsOn: "2026-06-01",
            endsOn: "2026-06-02",
            dayparts: [{ from: "22:00", to: "02:00" }],
            dayKind: "workday",
          },
        ],
        from: "2026-06-01T00:00:00+08:00",
        to: "2026-06-05T00:00:00+08:00",
        ...body,
      },
    });
  it("gives maximal, sorted intervals in the zone's own time", async () => {
    expect(await preview({})).toEqual({
      intervals: [
        { start: "2026-06-01T22:00:00+08:00", end: "2026-06-02T02:00:00+08:00" },
        { start: "2026-06-02T22:00:00+08:00", end: "2026-06-03T02:00:00+08:00" },
      ],
      unconfirmedDays: [],
    });
  });
  it.each([
    ["zone", { zone: "Asia/Nowhere" }],
    ["to", { to: "2026-06-01T00:00:00+08:00" }],
    ["to", { to: "2027-08-01T00:00:00+08:00" }],
    ["windows.0.endsOn", { windows: [{ startsOn: "2026-06-01", endsOn: "2046-06-01" }] }],
  ])("names %s when it is wrong", async (path, body) => {
    await expect(preview(body)).rejects.toMatchObject({ problem: { code: "invalid", errors: [{ path }] } });
  });
});
