import { networkInterfaces } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import type { Request } from "playwright-core";
import { expect, test } from "vitest";
import type { Play } from "../../src/contracts/device.ts";
import type { Visit } from "./browser.ts";
import { batchOf, codeOf, listenToProof, statusOf } from "./player.ts";
import { approved, FILM, openPlayer, putOnAir, untilStocked, type Content, playerScene } from "./player-scene.ts";
import { watchForBlack } from "./player-watch.ts";
import { plainPng } from "./png.ts";
import { BUREAU, until } from "./server.ts";

/** What happens to screens in a public square: clocks that are wrong, disks that are full, files that are broken. */

const style = { template: "static", color: "#fff6e5", background: "#7d1416" } as const;
const WORDS: Content = { title: "标语", text: "守住钱袋子", style, durationMs: 2_000 };
const picture = (title: string, blue: number): Content => ({
  title,
  kind: "image",
  mime: "image/png",
  bytes: plainPng(320, 180, [200, 60, blue]),
  durationMs: 2_000,
});

const scene = playerScene({ HOST: "0.0.0.0" });

async function onAir(contents: readonly Content[], screens = 1): Promise<string[]> {
  return putOnAir(
    scene(),
    contents,
    Array.from({ length: screens }, () => ({})),
  );
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** A device clock that a test can set, also for the next start. */
async function withClock({ page }: Visit): Promise<void> {
  await page.addInitScript(() => {
    const real = Date.now;
    Date.now = () => real() + Number(localStorage.getItem("test.clockMs") ?? 0);
  });
}
const setClock = ({ page }: Visit, ms: number) =>
  page.evaluate((by) => localStorage.setItem("test.clockMs", by), `${ms}`);

test.concurrent("the device's clock jumps by three days, forwards and back: neither the picture nor the proof follows it", async () => {
  const [a = "", b = ""] = await onAir([WORDS, { ...WORDS, title: "又一条", durationMs: 3_000 }], 2);
  const jumping = await openPlayer(scene(), a, { prepare: withClock });
  const steady = await openPlayer(scene(), b);
  const proof = listenToProof(jumping);
  for (const days of [3, -3, 0]) {
    await setClock(jumping, days * DAY_MS);
    const { spot } = await statusOf(jumping);
    await until(async () => ((await statusOf(jumping)).spot ?? 0) > (spot ?? 0) + 1);
    // A start with the wrong clock as well.
    await jumping.page.reload();
    await until(async () => (await statusOf(jumping)).phase === "spot");
    const both = await Promise.all([jumping, steady].map(statusOf));
    const [jumped, stayed] = both.map(({ elapsedMs }) => elapsedMs ?? 0);
    expect(Math.abs((jumped ?? 0) - (stayed ?? 0))).toBeLessThan(1_000);
    expect(days + Math.round((await statusOf(jumping)).clockOffsetMs / DAY_MS)).toBe(0);
  }
  const last = (await statusOf(jumping)).spot ?? 0;
  await until(() => [...proof.plays.values()].some(({ spot }) => (spot ?? 0) >= last));
  const plays = [...proof.plays.values()];
  expect(proof.answers.flatMap(({ refused }) => refused)).toEqual([]);
  // Every spot once, one after the other, at the time at which it was due.
  const spots = plays.map(({ spot }) => spot ?? -1);
  expect(new Set(spots).size).toBe(spots.length);
  for (const { startedAt } of plays) expect(Math.abs(Date.parse(startedAt) - Date.now())).toBeLessThan(600_000);
  await Promise.all([jumping.close(), steady.close()]);
});

test.concurrent("a file that comes broken is not shown until it comes whole; one that is missing is skipped; nothing is black", async () => {
  const [screen = ""] = await onAir([WORDS, picture("传坏的", 10), picture("没有的", 200)]);
  let broken = 0;
  let missing = 0;
  let whole = false;
  const player = await openPlayer(scene(), screen, {
    async prepare(visit) {
      visit.announce(/status of 404 .*\/media\//);
      const sizes = [10, 200].map((blue) => plainPng(320, 180, [200, 60, blue]).length);
      expect(new Set(sizes).size).toBe(2);
      await visit.page.route("**/media/**", async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        if (body.length === sizes[1]) {
          missing += 1;
          return route.fulfill({ status: 404, body: "" });
        }
        if (whole) return route.fulfill({ response });
        broken += 1;
        body[body.length - 20] = (body[body.length - 20] ?? 0) ^ 0xff;
        return route.fulfill({ response, body });
      });
    },
  });
  const proof = listenToProof(player);
  await until(async () => broken > 1 && missing > 1);
  const black = await watchForBlack(player, 8_000);
  expect(black.black).toBe(0);
  expect((await statusOf(player)).files.here).toBe(0);
  expect((await statusOf(player)).errors.join()).toMatch(/hash_mismatch|download_failed/);
  whole = true;
  await until(async () => (await statusOf(player)).files.here === 1);
  await player.page.locator("#stage .layer.image.shown").waitFor();
  await until(() =>
    [...proof.plays.values()].some(({ result, code }) => result === "skipped" && code === "not_downloaded"),
  );
  await until(() => {
    const pictures = new Map<string, Set<string>>();
    for (const { material, result } of proof.plays.values())
      pictures.set(material, (pictures.get(material) ?? new Set()).add(result));
    return [...pictures.values()].some((results) => results.has("skipped") && results.has("played"));
  });
  await player.close();
});

/** Room for this server's pages in one window, bytes; without a number, what there really is. */
async function giveRoom({ page }: Visit, origin: string, quotaSize?: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin, ...(quotaSize !== undefined && { quotaSize }) });
  // It holds for as long as the session does.
}

