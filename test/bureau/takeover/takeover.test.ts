import { beforeAll, describe, expect, it } from "vitest";
import type { DayPlan, Manifest } from "../../../src/contracts/plan.ts";
import type { Takeover } from "../../../src/contracts/takeover.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { DAY, json, newStage, type Device, type Stage } from "../../support/on-air.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";

let bureau: TestBureau;
let stage: Stage;
let approved: string;

const STYLE = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;
const WORDS = { text: "暴雨红色预警，请立即避险", style: STYLE };
const at = (clock: string) => `${DAY}T${clock}+08:00`;

beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  approved = await stage.slogan("守住钱袋子");
});

describe("a takeover", () => {
  it("takes the screens over from its instant to its end, in the middle of what was on, and no others", async () => {
    const { screen, device } = await bookedScreen();
    const other = await bookedScreen();
    const before = await dayOf(other.device, at("08:00:00"));
    const takeover = await issue([screen], at("08:20:07"), 15 * 60_000);
    expect(takeover).toMatchObject({ state: "on_air", signed: true, title: WORDS.text });
    const plan = await dayOf(device, at("08:20:08"));
    const spots = spotsOf(plan);
    const during = spots.filter(({ startMs }) => startMs >= ms("08:20:07") && startMs < ms("08:35:07"));
    expect(during[0]?.startMs).toBe(ms("08:20:07"));
    expect(new Set(during.map(({ item }) => plan.items[item]?.text))).toEqual(new Set([WORDS.text]));
    expect(during.reduce((sum, spot) => sum + spot.durationMs, 0)).toBe(15 * 60_000);
    const around = spots.filter((spot) => !during.includes(spot));
    expect(around.some(({ item }) => plan.items[item]?.text === WORDS.text)).toBe(false);
    expect(await dayOf(other.device, at("08:21:00"))).toEqual(before);
  });

  it("ends when it is ended: what was booked goes on from there", async () => {
    const { screen, device } = await bookedScreen();
    const takeover = await issue([screen], at("09:00:00"), 3_600_000);
    const ended = await end(takeover, at("09:10:30"));
    expect(ended).toMatchObject({ state: "cancelled", ended: { reason: "险情解除" } });
    const plan = await dayOf(device, at("09:10:31"));
    const shown = spotsOf(plan).filter(({ item }) => plan.items[item]?.text === WORDS.text);
    expect(shown.at(-1)?.startMs).toBeLessThan(ms("09:10:30"));
    expect(shown.reduce((sum, spot) => sum + spot.durationMs, 0)).toBe(ms("09:10:30") - ms("09:00:00"));
    await expect(end(ended, at("09:10:40"))).rejects.toMatchObject({ problem: { code: "conflict" } });
  });

  it("gives way to one issued later, and comes back when that ends", async () => {
    const { screen, device } = await bookedScreen();
    await issue([screen], at("10:00:00"), 600_000);
    await issue([screen], at("10:02:00"), 60_000, { version: approved });
    const plan = await dayOf(device, at("10:02:01"));
    const textAt = (clock: string) => {
      const spot = spotsOf(plan).find(
        ({ startMs, durationMs }) => startMs <= ms(clock) && ms(clock) < startMs + durationMs,
      );
      return spot && plan.items[spot.item]?.text;
    };
    expect([textAt("10:01:00"), textAt("10:02:30"), textAt("10:03:30")]).toEqual([
      WORDS.text,
      "守住钱袋子",
      WORDS.text,
    ]);
  });

  it("shows who signed the words, for this takeover alone: no list has them, no playlist takes them", async () => {
    const { screen } = await bookedScreen();
    const takeover = await issue([screen], at("11:00:00"), 60_000);
    const planner = (await bureau.as("planner")).at(at("11:00:30"));
    const { items } = await planner("material.list", { params: stage.params, query: { limit: 200 } });
    expect(items.flatMap(({ versions }) => versions.map(({ id }) => id))).not.toContain(takeover.version);
    await expect(
      planner("playlist.create", {
        params: stage.params,
        body: { name: "x", items: [{ version: takeover.version, durationMs: 10_000 }] },
      }),
    ).rejects.toMatchObject({ problem: { code: "invalid", errors: [{ path: "items.0.version" }] } });
    await expect(issue([screen], at("11:00:40"), 60_000, { version: takeover.version })).rejects.toMatchObject({
      problem: { errors: [{ path: "content.version" }] },
    });
  });

  it("is reviewed afterwards, once, by somebody else", async () => {
    const { screen } = await bookedScreen();
    const takeover = await issue([screen], at("12:00:00"), 60_000);
    const unreviewed = async () => {
      const call = (await bureau.as("reviewer1")).at(at("13:00:00"));
      const { items } = await call("takeover.list", { params: stage.params, query: { unreviewed: "true" } });
      return items.map(({ id }) => id);
    };
    expect(await unreviewed()).toContain(takeover.id);
    const review = async (who: string) => {
      const call = (await bureau.as(who)).at(at("13:00:00"));
      const params = { ...stage.params, takeover: takeover.id };
      const { revision } = await call("takeover.get", { params });
      return call("takeover.review", { params, revision, body: { decision: "confirm", comment: "情况属实" } });
    };
    await expect(review("admin")).rejects.toMatchObject({ problem: { code: "forbidden" } });
    expect(await review("reviewer1")).toMatchObject({
      state: "ended",
      review: { decision: "confirm", by: { name: "reviewer1" } },
    });
    await expect(review("reviewer2")).rejects.toMatchObject({ problem: { code: "conflict" } });
    expect(await unreviewed()).not.toContain(takeover.id);
  });

  it("names the screens that cannot show it, and is refused when none can", async () => {
    const { screen } = await bookedScreen();
    const ticker = await stage.screen({ kind: "ticker", name: "条屏" });
    const film = await stage.slogan("只有文字");
    const admin = (await bureau.as("admin")).at(at("14:00:00"));
    const body = (screens: string[]) => ({ content: { version: film }, targets: { screens } });
    const seen = await admin("takeover.preview", { params: stage.params, body: body([screen, ticker.id]) });
    expect(seen.screens.map((each) => each.screen).toSorted()).toEqual([screen, ticker.id].toSorted());
    expect(seen.leftOut).toEqual([]);
    const nobody = { content: WORDS, targets: { tags: ["没有的标签"] }, durationMs: 60_000, reason: "演练" };
    await expect(admin("takeover.issue", { params: stage.params, body: nobody })).rejects.toMatchObject({
      problem: { code: "invalid", errors: [{ path: "targets" }] },
    });
  });

  it("shows nothing that is not approved", async () => {
    const { screen } = await bookedScreen();
    const planner = (await bureau.as("planner")).at(at("08:00:00"));
    const made = await planner("material.create", { params: stage.params, body: { title: "草稿", kind: "text" } });
    const { versions } = await planner("material.write_text", {
      params: { ...stage.params, material: made.id },
      body: { text: "没有审核", style: STYLE },
    });
    await expect(issue([screen], at("15:00:00"), 60_000, { version: versions[0]?.id ?? "" })).rejects.toMatchObject({
      problem: { code: "invalid", errors: [{ path: "content.version" }] },
    });
  });

  it("is what explain and the day's plan name at its instants", async () => {
    const { screen } = await bookedScreen();
    const takeover = await issue([screen], at("16:00:00"), 60_000);
    const planner = (await bureau.as("planner")).at(at("16:00:30"));
    const params = { ...stage.params, screen };
    const { playing, others } = await planner("plan.explain", { params, query: { at: at("16:00:20") } });
    expect(playing).toMatchObject({
      booking: takeover.id,
      tier: "takeover",
      why: "takeover",
      materialTitle: WORDS.text,
    });
    expect(others[0]).toMatchObject({ takeover: false, reason: { code: "outranked_by", booking: takeover.id } });
    const { spots, airtime } = await planner("plan.read", { params, query: { day: DAY } });
    const of = ({ booking }: { booking: string | null }) => booking === takeover.id;
    expect(spots.filter((spot) => spot.takeover).every(of)).toBe(true);
    expect(spots.find(of)).toMatchObject({ bookingTitle: WORDS.text, takeover: true });
    expect(airtime.filter((share) => share.takeover)).toMatchObject([{ booking: takeover.id, title: WORDS.text }]);
  });

  it("its signed words are named as a takeover's among the plays of materials", async () => {
    const { screen, device } = await bookedScreen();
    await issue([screen], at("17:00:00"), 60_000);
    const manifest = await json<Manifest>(await device.get("/manifest", at("17:00:01")));
    const plan = manifest.days[0]?.plan ?? "";
    const day = await json<DayPlan>(await device.get(`/plans/${plan}`, at("17:00:01")));
    const spots = spotsOf(day);
    const spot = spots.findIndex(({ startMs }) => startMs === ms("17:00:00"));
    const { durationMs, item } = spots[spot] ?? { durationMs: 0, item: 0 };
    const play = { seq: 1, plan, spot, startedAt: at("17:00:00"), clockOffsetMs: 0, durationMs, result: "played" };
    const plays = [{ ...play, material: day.items[item]?.sha256 }];
    await json(await device.post("/plays", { bootEpoch: 1, plays }, at("17:05:00")));
    const query = { from: DAY, to: DAY, by: "material" as const, screen };
    const { rows } = await (await bureau.as("planner")).call("reach.plays", { params: stage.params, query });
    expect(rows).toMatchObject([{ title: WORDS.text, takeover: true, plays: 1 }]);
  });
});

