import { afterEach, expect, test } from "vitest";
import type { Route } from "playwright-core";
import type { Play } from "../../src/contracts/device.ts";
import type { Visit } from "./browser.ts";
import { codeOf, listenToProof, statusOf } from "./player.ts";
import { openPlayer, putOnAir, type Content, playerScene } from "./player-scene.ts";
import { BUREAU, until } from "./server.ts";

/** What a screen meets that nobody looks after: dead batteries, broken stores, curious people, proxies that lie. */

const style = { template: "static", color: "#fff6e5", background: "#7d1416" } as const;
const WORDS: Content = { title: "标语", text: "守住钱袋子，护好幸福家", style, durationMs: 4_000 };
const OFFLINE = /ERR_INTERNET_DISCONNECTED|\/live' failed/;

const scene = playerScene();
afterEach(async (context) => {
  if (context.task.result?.state === "fail") await scene().chromium.pictures("failed-trials");
  expect(scene().chromium.complaints()).toEqual([]);
});

/** A paired screen on the air whose page can be told, for its next starts, what is wrong with its device. */
async function onAir(): Promise<Visit> {
  const [screen = ""] = await putOnAir(scene(), [WORDS]);
  const player = await openPlayer(scene(), screen, {
    prepare: async ({ page }) => {
      await page.addInitScript(() => {
        const wrong = (name: string) => localStorage.getItem(`test.${name}`);
        const real = Date.now;
        Date.now = () => (wrong("clock") === null ? real() : real() + Number(wrong("clock")));
        if (wrong("store") !== null)
          indexedDB.open = () => {
            throw new DOMException("Internal error opening backing store", "UnknownError");
          };
      });
    },
  });
  await until(async () => (await statusOf(player)).mode === "service_worker");
  return player;
}
const makeWrong = ({ page }: Visit, name: string, value: string) =>
  page.evaluate(([what, how]) => localStorage.setItem(`test.${what}`, how), [name, value] as const);
const words = ({ page }: Visit) => page.locator("#stage").innerText();

test("the pairing page: a code that lapses is replaced, a server that is away is said, on screens of every shape", async () => {
  const visit = await scene().chromium.visit(scene().server.url, { viewport: { width: 1280, height: 720 } });
  const { page } = visit;
  await page.goto("/player/");
  const first = await codeOf(visit);
  const lapsed = visit.announce(/status of 410/);
  await page.route("**/pairings/*", (route) => route.fulfill({ status: 410, json: { code: "gone" } }), { times: 1 });
  await until(async () => (await codeOf(visit)) !== first);
  lapsed();
  await page.locator(".pairing-qr svg").waitFor();
  await visit.picture("pairing-landscape");
  await page.setViewportSize({ width: 720, height: 1280 });
  await visit.picture("pairing-portrait");
  await page.setViewportSize({ width: 960, height: 160 });
  await visit.picture("pairing-strip");
  await page.setViewportSize({ width: 1280, height: 720 });
  const away = visit.announce(/status of 50\d|ERR_/);
  await page.route("**/pairings/*", (route) => route.fulfill({ status: 502, body: "<h1>Bad gateway</h1>" }));
  await page.getByText("暂时连接不到服务器").waitFor();
  await visit.picture("pairing-away");
  away();
  await page.keyboard.press("F2");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("The server cannot be reached").waitFor();
  await visit.picture("overlay-english");
  await page.reload();
  await page.getByText("Pair this screen").waitFor();
  await codeOf(visit);
  await visit.picture("pairing-english");
  await visit.close();
});

