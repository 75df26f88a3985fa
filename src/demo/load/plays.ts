import { MAX_PLAYS_PER_BATCH, type Play } from "../../contracts/device.ts";
import type { DayPlan } from "../../contracts/plan.ts";
import { after, at, plusDays } from "../content/days.ts";
import type { DemoScreen } from "./screens.ts";
import type { Stage } from "./stage.ts";

const CLOCK_OFFSET_MS = 12;

/**
 * Lets a screen's player live through the local days `from` to `to` (inclusive): every day it fetches manifest and
 * plan before dawn and, when the day is over, reports what it showed. Nothing is shown at or after `until` (ms).
 */
export async function livePlays(
  stage: Stage,
  screen: DemoScreen,
  from: string,
  to: string,
  until = Number.POSITIVE_INFINITY,
): Promise<void> {
  const plans = new Map<string, DayPlan>();
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    const dawn = at(day, "00:05");
    const manifest = await stage.bearing(screen.token, dawn)("manifest.get", { params: {} });
    const today = manifest.days.find((entry) => entry.day === day);
    if (!today) throw new Error(`The manifest of ${day} lacks that day`);
    const plan =
      plans.get(today.plan) ?? (await stage.bearing(screen.token, dawn)("plan.get", { params: { plan: today.plan } }));
    plans.set(today.plan, plan);
    const plays = playsOf(plan, today.plan, Date.parse(today.startsAt), screen.lastSeq, until);
    screen.lastSeq += plays.length;
    const midnight = Math.min(Date.parse(at(plusDays(day, 1), "00:01")), until);
    await report(stage, screen, plays, after(new Date(midnight).toISOString(), 0));
  }
}

/** A heartbeat at `instant`: the screen is in touch and has nothing left to report. */
export async function beat(stage: Stage, screen: DemoScreen, instant: string): Promise<void> {
  const call = stage.bearing(screen.token, instant);
  const manifest = await call("manifest.get", { params: {} });
  await call("heartbeat.record", {
    params: {},
    body: {
      at: instant,
      manifest: manifest.version,
      plan: manifest.days[0]?.plan ?? null,
      spot: null,
      lastSeq: screen.lastSeq,
      bootEpoch: screen.bootEpoch,
      clockOffsetMs: CLOCK_OFFSET_MS,
      freeBytes: 21_474_836_480,
      errors: [],
      playerVersion: "demo",
      mode: "service_worker",
    },
  });
}

function playsOf(plan: DayPlan, id: string, midnightMs: number, lastSeq: number, until: number): Play[] {
  const exceptions = new Map(plan.exceptions.map(([spot, durationMs, why]) => [spot, { durationMs, why }]));
  const plays: Play[] = [];
  let spot = 0;
  for (const [runMs = 0, ...indexes] of plan.spots) {
    let startMs = runMs;
    for (const index of indexes) {
      const item = plan.items[index];
      if (!item) throw new Error(`Spot ${spot} of plan ${id} names no item`);
      const exception = exceptions.get(spot);
      const durationMs = exception?.durationMs ?? item.durationMs;
      if (midnightMs + startMs + durationMs >= until) return plays;
      plays.push({
        seq: lastSeq + plays.length + 1,
        plan: id,
        spot: item.material === "fallback" ? null : spot,
        material: item.sha256,
        startedAt: new Date(midnightMs + startMs).toISOString(),
        clockOffsetMs: CLOCK_OFFSET_MS,
        durationMs,
        result: exception?.why === "cut" ? "cut" : "played",
      });
      startMs += durationMs;
      spot += 1;
    }
  }
  return plays;
}

async function report(stage: Stage, screen: DemoScreen, plays: readonly Play[], instant: string): Promise<void> {
  const call = stage.bearing(screen.token, instant);
  for (let start = 0; start < plays.length; start += MAX_PLAYS_PER_BATCH) {
    const batch = plays.slice(start, start + MAX_PLAYS_PER_BATCH);
    const { refused } = await call("play.record", {
      params: {},
      body: { bootEpoch: screen.bootEpoch, plays: batch },
    });
    if (refused.length > 0) throw new Error(`${refused.length} plays of ${instant} were refused: ${refused[0]?.code}`);
  }
}
