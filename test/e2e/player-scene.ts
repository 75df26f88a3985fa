import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { ENDPOINTS } from "../../src/contracts/endpoints.ts";
import type { Material } from "../../src/contracts/material.ts";
import type { TextStyle } from "../../src/contracts/plan.ts";
import type { BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { Chromium, type Visit } from "./browser.ts";
import { plainPng } from "./png.ts";
import { codeOf, statusOf } from "./player.ts";
import { foundWithStaff, type Staff } from "./scene.ts";
import { BUREAU, Server, until } from "./server.ts";

/** A server whose bureau has its staff, and a browser for players. */
export interface Scene {
  readonly server: Server;
  readonly chromium: Chromium;
  readonly staff: Staff;
}

/** The scene of a file of tests. What goes wrong in a window, and was not announced, fails them in the end. */
export function playerScene(env: Record<string, string> = {}): () => Scene {
  let scene: Scene | undefined;
  beforeAll(async () => {
    scene = await openScene(env);
  });
  afterAll(async () => {
    const complaints = scene?.chromium.complaints();
    await scene?.chromium.close();
    await scene?.server.remove();
    expect(complaints).toEqual([]);
  });
  return () => {
    if (!scene) throw new Error("The scene opens before the first test");
    return scene;
  };
}

/** Whoever opens it closes its browser and removes its server. */
export async function openScene(env: Record<string, string> = {}): Promise<Scene> {
  const server = new Server();
  const chromium = await Chromium.launch();
  await server.start({ FANGFEI_CEILING: "0", ...env });
  return { server, chromium, staff: await foundWithStaff(server) };
}

const params = { bureau: BUREAU };
const DAY_MS = 86_400_000;
const dayOf = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** One thing on the air: words with their style, or a file. `durationMs` is for what has no length of its own. */
export type Content = { title: string; durationMs?: number; validUntil?: string } & (
  | { text: string; style: TextStyle }
  | { kind: "video" | "image" | "web"; mime: string; bytes: Buffer; lengthMs?: number }
);

export const FILM = readFileSync(join(import.meta.dirname, "media/film.webm"));
const red = { color: "#fff6e5", background: "#7d1416" } as const;

/** A film of seven seconds, a poster, a page and a slogan of each template: every kind there is. */
export const MIXED: readonly Content[] = [
  { title: "短片", kind: "video", mime: "video/webm", bytes: FILM, lengthMs: 7_000 },
  { title: "标语", text: "守住钱袋子，护好幸福家", style: { ...red, template: "static" }, durationMs: 4_000 },
  {
    title: "海报",
    kind: "image",
    mime: "image/png",
    bytes: plainPng(320, 180, [34, 139, 84]),
    durationMs: 5_000,
  },
  { title: "滚动", text: "远离非法集资，拒绝高利诱惑", style: { ...red, template: "scroll" }, durationMs: 6_000 },
  {
    title: "网页",
    kind: "web",
    mime: "text/html",
    bytes: Buffer.from("<!doctype html><title>防非</title><body style='background:#e8c57a'><h1>举报有奖</h1></body>"),
    durationMs: 5_000,
  },
  { title: "两行", text: "天上不会掉馅饼，高息背后是陷阱", style: { ...red, template: "two_line" }, durationMs: 3_000 },
];

export type ScreenFields = Partial<z.input<(typeof ENDPOINTS)["screen.create"]["body"]>>;

/** Puts content on the air, around the clock from now on, on a number of new screens; answers the screens' ids. */
export async function putOnAir(
  scene: Scene,
  contents: readonly Content[],
  screens: readonly ScreenFields[] = [{}],
): Promise<string[]> {
  const startsOn = dayOf(Date.now() - DAY_MS);
  const endsOn = dayOf(Date.now() + 30 * DAY_MS);
  const { staff } = scene;
  const plan = staff.planner.call;
  const season = await plan("season.create", { params, body: { entry: null, name: "宣传期", startsOn, endsOn } });
  const draft = await plan("campaign.create", { params, body: { season: season.id, name: "方案", startsOn, endsOn } });
  const campaign = { ...params, campaign: draft.id };
  const submitted = await plan("campaign.submit", { params: campaign, revision: draft.revision });
  await staff.reviewer1.call("campaign.approve", { params: campaign, revision: submitted.revision });

  const items = [];
  for (const content of contents) {
    const { id: version } = await approved(scene, content);
    items.push({ version, ...(content.durationMs && { durationMs: content.durationMs }) });
  }
  const playlist = await plan("playlist.create", { params, body: { name: "混播", items } });
  const ids: string[] = [];
  for (const fields of screens) {
    const body = { name: `屏幕 ${ids.length + 1}`, widthPx: 1280, heightPx: 720, minDwellMs: 1_000, ...fields };
    ids.push((await staff.operator.call("screen.create", { params, body })).id);
  }
  const booking = await plan("booking.create", {
    params,
    body: {
      campaign: draft.id,
      title: "全天循环",
      playlist: { id: playlist.id, version: playlist.version },
      targets: { screens: ids },
      tier: "regular",
      windows: [{ startsOn, endsOn }],
    },
  });
  const booked = { ...params, booking: booking.id };
  const asked = await plan("booking.submit", { params: booked, revision: booking.revision });
  await staff.reviewer1.call("booking.approve", { params: booked, revision: asked.revision });
  return ids;
}

/** A version that has passed its three reviews. */
export async function approved({ server, staff }: Scene, content: Content): Promise<{ id: string; sha256: string }> {
  const material = await make(server, staff, content);
  const version = material.versions[0];
  if (!version) throw new Error("A material with content has a version");
  const path = { ...params, material: material.id, version: version.id };
  let { revision } = await staff.planner.call("version.submit", { params: path });
  const body = { sha256: version.sha256 };
  for (const reviewer of [staff.reviewer1, staff.reviewer2, staff.reviewer3])
    ({ revision } = await reviewer.call("version.approve", { params: path, body, revision }));
  return { id: version.id, sha256: version.sha256 };
}

async function make(server: Server, { planner }: Staff, content: Content): Promise<Material> {
  const validity = content.validUntil ? { validUntil: content.validUntil } : {};
  const kind = "text" in content ? "text" : content.kind;
  const { id } = await planner.call("material.create", { params, body: { title: content.title, kind } });
  const of = { ...params, material: id };
  if ("text" in content) {
    const { text, style } = content;
    return planner.call("material.write_text", { params: of, body: { text, style, ...validity } });
  }
  const { bytes, mime, lengthMs } = content;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const body = { bytes: bytes.length, sha256, mime, ...(lengthMs && { durationMs: lengthMs }), ...validity };
  const { url } = await planner.call("upload.request", { params: of, body });
  const headers = { cookie: planner.cookie, "content-type": mime };
  const response = await fetch(server.url + url, { method: "PUT", headers, body: new Uint8Array(bytes) });
  if (response.status !== 201) throw new Error(`${content.title}: ${response.status} ${await response.text()}`);
  return asMaterial(await response.json());
}

// Safe because that is what the endpoint's row says.
function asMaterial(body: unknown) {
  return body as Material;
}

/** Opens a player and pairs it with a screen; it has been on the air once when this answers. */
export async function openPlayer(
  { server, chromium, staff }: Scene,
  screen: string,
  { origin = server.url, prepare, ...options }: PlayerOptions = {},
): Promise<Visit> {
  const player = await chromium.visit(origin, { viewport: { width: 640, height: 360 }, ...options });
  await prepare?.(player);
  await showScreen(player, origin, staff, screen);
  return player;
}

/** Opens the player in a window, pairs it with a screen, and waits until something is on the air. */
export async function showScreen(player: Visit, origin: string, staff: Staff, screen: string): Promise<void> {
  await player.page.goto(new URL("/player/", origin).href);
  await staff.operator.call("screen.pair", { params: { ...params, screen }, body: { code: await codeOf(player) } });
  await until(async () => (await statusOf(player)).phase === "spot");
}

/** Every file is here, and what the bureau asks is heard at once. */
export async function untilStocked(player: Visit): Promise<void> {
  await until(async () => {
    const { live, files } = await statusOf(player);
    return live && files.named > 0 && files.here === files.named;
  });
}

type PlayerOptions = BrowserContextOptions & {
  origin?: string;
  /** Before the page is opened. */
  prepare?: (player: Visit) => Promise<void>;
};