test.concurrent("a full store: what comes is still shown, nothing is black; with room again the rest comes, and all of it is proven", async () => {
  const [screen = ""] = await onAir([WORDS]);
  const player = await openPlayer(scene(), screen);
  const proof = listenToProof(player);
  await until(async () => (await statusOf(player)).live && (await statusOf(player)).mode === "service_worker");
  const { origin } = new URL(scene().server.url);
  await giveRoom(player, origin, 1);
  const version = await approved(scene(), picture("放不下的", 90));
  const style = { template: "static", color: "#ffffff", background: "#1a5c8b" } as const;
  const issue = (content: { version: string } | { text: string; style: typeof style }) => {
    const body = { content, targets: { screens: [screen] }, durationMs: 600_000, reason: "演练" };
    return scene().staff.founder.call("takeover.issue", { params: { bureau: BUREAU }, body });
  };
  await issue({ version: version.id });
  await until(async () => (await statusOf(player)).errors.some((error) => /no_room|quota/i.test(error)));
  expect((await watchForBlack(player, 5_000)).black).toBe(0);
  expect((await statusOf(player)).files.here).toBe(0);
  await issue({ text: "仍然显示", style });
  await player.page.locator("#stage .layer.shown", { hasText: "仍然显示" }).waitFor();

  await giveRoom(player, origin);
  // Whatever changes the programme has missing files tried at once.
  await issue({ text: "又有空间", style });
  await player.page.locator("#stage .layer.shown", { hasText: "又有空间" }).waitFor();
  await until(async () => (await statusOf(player)).files.here === 1);
  const seen = await statusOf(player);
  expect(seen.phase).toBe("spot");
  // What found no room is proven as what it was, in its place: each number once, none missing.
  const absent = await until(() => [...proof.plays.values()].find(({ material }) => material === version.sha256));
  expect(absent).toMatchObject({ result: "skipped", code: "not_downloaded", durationMs: 0 });
  const seqs = [...proof.plays.keys()].toSorted((x, y) => x - y);
  expect(seqs).toEqual(seqs.map((_, n) => n + 1));
  expect(proof.answers.flatMap(({ refused }) => refused)).toEqual([]);
  await player.close();
});

const address = Object.values(networkInterfaces())
  .flatMap((entries) => entries ?? [])
  .find(({ family, internal }) => family === "IPv4" && !internal)?.address;

test
  .skipIf(!address)
  .concurrent(
    "plain HTTP on a local network: it says so, keeps its files in IndexedDB and plays on without a server",
    async () => {
      const film: Content = { title: "短片", kind: "video", mime: "video/webm", bytes: FILM, lengthMs: 7_000 };
      const bytes = Buffer.from("<!doctype html><title>防非</title><h1>举报有奖</h1>");
      const webPage: Content = { title: "网页", kind: "web", mime: "text/html", bytes, durationMs: 2_000 };
      const [screen = ""] = await onAir([film, picture("海报", 120), webPage]);
      const origin = scene().server.url.replace("127.0.0.1", address ?? "");
      const player = await openPlayer(scene(), screen, {
        origin,
        // Chromium says so of every page without HTTPS that sends this header.
        prepare: async (visit) => void visit.announce(/Cross-Origin-Opener-Policy header has been ignored/),
      });
      const { page } = player;
      expect(await page.evaluate(() => [isSecureContext, "caches" in window, "serviceWorker" in navigator])).toEqual([
        false,
        false,
        false,
      ]);
      await untilStocked(player);
      expect((await statusOf(player)).mode).toBe("page");
      await page.keyboard.press("F2");
      await page.getByText("普通页面（断网时请勿刷新）").waitFor();
      await page.keyboard.press("F2");
      const announced = player.announce(/ERR_INTERNET_DISCONNECTED/);
      await page.context().setOffline(true);
      for (const kind of ["video", "image", "web"])
        await page.locator(`#stage .layer.${kind}.shown`).waitFor({ timeout: 60_000 });
      const proof = listenToProof(player);
      await page.context().setOffline(false);
      await until(() => proof.plays.size > 3);
      announced();
      await player.close();
    },
  );

