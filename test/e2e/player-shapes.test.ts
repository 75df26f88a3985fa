import type { Route } from "playwright-core";
import { expect, test } from "vitest";
import type { Visit } from "./browser.ts";
import { openPlayer, putOnAir, untilStocked, type Content, playerScene } from "./player-scene.ts";
import { plainPng } from "./png.ts";

/** How things lie on screens of either orientation, and what a page in a frame may not do. */

const scene = playerScene();

/** The newest: for a moment the one before stays below it. */
const shown = ({ page }: Visit, kind: string) => page.locator(`#stage .layer.${kind}.shown`).last();
const slogan = (template: "scroll" | "static" | "two_line"): Content => ({
  title: template,
  text: "远离非法集资，拒绝高利诱惑",
  style: { template, color: "#ffe08a", background: "#123456" },
  durationMs: 8_000,
});

/** How the words of a slogan lie once it is shown, all at one look: it goes off again. */
async function blockOf({ page }: Visit, template: string) {
  const found = await page.waitForFunction((name) => {
    const layer = [...document.querySelectorAll(`#stage .layer.${name}.shown`)].at(-1);
    const block = layer?.querySelector(".block");
    if (!layer || !block) return null;
    const { color, backgroundColor } = getComputedStyle(layer);
    const { left, top, right, bottom } = block.getBoundingClientRect();
    return { colours: [color, backgroundColor], lines: block.childElementCount, left, top, right, bottom };
  }, template);
  const block = await found.jsonValue();
  if (!block) throw new Error("It is waited for until there is one");
  return block;
}

/** Where a running text starts, px, at so many samples of its own course. */
function course(player: Visit): Promise<{ atMs: number; left: number; size: number }[]> {
  return shown(player, "scroll")
    .locator(".run")
    .evaluate(
      (run) =>
        new Promise((resolve) => {
          const found: { atMs: number; left: number; size: number }[] = [];
          const look = () => {
            const [motion] = run.getAnimations();
            const { left } = run.getBoundingClientRect();
            const size = Number.parseFloat(getComputedStyle(run).fontSize);
            found.push({ atMs: Number(motion?.currentTime ?? 0), left, size });
            if (found.length === 8) resolve(found);
            // Looked at irregularly, as by a machine that stutters.
            else setTimeout(() => requestAnimationFrame(look), found.length * 30);
          };
          look();
        }),
    );
}

test.concurrent("slogans have their colours, fit portrait and landscape, and run at one speed whatever the frames", async () => {
  const portrait = { widthPx: 360, heightPx: 640, orientation: "portrait" } as const;
  const screens = await putOnAir(scene(), [slogan("scroll"), slogan("static"), slogan("two_line")], [{}, portrait]);
  const sizes = [
    { width: 640, height: 360 },
    { width: 360, height: 640 },
  ];
  await Promise.all(
    screens.map(async (screen, n) => {
      const viewport = sizes[n] ?? { width: 640, height: 360 };
      const player = await openPlayer(scene(), screen, { viewport });
      for (const template of ["static", "two_line"]) {
        const { colours, lines, ...place } = await blockOf(player, template);
        expect(colours).toEqual(["rgb(255, 224, 138)", "rgb(18, 52, 86)"]);
        expect(Math.min(place.left, place.top)).toBeGreaterThanOrEqual(0);
        expect(place.right).toBeLessThanOrEqual(viewport.width);
        expect(place.bottom).toBeLessThanOrEqual(viewport.height);
        expect(lines).toBe(template === "two_line" ? 2 : 1);
      }
      await shown(player, "scroll").waitFor();
      const samples = await course(player);
      const [first] = samples;
      for (const { atMs, left, size } of samples.slice(1)) {
        const perSecond = (((first?.left ?? 0) - left) / (atMs - (first?.atMs ?? 0))) * 1_000;
        expect(perSecond / size).toBeCloseTo(3, 1);
      }
      await player.close();
    }),
  );
});

test.concurrent("a picture of another shape is letterboxed or fills the screen, as the screen says", async () => {
  const wide: Content = {
    title: "横幅",
    kind: "image",
    mime: "image/png",
    bytes: plainPng(400, 100, [200, 60, 90]),
    durationMs: 2_000,
  };
  const [contain = "", cover = ""] = await putOnAir(scene(), [wide], [{ fit: "contain" }, { fit: "cover" }]);
  for (const [screen, fit] of [
    [contain, "contain"],
    [cover, "cover"],
  ] as const) {
    const player = await openPlayer(scene(), screen);
    await shown(player, "image").waitFor();
    expect(
      await shown(player, "image")
        .locator("img")
        .evaluate((image) => getComputedStyle(image).objectFit),
    ).toBe(fit);
    await player.close();
  }
});

test.concurrent("a page runs its scripts in its frame, and reaches neither the player nor its store", async () => {
  const attempts = `
    const tries = { parent: () => parent.document.title, store: () => localStorage.length, top: () => { top.location = "/"; } };
    const got = Object.entries(tries).map(([name, attempt]) => { try { attempt(); return name + " reached"; } catch { return name + " refused"; } });
    document.body.textContent = got.join(", ");`;
  const bytes = Buffer.from(
    `<!doctype html><meta charset="utf-8"><title>页</title><body><script>${attempts}</script></body>`,
  );
  const web: Content = { title: "网页", kind: "web", mime: "text/html", bytes, durationMs: 4_000 };
  const [screen = ""] = await putOnAir(scene(), [web]);
  const player = await openPlayer(scene(), screen, {
    prepare: async (visit) => void visit.announce(/Unsafe attempt to initiate navigation/),
  });
  await untilStocked(player);
  await shown(player, "web").waitFor();
  const inside = player.page.frameLocator("#stage .layer.web.shown iframe").locator("body");
  await inside.getByText("parent refused, store refused, top refused").waitFor();
  await player.close();
});

test.concurrent("a page that its address does not give, or not in time, is shown from the store", async () => {
  const words = "谨防非法集资";
  const bytes = Buffer.from(
    `<!doctype html><meta charset="utf-8"><title>页</title><body>${words}<script>document.body.textContent = "script";</script></body>`,
  );
  const web: Content = { title: "网页", kind: "web", mime: "text/html", bytes, durationMs: 4_000 };
  const [swallowed = "", portal = ""] = await putOnAir(scene(), [web], [{}, {}]);
  const heads: [string, (route: Route) => unknown][] = [
    [swallowed, () => undefined],
    [portal, (route) => route.fulfill({ contentType: "text/html", body: "sign in first" })],
  ];
  for (const [screen, answer] of heads) {
    const player = await openPlayer(scene(), screen, {
      prepare: async (visit) => {
        visit.announce(/Executing inline script violates/);
        await visit.page.route("**/media/**", (route) =>
          route.request().method() === "HEAD" ? answer(route) : route.continue(),
        );
      },
    });
    await untilStocked(player);
    await shown(player, "web").waitFor();
    const inside = player.page.frameLocator("#stage .layer.web.shown iframe").locator("body");
    await inside.getByText(words).waitFor();
    await player.close();
  }
});
