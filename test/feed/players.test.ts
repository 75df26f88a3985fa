import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundWithStaff, type Staff } from "../e2e/scene.ts";
import { BUREAU, Server } from "../e2e/server.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const DAY_MS = 86_400_000;
const params = { bureau: BUREAU };
/** Where the day is neither young nor about to end. */
const ZONE = new Date().getUTCHours() < 12 ? "Asia/Shanghai" : "America/Chicago";
const dayOf = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

const server = new Server();
const folder = mkdtempSync(join(tmpdir(), "fangfei-feed-"));
let staff: Staff;
let links: Record<string, string>;
let filmUrl: string;
let posterUrl: string;

beforeAll(async () => {
  await server.start();
  staff = await foundWithStaff(server);
  const film = await approvedFile("video", "video/mp4", join(ROOT, "test/media/files/two-seconds.mp4"));
  const poster = await approvedFile("image", "image/jpeg", join(ROOT, "src/demo/media/fraud-poster.jpg"));
  [filmUrl, posterUrl] = [film, poster].map(({ sha256 }) => `${server.url}/media/${BUREAU}/${sha256}`) as [
    string,
    string,
  ];
  const screen = await staff.operator.call("screen.create", {
    params,
    body: { name: '东门 & "<西门>"', widthPx: 1920, heightPx: 1080, minDwellMs: 1_000, zone: ZONE },
  });
  await book(screen.id, [film.version, poster.version, await slogan("守住钱袋子 & <护好幸福家>")]);
  const made = await staff.operator.call("feed.create", {
    params: { ...params, screen: screen.id },
    body: { kind: "playlist", name: "大厅" },
  });
  links = Object.fromEntries(Object.entries(made.paths).map(([format, path]) => [format, server.url + path]));
});
afterAll(async () => {
  await server.remove();
  rmSync(folder, { recursive: true });
});

/** A film of two seconds, a poster of three and a slogan, round and round from yesterday on. */
async function book(screen: string, versions: string[]): Promise<void> {
  const [startsOn, endsOn] = [dayOf(Date.now() - DAY_MS), dayOf(Date.now() + 7 * DAY_MS)];
  const plan = staff.planner.call;
  const season = await plan("season.create", { params, body: { entry: null, name: "宣传期", startsOn, endsOn } });
  const draft = await plan("campaign.create", { params, body: { season: season.id, name: "方案", startsOn, endsOn } });
  const campaign = { ...params, campaign: draft.id };
  const sent = await plan("campaign.submit", { params: campaign, revision: draft.revision });
  await staff.reviewer1.call("campaign.approve", { params: campaign, revision: sent.revision });
  const items = versions.map((version, n) => ({ version, durationMs: [2_000, 3_000, 2_000][n] ?? 2_000 }));
  const { id, version } = await plan("playlist.create", { params, body: { name: "循环", items } });
  const targets = { screens: [screen] };
  const windows = [{ startsOn, endsOn }];
  const booking = await plan("booking.create", {
    params,
    body: { campaign: draft.id, title: "循环", playlist: { id, version }, targets, tier: "regular", windows },
  });
  const booked = { ...params, booking: booking.id };
  const asked = await plan("booking.submit", { params: booked, revision: booking.revision });
  await staff.reviewer1.call("booking.approve", { params: booked, revision: asked.revision });
}

async function approve(material: string, version: string, sha256: string): Promise<void> {
  const path = { ...params, material, version };
  let { revision } = await staff.planner.call("version.submit", { params: path });
  for (const reviewer of [staff.reviewer1, staff.reviewer2, staff.reviewer3])
    ({ revision } = await reviewer.call("version.approve", { params: path, body: { sha256 }, revision }));
}

async function approvedFile(kind: "video" | "image", mime: string, file: string) {
  const bytes = readFileSync(file);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { id: material } = await staff.planner.call("material.create", {
    params,
    body: { title: "片 & <海报>", kind },
  });
  const { url } = await staff.planner.call("upload.request", {
    params: { ...params, material },
    body: { bytes: bytes.length, sha256, mime },
  });
  const headers = { cookie: staff.planner.cookie };
  const response = await fetch(server.url + url, { method: "PUT", headers, body: bytes });
  const { versions } = (await response.json()) as { versions: { id: string }[] };
  const version = versions[0]?.id ?? "";
  await approve(material, version, sha256);
  return { version, sha256 };
}

