import { setTimeout as delay } from "node:timers/promises";
import type { Status } from "../../src/player/status.ts";
import type { Visit } from "./browser.ts";
import { brightnessOf } from "./png.ts";

/** Long looks at players on the air: short ones in the tests, long ones in `npm run soak`. */

/** What one player says while it is watched: wall clock of its machine, its own position, and what is on the air. */
interface Sample {
  wallMs: number;
  elapsedMs: number;
  plan: string | null;
  spot: number | null;
}
export interface TwinReport {
  samples: number;
  /** Largest and median distance between the positions of both, ms. */
  worstMs: number;
  medianMs: number;
  /** Changes of spot that both made. */
  changes: number;
  /** Largest and median distance between the instants of the same change, ms. */
  worstChangeMs: number;
  medianChangeMs: number;
}

const SLICE_MS = 10_000;

/** Samples a player every 25 ms for a while, inside its page. */
function samplesOf({ page }: Visit, forMs: number): Promise<Sample[]> {
  return page.evaluate(
    (lengthMs) =>
      new Promise<Sample[]>((resolve) => {
        const found: Sample[] = [];
        const from = performance.now();
        const timer = setInterval(() => {
          const { elapsedMs, plan, spot }: Status = window.fangfei.state();
          const wallMs = performance.timeOrigin + performance.now();
          if (elapsedMs !== null) found.push({ wallMs, elapsedMs, plan, spot });
          if (performance.now() - from < lengthMs) return;
          clearInterval(timer);
          resolve(found);
        }, 25);
      }),
    forMs,
  );
}

/** When each spot began, wall clock. */
function changesOf(samples: readonly Sample[]): Map<string, number> {
  const changes = new Map<string, number>();
  samples.forEach(({ wallMs, plan, spot }, n) => {
    const before = samples[n - 1];
    if (before && (before.spot !== spot || before.plan !== plan)) changes.set(`${plan} ${spot}`, wallMs);
  });
  return changes;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** Watches two players of one plan for so long, by the positions that both report. */
export async function watchTwins(a: Visit, b: Visit, forMs: number): Promise<TwinReport> {
  const [first, second]: [Sample[], Sample[]] = [[], []];
  for (let done = 0; done < forMs; done += SLICE_MS) {
    const slices = await Promise.all([a, b].map((visit) => samplesOf(visit, Math.min(SLICE_MS, forMs - done))));
    first.push(...(slices[0] ?? []));
    second.push(...(slices[1] ?? []));
  }
  // A position less its wall clock is the same number on both, at whatever instant each was asked.
  const other = (wallMs: number) =>
    second.reduce((near, one) => (Math.abs(one.wallMs - wallMs) < Math.abs(near.wallMs - wallMs) ? one : near));
  const step = Math.max(1, Math.floor(first.length / 1_000));
  const distances = first
    .filter((_, n) => n % step === 0)
    .map(({ wallMs, elapsedMs }) => {
      const twin = other(wallMs);
      return Math.abs(elapsedMs - wallMs - (twin.elapsedMs - twin.wallMs));
    });
  const theirs = changesOf(second);
  const apart = [...changesOf(first)].flatMap(([spot, wallMs]) => {
    const twin = theirs.get(spot);
    return twin === undefined ? [] : [Math.abs(twin - wallMs)];
  });
  return {
    samples: first.length,
    worstMs: Math.max(...distances),
    medianMs: median(distances),
    changes: apart.length,
    worstChangeMs: Math.max(...apart),
    medianChangeMs: median(apart),
  };
}

export interface BlackReport {
  frames: number;
  black: number;
  darkest: number;
}

/** Mean brightness below which a picture counts as black, of 255. */
const BLACK = 8;
const FRAME_MS = 100;

/** Takes ten pictures of a window a second, a tenth of its size, and counts the black ones. */
export async function watchForBlack({ page }: Visit, forMs: number): Promise<BlackReport> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 640, height: 360 };
  const clip = { x: 0, y: 0, width, height, scale: 0.1 };
  const report: BlackReport = { frames: 0, black: 0, darkest: 255 };
  const from = performance.now();
  for (let next = from; next < from + forMs; next += FRAME_MS) {
    await delay(Math.max(0, next - performance.now()));
    const { data } = await session.send("Page.captureScreenshot", { format: "png", clip, optimizeForSpeed: true });
    const brightness = brightnessOf(Buffer.from(data, "base64"));
    report.frames += 1;
    report.darkest = Math.min(report.darkest, brightness);
    if (brightness < BLACK) report.black += 1;
    // What could not be taken in time is left out, not taken in a burst.
    next = Math.max(next, performance.now() - FRAME_MS);
  }
  await session.detach();
  return report;
}

/** What a page holds: script heap after a collection, bytes, and the parts it is made of. */
export interface Memory {
  heap: number;
  documents: number;
  nodes: number;
  listeners: number;
}

export async function memoryOf({ page }: Visit): Promise<Memory> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { documents, nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  await session.detach();
  return { heap: usedSize, documents, nodes, listeners: jsEventListeners };
}