/**
 * Puts a film into a player's IndexedDB that its programme named until yesterday, after which there is room for no
 * other file until that one has gone. Refused in its stead, since Chromium goes by a quota set from outside only later.
 */
const fillWithOldFilm = `async () => {
  const old = "0".repeat(64);
  const namedAtMs = Date.now() - 86400000;
  const asked = indexedDB.open("fangfei-player");
  await new Promise((resolve) => { asked.onsuccess = resolve; });
  const tx = asked.result.transaction(["files", "blobs"], "readwrite");
  tx.objectStore("files").put({ sha256: old, bytes: 9000000, mime: "video/webm", storedAtMs: namedAtMs, namedAtMs });
  tx.objectStore("blobs").put(new Blob(["film"]), old);
  await new Promise((resolve) => { tx.oncomplete = resolve; });
  asked.result.close();
  const store = IDBObjectStore.prototype;
  const { put, delete: remove } = store;
  let full = true;
  store.put = function (value, key) {
    if (full && ["parts", "blobs"].includes(this.name)) throw new DOMException("no room", "QuotaExceededError");
    return put.apply(this, key === undefined ? [value] : [value, key]);
  };
  store.delete = function (key) {
    if (this.name === "blobs" && key === old) full = false;
    return remove.call(this, key);
  };
}`;
const keptFiles = `async () => {
  const asked = indexedDB.open("fangfei-player");
  await new Promise((resolve) => { asked.onsuccess = resolve; });
  const keys = asked.result.transaction("blobs").objectStore("blobs").getAllKeys();
  await new Promise((resolve) => { keys.onsuccess = resolve; });
  asked.result.close();
  return keys.result;
}`;

test
  .skipIf(!address)
  .concurrent("plain HTTP and a full store: a film that nothing names any more makes room for a takeover", async () => {
    const [screen = ""] = await onAir([WORDS]);
    const player = await openPlayer(scene(), screen, {
      origin: scene().server.url.replace("127.0.0.1", address ?? ""),
      prepare: async (visit) => void visit.announce(/Cross-Origin-Opener-Policy header has been ignored/),
    });
    expect(await player.page.evaluate("navigator.storage === undefined")).toBe(true);
    await until(async () => (await statusOf(player)).live);
    await player.page.evaluate(`(${fillWithOldFilm})()`);
    const { id: version, sha256 } = await approved(scene(), picture("新图", 60));
    const body = { content: { version }, targets: { screens: [screen] }, durationMs: 600_000, reason: "演练" };
    await scene().staff.founder.call("takeover.issue", { params: { bureau: BUREAU }, body });
    await player.page.locator("#stage .layer.image.shown").waitFor();
    expect(await player.page.evaluate(`(${keptFiles})()`)).toEqual([sha256]);
    await player.close();
  });