async function bookedScreen(): Promise<{ screen: string; device: Device }> {
  const { id } = await stage.screen();
  const playlist = await stage.playlist([approved], 45_000);
  await stage.book({
    playlist: { id: playlist.id, version: playlist.version },
    targets: { screens: [id], groups: [], tags: [] },
  });
  return { screen: id, device: await stage.pair(id) };
}

async function issue(
  screens: string[],
  instant: string,
  durationMs: number,
  content: { version: string } | typeof WORDS = WORDS,
): Promise<Takeover> {
  const admin = (await bureau.as("admin")).at(instant);
  const body = { content, targets: { screens }, durationMs, reason: "防汛应急" };
  return admin("takeover.issue", { params: stage.params, body });
}

async function end(takeover: Takeover, instant: string): Promise<Takeover> {
  const admin = (await bureau.as("admin")).at(instant);
  const params = { ...stage.params, takeover: takeover.id };
  return admin("takeover.end", { params, revision: takeover.revision, body: { reason: "险情解除" } });
}

async function dayOf(device: Device, instant: string): Promise<DayPlan> {
  const manifest = await json<Manifest>(await device.get("/manifest", instant));
  return json<DayPlan>(await device.get(`/plans/${manifest.days[0]?.plan}`, instant));
}

function ms(clock: string): number {
  return Date.parse(at(clock)) - Date.parse(at("00:00:00"));
}
