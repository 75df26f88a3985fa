import { createHash } from "node:crypto";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Takeover } from "../../src/contracts/takeover.ts";
import type { Visit } from "./browser.ts";
import { statusOf } from "./player.ts";
import { plainPng } from "./png.ts";
import { approved, MIXED, openPlayer, putOnAir, untilStocked, playerScene } from "./player-scene.ts";
import { BUREAU, until } from "./server.ts";

/** What the bureau asks of a screen over its live channel. */

const params = { bureau: BUREAU };
let screen: string;
let player: Visit;

const scene = playerScene();

beforeAll(async () => {
  [screen = ""] = await putOnAir(scene(), MIXED);
  player = await openPlayer(scene(), screen);
  await untilStocked(player);
});
afterEach(async (context) => {
  if (context.task.result?.state === "fail") await scene().chromium.pictures("player-live");
  expect(scene().chromium.complaints()).toEqual([]);
});

/** Ms from now until these words are, or are no longer, in the picture; by the page's own clock. */
function timeUntil({ page }: Visit, words: string, shown: boolean): Promise<number> {
  return page.evaluate(
    ([text, wanted]) =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        const look = () => {
          const layers = [...document.querySelectorAll<HTMLElement>("#stage .layer.shown")];
          const [top] = layers.sort((a, b) => Number(b.style.zIndex) - Number(a.style.zIndex));
          if ((top?.textContent ?? "").includes(text) === wanted) resolve(performance.now() - from);
          else requestAnimationFrame(look);
        };
        look();
      }),
    [words, shown] as const,
  );
}

async function takeOver(content: { version: string } | { text: string }): Promise<Takeover> {
  const style = { template: "static", color: "#ffffff", background: "#1a5c8b" } as const;
  const body = {
    content: "text" in content ? { ...content, style } : content,
    targets: { screens: [screen] },
    durationMs: 600_000,
    reason: "演练",
  };
  return scene().staff.founder.call("takeover.issue", { params, body });
}

async function end({ id: takeover, revision }: Takeover): Promise<void> {
  await scene().staff.founder.call("takeover.end", {
    params: { ...params, takeover },
    body: { reason: "演练结束" },
    revision,
  });
}

test("a signed text takes a connected screen over and lets it go again, each within a second", async () => {
  const words = "紧急提示";
  const appears = timeUntil(player, words, true);
  const takeover = await takeOver({ text: `${words}：谨防冒充` });
  const shownMs = await appears;
  const goes = timeUntil(player, words, false);
  await end(takeover);
  const goneMs = await goes;
  console.log(`takeover shown after ${Math.round(shownMs)} ms, gone after ${Math.round(goneMs)} ms, requests included`);
  expect(Math.max(shownMs, goneMs)).toBeLessThan(1_000);
});

test("a takeover by a picture that is not here yet shows as soon as it has come", async () => {
  const bytes = plainPng(640, 360, [20, 60, 140]);
  const urgent = await approved(scene(), { title: "紧急海报", kind: "image", mime: "image/png", bytes });
  const takeover = await takeOver({ version: urgent.id });
  await until(async () => (await statusOf(player)).item === urgent.sha256);
  await player.page.locator("#stage .layer.image.shown").waitFor();
  await end(takeover);
  await until(async () => (await statusOf(player)).item !== urgent.sha256);
});

/** The mean colour of a JPEG, as the browser decodes it. */
function colourOf({ page }: Visit, jpeg: Buffer): Promise<{ width: number; rgb: number[] }> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    if (!context) throw new Error("There is a canvas");
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const mean = (channel: number) =>
      Array.from(data).reduce((sum, value, at) => (at % 4 === channel ? sum + value : sum), 0) / (data.length / 4);
    return { width: picture.width, rgb: [0, 1, 2].map(mean) };
  }, jpeg.toString("base64"));
}

test("a screenshot arrives as evidence: what was on the stage, bound by its hash", async () => {
  const takeover = await takeOver({ text: "截图" });
  await timeUntil(player, "截图", true);
  const asked = await scene().staff.operator.call("screenshot.request", { params: { ...params, screen } });
  const taken = await until(async () => {
    const { items } = await scene().staff.operator.call("screenshot.list", {
      params: { ...params, screen },
      query: {},
    });
    return items.find(({ id, state }) => id === asked.id && state === "taken");
  });
  const response = await fetch(scene().server.url + taken.url, { headers: { cookie: scene().staff.operator.cookie } });
  const jpeg = Buffer.from(await response.arrayBuffer());
  expect(createHash("sha256").update(jpeg).digest("hex")).toBe(taken.sha256);
  const { width, rgb } = await colourOf(player, jpeg);
  expect(width).toBe(640);
  // Blue with white words on it: between the two, nearer to the blue.
  const [r = 0, g = 0, b = 0] = rgb;
  expect(r < g && g < b && r > 0x1a && r < 0xc0, `mean colour ${rgb.join(" ")}`).toBe(true);
  await end(takeover);
});

test("a film, a poster and a page can be taken as well", async () => {
  const take = async (kind: string) => {
    await player.page.locator(`#stage .layer.${kind}.shown`).waitFor({ timeout: 60_000 });
    const asked = await scene().staff.operator.call("screenshot.request", { params: { ...params, screen } });
    const taken = await until(async () => {
      const { items } = await scene().staff.operator.call("screenshot.list", {
        params: { ...params, screen },
        query: {},
      });
      return items.find(({ id, state }) => id === asked.id && state === "taken");
    });
    return taken.sha256;
  };
  const hashes = await Promise.all(["video", "image", "web"].map(take));
  expect(new Set(hashes).size).toBe(3);
});

test("identify writes the screen's name over the picture; reload brings the page back on the air", async () => {
  await scene().staff.operator.call("screen.identify", { params: { ...params, screen } });
  await player.page.locator(".identify", { hasText: "屏幕 1" }).waitFor();
  const loaded = player.page.waitForEvent("domcontentloaded");
  await scene().staff.operator.call("screen.reload", { params: { ...params, screen } });
  await loaded;
  await until(async () => {
    const { live, phase } = await statusOf(player);
    return live && phase === "spot";
  });
});

test("a server that restarts has its channel back without being asked", async () => {
  const announced = player.announce(/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|\/live' failed/);
  await scene().server.stop();
  await until(async () => !(await statusOf(player)).live);
  await scene().server.start({ FANGFEI_CEILING: "0" });
  await until(async () => (await statusOf(player)).live);
  announced();
});

test("a token that is revoked sends the screen to the pairing page at once", async () => {
  const announced = player.announce(/status of 401/);
  await scene().staff.operator.call("screen.unpair", { params: { ...params, screen } });
  await player.page.getByText("此屏幕已被解除配对").waitFor();
  announced();
});