test
  .skipIf(!address)
  .concurrent(
    "plain HTTP and a newer version: a screen that only shows its card goes over to it, but not into a dead server",
    async () => {
      const origin = scene().server.url.replace("127.0.0.1", address ?? "");
      const { operator } = scene().staff;
      const body = { name: "没有排播", widthPx: 1280, heightPx: 720 };
      const { id: screen } = await operator.call("screen.create", { params: { bureau: BUREAU }, body });
      const player = await scene().chromium.visit(origin, { viewport: { width: 640, height: 360 } });
      const { page } = player;
      player.announce(/Cross-Origin-Opener-Policy header has been ignored|ERR_CONNECTION_REFUSED/);
      await page.clock.install();
      let starts = 0;
      const answers: ("newer" | "gone")[] = [];
      await page.route("**/player/", async (route) => {
        if (route.request().isNavigationRequest()) {
          starts += 1;
          return route.continue();
        }
        if (answers.shift() !== "newer") return route.abort("connectionrefused");
        const response = await route.fetch();
        return route.fulfill({ response, body: (await response.text()).replace(/index-[^"]+\.js/, "index-newer.js") });
      });
      const openedMs = Date.now();
      await page.goto(`${origin}/player/`);
      const code = await codeOf(player);
      await operator.call("screen.pair", { params: { bureau: BUREAU, screen }, body: { code } });
      await until(async () => (await statusOf(player)).phase === "card");

      let aheadMs = 0;
      /** Until just before the page looks: then time goes by itself, for answers need it. In one leap it would seem stuck. */
      const untilItLooks = async (hours: number) => {
        for (;;) {
          const leftMs = hours * HOUR_MS - 5_000 - (Date.now() - openedMs + aheadMs);
          if (leftMs <= 0) return;
          const stepMs = Math.min(20_000, leftMs);
          await page.clock.fastForward(stepMs);
          aheadMs += stepMs;
        }
      };
      answers.push("newer", "gone");
      await untilItLooks(1);
      await until(async () => (await statusOf(player)).errors.some((error) => error.startsWith("update:")));
      expect(answers).toEqual([]);
      expect(starts).toBe(1);

      const loaded = page.waitForEvent("load");
      answers.push("newer", "newer");
      await untilItLooks(2);
      await loaded;
      await until(async () => (await statusOf(player)).phase === "card");
      await player.close();
    },
  );

/**
 * Runs a window an hour ahead in steps, with the network dead, and lets the server's clock seem to have gone along:
 * what it says afterwards is an hour later, and what it is told is an hour earlier.
 */
async function loseAnHour(player: Visit): Promise<Outage> {
  let down = false;
  const { page } = player;
  // The window's own clock tells: on a busy machine it does not go as far as it is asked to.
  const now = () => page.evaluate(() => Date.now());
  await page.routeWebSocket("**/api/device/v1/live", (socket) => socket.close());
  await page.route("**/api/device/v1/**", async (route) => {
    if (down) return route.abort("connectionrefused");
    const request = route.request();
    const aheadMs = (await now()) - Date.now();
    const response = await route.fetch(request.url().endsWith("/plays") ? earlier(request, aheadMs) : {});
    const headers = { ...response.headers() };
    const time = new Date(await now());
    headers["date"] = time.toUTCString();
    const text = await response.text();
    const body = request.url().endsWith("/heartbeat")
      ? text.replace(/"serverTime":"[^"]+"/, `"serverTime":"${time.toISOString()}"`)
      : text;
    return route.fulfill({ status: response.status(), headers, body });
  });
  return {
    async turn(serverDown, forMs) {
      down = serverDown;
      // A server that is there needs time of its own to answer.
      const [stepMs, restMs] = down ? [10_000, 0] : [1_000, 150];
      for (let done = 0; done < forMs; done += stepMs) {
        await page.clock.runFor(stepMs);
        await delay(restMs);
      }
    },
  };
}

interface Outage {
  /** The server is away or back, and so much time passes. */
  turn(serverDown: boolean, forMs: number): Promise<void>;
}

/** The same plays, so much earlier, and not compressed. */
function earlier(request: Request, byMs: number) {
  const { bootEpoch, plays } = batchOf(request);
  const { "content-encoding": _encoding, "content-length": _length, ...headers } = request.headers();
  const startedAt = (play: Play) => new Date(Date.parse(play.startedAt) - byMs).toISOString();
  const postData = JSON.stringify({ bootEpoch, plays: plays.map((play) => ({ ...play, startedAt: startedAt(play) })) });
  return { headers, postData };
}

test.concurrent("the server is away for an hour: every play arrives exactly once", async () => {
  const [screen = ""] = await onAir([
    { ...WORDS, durationMs: 10_000 },
    { ...WORDS, title: "又一条", text: "护好幸福家", durationMs: 10_000 },
  ]);
  let outage: Outage | undefined;
  const player = await openPlayer(scene(), screen, {
    serviceWorkers: "block",
    async prepare(visit) {
      visit.announce(/ERR_CONNECTION_REFUSED|\/live' failed|sw\.js|service.?worker/i);
      await visit.page.clock.install();
      outage = await loseAnHour(visit);
    },
  });
  const proof = listenToProof(player);
  const before = (await statusOf(player)).spot ?? 0;
  await outage?.turn(true, HOUR_MS);
  const { unsent } = await statusOf(player);
  expect(unsent).toBeGreaterThan(300);
  await outage?.turn(false, 90_000);
  await until(async () => (await statusOf(player)).unsent === 0);
  const plays = [...proof.plays.values()].toSorted((x, y) => x.seq - y.seq);
  expect(plays.map(({ seq }) => seq)).toEqual(plays.map((_, n) => n + 1));
  expect(proof.answers.flatMap(({ refused }) => refused)).toEqual([]);
  const accepted = proof.answers.reduce((sum, answer) => sum + answer.accepted, 0);
  expect(accepted).toBe(plays.length);
  const spots = plays.map(({ spot }) => spot ?? -1);
  // Each is the next of its day; the hour may lie over the screen's midnight, where they begin anew.
  const ofTheDay = plays.map(({ startedAt }) => Math.floor((Date.parse(startedAt) + 8 * HOUR_MS) / DAY_MS));
  const follows = (n: number) =>
    ofTheDay[n] === ofTheDay[n - 1] ? spots[n] === (spots[n - 1] ?? 0) + 1 : spots[n] === 0;
  expect(plays.filter((_, n) => n > 0 && !follows(n))).toEqual([]);
  expect(spots[0]).toBeLessThanOrEqual(before);
  console.log(`an hour away: ${unsent} plays waited, ${plays.length} arrived, each once`);
  await player.close();
});
