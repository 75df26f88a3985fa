import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { Visit } from "../e2e/browser.ts";

/** What a player's page weighs, and whether that grows: decision 0460. */

/** One look at the process of the page: what it holds for itself, bytes (RssAnon). */
export interface Look {
  atMs: number;
  own: number;
}

const LOOK_MS = 2_000;

/** Looks at the page's process for so long, from outside: the page is not asked and nothing is collected. */
export async function watchProcess(pid: number, forMs: number): Promise<Look[]> {
  const looks: Look[] = [];
  const from = performance.now();
  for (let atMs = 0; atMs < forMs; atMs = performance.now() - from) {
    looks.push({ atMs, own: ownBytesOf(pid) });
    await delay(LOOK_MS);
  }
  return looks;
}

/**
 * The process that runs a page's own document. Its web frames have processes that come and go, and the browser keeps
 * others: of its start page, and one in reserve.
 */
export async function processOf({ page }: Visit): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error("A window belongs to a browser");
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
  const trace = asTrace(JSON.parse((await browser.stopTracing()).toString()));
  const started = trace.traceEvents.find(({ name }) => name === "TracingStartedInBrowser");
  const frame = started?.args.data?.frames?.find(({ isInPrimaryMainFrame }) => isInPrimaryMainFrame);
  if (!frame) throw new Error("The trace does not name the page's process");
  return frame.processId;
}

interface Trace {
  traceEvents: {
    name: string;
    args: { data?: { frames?: { isInPrimaryMainFrame: boolean; processId: number }[] } };
  }[];
}

// Safe because it is what Chromium's own developer tools read.
function asTrace(body: unknown) {
  return body as Trace;
}

/**
 * By how much the last sixth of a watch differs from the sixth after the warm-up, as a share. Medians: one round of
 * content swings by the frames of a film, which are there or not, and a process gives memory back in steps; neither
 * moves the middle of some hundred looks, but what stays behind after every handover does.
 */
export function growthOf(looks: readonly Look[]): { sixths: number[]; share: number } {
  const end = (looks.at(-1)?.atMs ?? 0) + 1;
  const sixths = [0, 1, 2, 3, 4, 5].map((n) => median(looks.filter(({ atMs }) => Math.floor((atMs / end) * 6) === n)));
  const [, settled = NaN] = sixths;
  return { sixths, share: (sixths.at(-1) ?? NaN) / settled - 1 };
}

function median(looks: readonly Look[]): number {
  return looks.map(({ own }) => own).toSorted((a, b) => a - b)[looks.length >> 1] ?? NaN;
}

function ownBytesOf(pid: number): number {
  const [, kibibytes] = /RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kibibytes) * 1_024;
}