test("five taps open the operator's sheet on a screen of any shape, with its buttons in reach", async () => {
  const visit = await scene().chromium.visit(scene().server.url, { hasTouch: true });
  const { page } = visit;
  await page.goto("/player/");
  await codeOf(visit);
  for (const [shape, width, height, leastPx] of [
    ["landscape", 1280, 720, 17],
    ["portrait", 720, 1280, 17],
    ["small", 640, 360, 17],
    ["strip", 1280, 200, 17],
    ["4k", 3840, 2160, 34],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (let tap = 0; tap < 5; tap += 1) await page.touchscreen.tap(20, 20);
    const sheet = page.getByRole("dialog");
    await sheet.waitFor();
    await visit.picture(`sheet-${shape}`);
    for (const name of ["关闭", "English", "重新配对"]) {
      const box = await sheet.getByRole("button", { name }).boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    }
    // In one look: the lines are written anew each second.
    const line = await sheet.evaluate((element) => {
      element.scrollTo(0, element.scrollHeight);
      const last = element.querySelector("dd:last-of-type")?.getBoundingClientRect() ?? new DOMRect();
      const buttons = element.querySelector(".overlay-buttons")?.getBoundingClientRect() ?? new DOMRect();
      return { height: last.height, bottom: last.bottom, bar: buttons.top };
    });
    expect(line.height).toBeGreaterThanOrEqual(leastPx);
    expect(line.bottom).toBeLessThanOrEqual(line.bar);
    await sheet.getByRole("button", { name: "关闭" }).click();
    await sheet.waitFor({ state: "detached" });
  }
  await visit.close();
});

test("a store that does not open: the public sees the bureau's card, and the picture is back with the store", async () => {
  const player = await onAir();
  const { page } = player;
  await until(() => page.evaluate(() => localStorage.getItem("fangfei.card")));
  await makeWrong(player, "store", "broken");
  await page.reload();
  await page.getByText("本机存储不可用").waitFor();
  expect(await words(player)).toContain("江海区金融工作局");
  expect(await words(player)).toContain("0750-3278000");
  await player.picture("store-broken");
  await page.evaluate(() => localStorage.removeItem("test.store"));
  await page.reload();
  await until(async () => (await statusOf(player)).phase === "spot");
  await player.close();
});

test("of two windows on one device the newer one plays; when it is closed, the other one is back", async () => {
  const player = await onAir();
  const { page } = player;
  const second = await page.context().newPage();
  await second.goto("/player/");
  await page.getByText("本机已在另一个窗口播放").waitFor();
  await player.picture("second-window");
  const loaded = page.waitForEvent("domcontentloaded", { timeout: 60_000 });
  await second.close({ runBeforeUnload: false });
  await loaded;
  await until(async () => (await statusOf(player)).phase === "spot");
  await player.close();
});

test("a clock whose battery has died, without a network: the screen goes on where it was", async () => {
  const player = await onAir();
  const { page } = player;
  await until(() => page.evaluate(() => localStorage.getItem("fangfei.clockMs")));
  const { elapsedMs } = await statusOf(player);
  const alone = player.announce(OFFLINE);
  await page.context().setOffline(true);
  await makeWrong(player, "clock", String(-Date.now()));
  await page.reload();
  await until(async () => (await statusOf(player)).phase === "spot");
  expect(Math.abs(((await statusOf(player)).elapsedMs ?? 0) - (elapsedMs ?? 0))).toBeLessThan(300_000);
  await page.context().setOffline(false);
  await until(async () => (await statusOf(player)).live);
  alone();
  await player.close();
});

test("started without a network and three days ahead, and set right as the network comes: every play once, at its true time", async () => {
  const player = await onAir();
  const { page } = player;
  const alone = player.announce(OFFLINE);
  await page.context().setOffline(true);
  await makeWrong(player, "clock", String(3 * 86_400_000));
  const proof = listenToProof(player);
  /** When the test saw each spot come on. */
  const seen = new Map<string, number>();
  const watch = async (spots: number) => {
    const most = seen.size + spots;
    await until(async () => {
      const { phase, plan, spot } = await statusOf(player);
      if (phase === "spot" && !seen.has(`${plan} ${spot}`)) seen.set(`${plan} ${spot}`, Date.now());
      return seen.size >= most;
    });
  };
  const proven = () =>
    until(() => [...seen.keys()].every((spot) => [...proof.plays.values()].some((play) => keyOf(play) === spot)));
  for (let starts = 0; starts < 2; starts += 1) {
    await page.reload();
    await watch(3);
  }
  // The device asks for the time of the network as well.
  await makeWrong(player, "clock", "0");
  await page.context().setOffline(false);
  await until(async () => (await statusOf(player)).live);
  await watch(2);
  await proven();
  await until(() => proof.answers.reduce((sum, { accepted }) => sum + accepted, 0) === proof.plays.size);
  alone();
  const plays = [...proof.plays.values()].toSorted((x, y) => x.seq - y.seq);
  expect(plays.map(({ seq }) => seq)).toEqual(plays.map((_, n) => (plays[0]?.seq ?? 0) + n));
  expect(proof.answers.flatMap(({ refused }) => refused)).toEqual([]);
  const apart = plays.flatMap((play) => {
    const at = seen.get(keyOf(play));
    return at === undefined ? [] : [Math.abs(Date.parse(play.startedAt) - at)];
  });
  expect(apart).toHaveLength(seen.size);
  expect(Math.max(...apart)).toBeLessThan(3_000);
  const ahead = plays.filter(({ clockOffsetMs }) => Math.abs(clockOffsetMs + 3 * 86_400_000) < 60_000);
  expect(ahead.length).toBeGreaterThan(4);
  const ends = plays.map(({ startedAt, durationMs }) => [Date.parse(startedAt), Date.parse(startedAt) + durationMs]);
  for (const [n, [startMs = 0]] of ends.entries()) expect(startMs).toBeGreaterThan((ends[n - 1]?.[1] ?? 0) - 100);
  await player.close();
});
const keyOf = ({ plan, spot }: Play) => `${plan} ${spot}`;

test("past its last day without a network: the built-in card; with the network, the plan again", async () => {
  const player = await onAir();
  const { page } = player;
  const alone = player.announce(OFFLINE);
  await page.context().setOffline(true);
  await makeWrong(player, "clock", String(40 * 86_400_000));
  await page.reload();
  await until(async () => (await statusOf(player)).phase === "card");
  await page.locator("#stage .layer.card.shown").waitFor();
  expect(await words(player)).toContain("江海区金融工作局");
  await player.picture("card");
  await page.context().setOffline(false);
  await until(async () => (await statusOf(player)).phase === "spot");
  alone();
  await player.close();
});

test("a server that errs, lies, breaks off or asks for patience changes nothing that is shown, and no play is lost", async () => {
  const player = await onAir();
  const { page } = player;
  const strange = player.announce(/status of (401|429|500)|ERR_CONTENT_LENGTH_MISMATCH|ERR_FAILED|\/live' failed/);
  const asked: number[] = [];
  const answers: ((route: Route) => Promise<void>)[] = [
    (route) => route.fulfill({ status: 500, body: "" }),
    (route) =>
      route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Sign in to the wireless network</h1>" }),
    (route) => route.fulfill({ status: 401, json: { error: "proxy authentication" } }),
    (route) => route.fulfill({ status: 200, json: { days: [], assets: [], screen: null, pollMs: 1 } }),
    (route) => route.fulfill({ status: 200, contentType: "application/json", body: '{"version":"x","days":[' }),
    (route) => route.abort("failed"),
  ];
  let at = 0;
  await page.routeWebSocket("**/api/device/v1/live", (socket) => socket.close());
  await page.route("**/api/device/v1/**", (route) => answers[at++ % answers.length]?.(route));
  await page.reload();
  await until(async () => (await statusOf(player)).phase === "spot");
  await until(() => at > answers.length * 2);
  expect(await words(player)).toContain("守住钱袋子");
  expect((await statusOf(player)).screen).not.toBeNull();

  await page.unroute("**/api/device/v1/**");
  const proof = listenToProof(player);
  await page.route("**/api/device/v1/plays", (route) => {
    asked.push(performance.now());
    return route.fulfill({ status: 429, headers: { "Retry-After": "8" }, json: { code: "rate_limited" } });
  });
  await until(() => asked.length >= 3);
  const pauses = asked.slice(1).map((ms, n) => ms - (asked[n] ?? 0));
  for (const pause of pauses) expect(pause).toBeGreaterThan(7_900);
  expect((await statusOf(player)).phase).toBe("spot");
  await page.unroute("**/api/device/v1/plays");
  const { unsent } = await statusOf(player);
  await until(() => unsent > 0 && proof.plays.size >= unsent);
  strange();
  const seqs = [...proof.plays.keys()].toSorted((x, y) => x - y);
  expect(seqs).toEqual(seqs.map((_, n) => (seqs[0] ?? 0) + n));
  expect(proof.answers.flatMap(({ refused }) => refused)).toEqual([]);
  await player.close();
});

test("a screen that nothing is booked on shows the card; signed words are laid out for every shape", async () => {
  const body = { name: "没有排期的屏", widthPx: 1280, heightPx: 720 };
  const { id: screen } = await scene().staff.operator.call("screen.create", { params: { bureau: BUREAU }, body });
  const player = await scene().chromium.visit(scene().server.url, { viewport: { width: 1280, height: 720 } });
  const { page } = player;
  await page.goto("/player/");
  const pairing = { code: await codeOf(player) };
  await scene().staff.operator.call("screen.pair", { params: { bureau: BUREAU, screen }, body: pairing });
  await until(async () => (await statusOf(player)).phase === "card" && (await statusOf(player)).manifest !== null);
  await page.locator("#stage .layer.card.shown").waitFor();
  for (const template of ["static", "two_line"] as const) {
    const text = `紧急提示：近期有人冒充金融监管人员上门收取“保证金”，请勿转账，立即拨打110（${template}）`;
    const content = { text, style: { template, color: "#ffd84a", background: "#8f1d21" } };
    await scene().staff.founder.call("takeover.issue", {
      params: { bureau: BUREAU },
      body: { content, targets: { screens: [screen] }, durationMs: 600_000, reason: "演练" },
    });
    for (const [shape, width, height] of [
      ["landscape", 1280, 720],
      ["portrait", 720, 1280],
      ["strip", 1280, 200],
    ] as const) {
      await page.setViewportSize({ width, height });
      // Laid out when it is prepared: as on a screen of this shape from its start.
      await page.reload();
      const layer = page.locator("#stage .layer.text.shown", { hasText: template });
      await layer.waitFor();
      const box = await layer.locator(".block").boundingBox();
      expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
      const sizePx = await layer
        .locator(".block")
        .evaluate((block) => Number.parseFloat(getComputedStyle(block).fontSize));
      expect(sizePx).toBeGreaterThanOrEqual(Math.min(width, height) / 14);
      await player.picture(`signed-${template}-${shape}`);
    }
  }
  await player.close();
});
