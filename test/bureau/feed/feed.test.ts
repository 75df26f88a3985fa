import { beforeAll, describe, expect, it } from "vitest";
import type { FeedKind, FeedLink } from "../../../src/contracts/feed.ts";
import type { Material } from "../../../src/contracts/material.ts";
import type { Screen } from "../../../src/contracts/screen.ts";
import { newBureau, send, type TestBureau } from "../../support/api.ts";
import { DAY, headersAt, json, newStage, NOON, type Stage } from "../../support/on-air.ts";
import { auditOf, FILMS, hashOf, PNG } from "../material/stage.ts";

const BEFORE = "2026-05-20T09:00:00+08:00";
let bureau: TestBureau;
let stage: Stage;
let screen: Screen;
let film: string;
beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  const picture = await approvedFile("image", "image/png", PNG);
  screen = await stage.screen({ name: "东门 & <西门>", location: "一号门", fallback: picture.material });
  const shown = await approvedFile("video", "video/mp4", FILMS.mp4);
  film = hashOf(FILMS.mp4);
  const slogan = await stage.slogan("守住钱袋子");
  await stage.book({
    title: "早晚各一次",
    playlist: await stage.playlist([shown.version, slogan], 2_000),
    targets: { screens: [screen.id], groups: [], tags: [] },
    windows: [{ startsOn: "2026-06-01", endsOn: "2026-06-30", dayparts: [{ from: "08:00", to: "20:00" }] }],
  });
}, 120_000);

/** Uploaded and approved before the campaign. */
async function approvedFile(kind: "image" | "video", mime: string, bytes: Uint8Array<ArrayBuffer>) {
  const planner = await bureau.as("planner");
  const plan = planner.at(BEFORE);
  const { id: material } = await plan("material.create", { params: stage.params, body: { title: mime, kind } });
  const where = { ...stage.params, material };
  const sha256 = hashOf(bytes);
  const { url } = await plan("upload.request", { params: where, body: { bytes: bytes.length, sha256, mime } });
  const headers = { ...headersAt(BEFORE), "content-length": String(bytes.length) };
  const { versions } = await json<Material>(await planner.send(url, { method: "PUT", headers, body: bytes }));
  const params = { ...where, version: versions[0]?.id ?? "" };
  let { revision } = await plan("version.submit", { params });
  for (const name of ["reviewer1", "reviewer2", "reviewer3"]) {
    const call = await by(name, BEFORE);
    ({ revision } = await call("version.approve", { params, body: { sha256 }, revision }));
  }
  return { material, version: params.version };
}

const by = async (name: string, at = NOON) => (await bureau.as(name)).at(at);
const on = () => ({ ...stage.params, screen: screen.id });

async function newLink(kind: FeedKind): Promise<FeedLink> {
  return (await by("operator"))("feed.create", { params: on(), body: { kind, name: "大厅的播放器" } });
}

/** A screen of slogans only, and the way to its text. */
async function ticker(): Promise<{ own: Screen; path: string }> {
  const own = await stage.screen({ name: "条屏", kind: "ticker" });
  const playlist = await stage.playlist([await stage.slogan("远离非法集资")]);
  await stage.book({ playlist, targets: { screens: [own.id], groups: [], tags: [] } });
  const call = await by("operator");
  const params = { ...stage.params, screen: own.id };
  const { paths } = await call("feed.create", { params, body: { kind: "playlist", name: "条屏控制卡" } });
  return { own, path: paths["txt"] ?? "" };
}

it("a text tells a takeover's words while it runs, and not when it has ended or a booking was cancelled", async () => {
  const { own, path } = await ticker();
  const targets = { screens: [own.id], groups: [], tags: [] };
  const gone = await stage.book({ playlist: await stage.playlist([await stage.slogan("旧标语")]), targets });
  const style = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;
  const body = { content: { text: "请立即避险", style }, targets, durationMs: 600_000, reason: "演练" };
  await (
    await by("admin")
  )("takeover.issue", { params: stage.params, body });
  const told = async (clock: string) => textAt(path, `${DAY}T${clock}+08:00`);
  expect(await told("12:01:00")).toContain("请立即避险");
  const after = await told("12:10:01");
  expect(after).not.toContain("请立即避险");
  expect(after).toContain("旧标语");
  const where = { ...stage.params, booking: gone.id };
  const cancel = await by("planner", `${DAY}T13:00:00+08:00`);
  await cancel("booking.cancel", { params: where, body: { comment: "过期" }, revision: gone.revision });
  expect(await told("13:00:01")).toBe("远离非法集资\n");
});

const read = (path: string, at = NOON, headers: Record<string, string> = {}) =>
  send(path, { headers: { ...headersAt(at), ...headers } });