async function slogan(text: string): Promise<string> {
  const { id: material } = await staff.planner.call("material.create", { params, body: { title: text, kind: "text" } });
  const { versions } = await staff.planner.call("material.write_text", {
    params: { ...params, material },
    body: { text, style: { template: "static", color: "#ffffff", background: "#8b1a1a" } },
  });
  const [version] = versions;
  if (!version) throw new Error("A written text has a version");
  await approve(material, version.id, version.sha256);
  return version.id;
}

const MPV = ["--no-config", "--vo=null", "--ao=null", "--idle=no"];

async function read(format: string): Promise<string> {
  const response = await fetch(links[format] ?? "");
  expect(response.status).toBe(200);
  return response.text();
}

test("mpv plays the link: every entry in order, each for its time", async () => {
  const flag = /^# mpv (--image-display-duration=\d+)$/m.exec(await read("m3u8"))?.[1] ?? "";
  expect(flag).toBe("--image-display-duration=3");
  const mpv = spawn("mpv", [...MPV, flag, links["m3u8"] ?? ""], { stdio: ["ignore", "pipe", "ignore"] });
  const seen: { url: string; atMs: number }[] = [];
  for await (const line of createInterface({ input: mpv.stdout })) {
    const url = /^Playing: (http\S+\/media\/\S+)/.exec(line)?.[1];
    if (url !== undefined) seen.push({ url, atMs: performance.now() });
    if (seen.length === 4) break;
  }
  mpv.kill();
  if (mpv.exitCode === null && mpv.signalCode === null) await once(mpv, "exit");
  expect(seen.map(({ url }) => url)).toEqual([filmUrl, posterUrl, filmUrl, posterUrl]);
  const tookMs = seen.slice(1).map(({ atMs }, n) => atMs - (seen[n]?.atMs ?? 0));
  for (const [n, wantedMs] of [2_000, 3_000, 2_000].entries()) {
    expect(tookMs[n]).toBeGreaterThan(wantedMs - 500);
    expect(tookMs[n]).toBeLessThan(wantedMs + 2_000);
  }
});

test("mpv opens every entry, and a film in its middle", async () => {
  const text = await read("m3u8");
  const file = join(folder, "some.m3u8");
  writeFileSync(file, `${text.split("\n").slice(0, 40).join("\n")}\n`);
  const some = spawnSync("mpv", [...MPV, "--frames=1", file], { encoding: "utf8" });
  const wanted = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("http"));
  expect(wanted.length).toBeGreaterThan(10);
  const opened = [...some.stdout.matchAll(/^Playing: (http\S+)/gm)].map(([, url]) => url);
  expect([some.status, opened]).toEqual([0, wanted]);
  const middle = spawnSync("mpv", [...MPV, "--start=1", "--frames=1", filmUrl], { encoding: "utf8" });
  expect([middle.status, middle.stdout]).toEqual([0, expect.stringContaining("VO: [null]")]);
});

test("xmllint finds the SMIL valid against SMIL30Language.dtd", async () => {
  const [dtd = ""] = globSync("/usr/share/xml/w3c-sgml-lib/schema/dtd/REC-SMIL3-*/SMIL30Language.dtd");
  const text = await read("smil");
  const check = (name: string, content: string) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return spawnSync("xmllint", ["--noout", "--nonet", "--dtdvalid", dtd, file], { encoding: "utf8" });
  };
  const good = check("good.smil", text);
  expect([good.stderr, good.status]).toEqual(["", 0]);
  expect(text.match(/<video /g)?.length).toBeGreaterThan(1_000);
  expect(text).toContain("<text ");
  // It would not do to be content with anything.
  const bad = check("bad.smil", text.replace("<video ", '<video http-equiv="x" '));
  expect([bad.stderr, bad.status]).toEqual([expect.stringContaining("http-equiv"), 3]);
});
