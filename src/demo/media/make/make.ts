/*
 * Draws the demo's posters and films: `node src/demo/media/make/make.ts [name…]`.
 * Needs chromium, ffmpeg and the Noto CJK fonts; the results are committed beside this folder.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { chromium, type Page as Tab } from "playwright-core";
import { GRADIENTS } from "./art.ts";
import { FILMS, FRAMES_PER_SECOND } from "./films.ts";
import { LEAFLET } from "./leaflet.ts";
import { type Page, POSTERS } from "./posters.ts";

const css = await readFile(new URL("look.css", import.meta.url), "utf8");

const open = async (tab: Tab, page: Page): Promise<void> => {
  await tab.setViewportSize({ width: page.width, height: page.height });
  await tab.setContent(`<style>:root{--w:${page.width}px;--h:${page.height}px}${css}</style>${GRADIENTS}${page.html}`);
  await tab.evaluate(() => document.fonts.ready);
};

/** Runs ffmpeg on images from its standard input. */
const encode = (args: readonly string[]) => {
  const child = spawn("ffmpeg", ["-v", "error", "-y", ...args], { stdio: ["pipe", "inherit", "inherit"] });
  const done = once(child, "exit").then(([code]) => {
    if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  });
  return { input: child.stdin, done };
};

/** The small picture that a browser would make of the file on its way up: a film's is from its middle. */
const thumbnail = async (name: string, atS = 0): Promise<void> => {
  const { input, done } = encode(
    `-ss ${atS} -i ${target(name)} -frames:v 1 -vf scale=640:640:force_original_aspect_ratio=decrease:flags=lanczos -c:v libwebp -quality 78`
      .split(" ")
      .concat(target(name.replace(/\.\w+$/, ".webp"))),
  );
  input.end();
  await done;
};

const target = (name: string): string => new URL(`../${name}`, import.meta.url).pathname;

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const tab = await browser.newPage();
const wanted = process.argv.slice(2);
const chosen = (name: string): boolean => wanted.length === 0 || wanted.some((word) => name.includes(word));

for (const page of POSTERS.filter(({ name }) => chosen(name))) {
  await open(tab, page);
  const { input, done } = encode(
    `-f image2pipe -c:v png -i - -huffman optimal -q:v 10 -pix_fmt yuvj420p`.split(" ").concat(target(page.name)),
  );
  input.end(await tab.screenshot());
  await done;
  await thumbnail(page.name);
  console.log(page.name);
}

if (chosen(LEAFLET.name)) {
  await open(tab, LEAFLET);
  await tab.pdf({ path: target(LEAFLET.name), format: "A4", printBackground: true });
  console.log(LEAFLET.name);
}

for (const film of FILMS.filter(({ name }) => chosen(name))) {
  await open(tab, film);
  const { input, done } = encode(
    `-f image2pipe -framerate ${FRAMES_PER_SECOND} -c:v mjpeg -i - -an -c:v libvpx-vp9 -pix_fmt yuv420p -b:v 0 -crf ${film.crf} -g 250 -row-mt 1 -deadline good -cpu-used 1 -lag-in-frames 25 -auto-alt-ref 1`
      .split(" ")
      .concat(target(film.name)),
  );
  for (let frame = 0; frame * 1000 < film.durationMs * FRAMES_PER_SECOND; frame++) {
    await tab.evaluate(
      (ms) => {
        for (const animation of document.getAnimations()) {
          animation.pause();
          animation.currentTime = ms;
        }
      },
      (frame * 1000) / FRAMES_PER_SECOND,
    );
    if (!input.write(await tab.screenshot({ type: "jpeg", quality: 100 }))) await once(input, "drain");
  }
  input.end();
  await done;
  await thumbnail(film.name, film.durationMs / 2000);
  console.log(film.name);
}
await browser.close();