const textAt = async (path: string, at = NOON) => {
  const response = await read(path, at);
  expect(response.status).toBe(200);
  return new TextDecoder().decode(await response.arrayBuffer());
};

describe("a feed link", () => {
  it("is made, given a new key and revoked by an operator, each with an audit row; the key is told once", async () => {
    const operator = await by("operator");
    const made = await newLink("playlist");
    expect(made.feed).toMatchObject({ screen: screen.id, kind: "playlist", name: "大厅的播放器", lastUsedAt: null });
    expect(Object.keys(made.paths)).toEqual(["m3u8", "smil", "txt", "json"]);
    const params = { ...stage.params, feed: made.feed.id };
    const old = made.paths["txt"] ?? "";
    expect((await read(old)).status).toBe(200);
    const again = await operator("feed.rotate", { params });
    expect((await read(old)).status).toBe(401);
    const now = again.paths["txt"] ?? "";
    expect((await read(now)).status).toBe(200);
    const { items } = await operator("feed.list", { params: on() });
    const listed = items.find(({ id }) => id === made.feed.id);
    expect(listed).toMatchObject({ lastUsedAt: "2026-06-15T04:00:00.000Z" });
    expect(JSON.stringify(items)).not.toContain(again.key.split(".")[2]);
    expect(await operator("feed.revoke", { params })).toMatchObject({ keyedAt: null });
    expect((await read(now)).status).toBe(401);
    expect(await auditOf(bureau, made.feed.id)).toEqual(["feed.create", "feed.rotate", "feed.revoke"]);
  });

  it("is the same link again under the same Idempotency-Key", async () => {
    const person = await bureau.as("operator");
    const body = JSON.stringify({ kind: "playlist", name: "甲" });
    const headers = { "content-type": "application/json", "idempotency-key": "once" };
    const path = `/api/bureaus/${bureau.id}/screens/${screen.id}/feeds`;
    const keys = new Set<string>();
    for (let n = 0; n < 2; n += 1) {
      const response = await person.send(path, { method: "POST", headers, body });
      expect(response.status).toBe(201);
      keys.add((await response.json<FeedLink>()).key);
    }
    expect(keys.size).toBe(1);
  });

  it("opens what it is for and nothing else", async () => {
    const [playlist, calendar] = [await newLink("playlist"), await newLink("calendar")];
    const of = (name: string, key: string) => `/api/device/v1/${name}?key=${key}`;
    expect((await read(of("schedule.ics", calendar.key))).status).toBe(200);
    const [name, id, secret = ""] = playlist.key.split(".");
    const wrong = [
      of("schedule.ics", playlist.key),
      of("playlist.json", calendar.key),
      of("playlist.json", `nowhere.${id}.${secret}`),
      of("playlist.json", `${name}.${calendar.feed.id}.${secret}`),
      of("playlist.json", `${name}.${id}.${"A".repeat(43)}`),
      of("playlist.json", "x"),
      "/api/device/v1/playlist.json",
    ];
    for (const path of wrong) expect((await read(path)).status, path).toBe(401);
    const bad = await read(`${of("playlist.json", playlist.key)}&from=later`);
    expect([bad.status, await bad.json()]).toMatchObject([422, { errors: [{ path: "query.from" }] }]);
    const { call } = await bureau.as("planner");
    await expect(call("feed.create", { params: on(), body: { kind: "calendar", name: "甲" } })).rejects.toMatchObject({
      problem: { code: "forbidden" },
    });
  });
});

describe("today's plan", () => {
  let paths: Record<string, string>;
  beforeAll(async () => {
    ({ paths } = await newLink("playlist"));
  });

  it("is answered with an ETag, and 304 while it stays the same", async () => {
    for (const path of Object.values(paths)) {
      const first = await read(path);
      const etag = first.headers.get("etag") ?? "";
      expect(etag).toMatch(/^"\w{32}"$/);
      await first.arrayBuffer();
      const same = await read(path, `${DAY}T13:00:00+08:00`, { "if-none-match": `W/"x", ${etag}` });
      expect([same.status, await same.text(), same.headers.get("etag")]).toEqual([304, "", etag]);
    }
  });

  it("as JSON has every spot with its instant and where its file lies", async () => {
    const { spots, ...day } = JSON.parse(await textAt(paths["json"] ?? "")) as { spots: Record<string, unknown>[] };
    expect(day).toMatchObject({ day: DAY, zone: "Asia/Shanghai", screen: { id: screen.id } });
    const booked = spots.filter(({ title }) => title !== "垫播内容");
    const url = `https://fangfei.test/media/${bureau.id}/${film}`;
    expect(booked[0]).toMatchObject({
      at: `${DAY}T08:00:00+08:00`,
      kind: "video",
      durationMs: 2_000,
      url,
      mime: "video/mp4",
    });
    expect(booked[1]).toMatchObject({ at: `${DAY}T08:00:02+08:00`, kind: "text", text: "守住钱袋子" });
    expect(spots.reduce((sum, { durationMs }) => sum + Number(durationMs), 0)).toBe(86_400_000);
    const part = await send(new URL(url).pathname, { headers: { range: "bytes=0-9" } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 10]);
  });

  it("as M3U8 gives VLC the time of every still, mpv that of most, and a text's time to the stand-in", async () => {
    const text = await textAt(paths["m3u8"] ?? "");
    expect(text.startsWith("#EXTM3U\n#PLAYLIST:")).toBe(true);
    expect(text).not.toContain("#EXT-X-");
    expect(text).toContain("\n# mpv --image-display-duration=");
    const entries = text.split("\n").filter((line) => line.startsWith("https://"));
    expect(new Set(entries).size).toBe(2);
    expect(text).toContain(`#EXTINF:5,守住钱袋子\n#EXTVLCOPT:image-duration=5\nhttps://fangfei.test/media/`);
    const rest = await textAt(`${paths["m3u8"]}&from=now`, `${DAY}T19:59:54+08:00`);
    expect(rest.split("\n").filter((line) => line.endsWith(film))).toHaveLength(1);
  });

  it("as lines is each slogan once, as long as it only repeats", async () => {
    expect(await textAt(paths["txt"] ?? "")).toBe("守住钱袋子\n");
  });

  it("as SMIL begins by the wall clock", async () => {
    const text = await textAt(paths["smil"] ?? "");
    expect(text).toContain(`<seq begin="wallclock(${DAY}T00:00:00+08:00)">`);
    expect(text).toContain(`title="守住钱袋子" dur="5s"/>`);
    expect(text).toContain(`<region xml:id="screen" left="0" top="0" width="1920" height="1080" fit="meet"/>`);
  });
});

describe("the calendar of a screen's bookings", () => {
  const events = (text: string) =>
    text
      .replaceAll("\r\n ", "")
      .split("BEGIN:VEVENT\r\n")
      .slice(1)
      .map((event) => Object.fromEntries(event.split("\r\n").map((line) => line.split(/:(.*)/, 2)))) as Record<
      string,
      string
    >[];

  it("keeps UIDs and raises SEQUENCE through edits; what a cancellation takes away is CANCELLED", async () => {
    const own = await stage.screen({ name: "西门" });
    const playlist = await stage.playlist([await stage.slogan("护好幸福家")]);
    const evening = (to: string) => [
      { startsOn: "2026-06-14", endsOn: "2026-06-16", dayparts: [{ from: "18:00", to }] },
    ];
    const targets = { screens: [own.id], groups: [], tags: [] };
    const booking = await stage.book({ title: "晚间; 循环", playlist, targets, windows: evening("20:00") });
    const params = { ...stage.params, screen: own.id };
    const { paths } = await (await by("operator"))("feed.create", { params, body: { kind: "calendar", name: "日历" } });
    const path = paths["ics"] ?? "";
    const first = events(await textAt(path));
    expect(first.map((event) => event["DTSTART;TZID=Asia/Shanghai"])).toEqual([
      "20260614T180000",
      "20260615T180000",
      "20260616T180000",
    ]);
    expect(first[0]).toMatchObject({ SUMMARY: "晚间\\; 循环", SEQUENCE: "0", STATUS: "CONFIRMED" });

    const where = { ...stage.params, booking: booking.id };
    const edited = await (
      await by("planner")
    )("booking.update", { params: where, body: { windows: evening("21:00") }, revision: booking.revision });
    const approved = await stage.approve(edited, NOON);
    const second = events(await textAt(path));
    expect(second.map(({ UID }) => UID)).toEqual(first.map(({ UID }) => UID));
    expect(second.map(({ SEQUENCE }) => SEQUENCE)).toEqual(["0", "1", "1"]);
    expect(second[1]?.["DTEND;TZID=Asia/Shanghai"]).toBe("20260615T210000");

    const later = `${DAY}T22:00:00+08:00`;
    await (
      await by("planner", later)
    )("booking.cancel", { params: where, body: { comment: "停" }, revision: approved.revision });
    const last = events(await textAt(path, later));
    expect(last.map(({ STATUS, SEQUENCE }) => [STATUS, SEQUENCE])).toEqual([
      ["CONFIRMED", "0"],
      ["CONFIRMED", "1"],
      ["CANCELLED", "2"],
    ]);
    const etag = (await read(path, later)).headers.get("etag") ?? "";
    expect((await read(path, "2026-06-16T09:00:00+08:00", { "if-none-match": etag })).status).toBe(304);
  });
});
