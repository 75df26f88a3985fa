import type { Manifest, DayPlan } from "../../src/contracts/plan.ts";
import { spotsOf } from "../../src/domain/schedule/position.ts";
import { foundWithStaff, slogansOnAir } from "../e2e/scene.ts";
import { BUREAU } from "../e2e/server.ts";
import { CROWD } from "./crowd-size.ts";
import { requestsPerSecond, type Target } from "./load.ts";
import { withBenchServer } from "./server.ts";

const BATCH = 500;
/** What the figures are given as ratios to; the last is for what answers with a plan. */
const BASELINES = ["hello", "rpc_nothing", "rpc_same_bytes"];

/**
 * The screen's path under plain workerd: each figure as a ratio to a bare Hono handler and to an object RPC no-op in
 * the same workerd, in the same run.
 */
export async function figures(rounds = 3): Promise<Record<string, number>> {
  return withBenchServer({}, async (server) => {
    const { token } = await slogansOnAir(server, await foundWithStaff(server));
    return { ...(await measure(server.url, token, rounds)), ...(await crowd(server.url)) };
  });
}

async function measure(url: string, token: string, rounds: number): Promise<Record<string, number>> {
  const device = "/api/device/v1";
  const authorization = `Bearer ${token}`;
  const response = await fetch(url + device + "/manifest", { headers: { authorization } });
  const manifest = (await response.json()) as Manifest;
  const etag = response.headers.get("etag") ?? "";
  const today = manifest.days[0];
  if (!today) throw new Error("The manifest has no day");
  const plan = (await (
    await fetch(`${url}${device}/plans/${today.plan}`, { headers: { authorization } })
  ).json()) as DayPlan;

  const targets: Target[] = [
    { name: "hello", path: "/bench/hello", status: 200 },
    { name: "rpc_nothing", path: `/bench/nothing/${BUREAU}`, status: 204 },
    { name: "rpc_same_bytes", path: `/bench/bytes/${BUREAU}/${today.plan}`, status: 200 },
    {
      name: "manifest_304",
      path: `${device}/manifest`,
      headers: { authorization, "if-none-match": etag },
      status: 304,
    },
    { name: "manifest_200", path: `${device}/manifest`, headers: { authorization }, status: 200 },
    { name: "plan_get", path: `${device}/plans/${today.plan}`, headers: { authorization }, status: 200 },
    {
      name: "plays_batch",
      path: `${device}/plays`,
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: playBatches(today.plan, Date.parse(today.startsAt), plan),
      status: 200,
    },
  ];
  const perSecond = await requestsPerSecond(url, targets, rounds);
  const of = (name: string) => perSecond.get(name) ?? 0;
  const result: Record<string, number> = {};
  for (const name of BASELINES) result[`device.${name}_per_s`] = of(name);
  for (const { name } of targets.slice(BASELINES.length)) {
    result[`device.${name}_per_s`] = of(name);
    for (const baseline of name === "plan_get" ? BASELINES : BASELINES.slice(0, 2))
      result[`device.${name}_to_${baseline}`] = of(name) / of(baseline);
  }
  result["device.plays_per_s"] = of("plays_batch") * BATCH;
  return result;
}

/** Ten thousand screens over forty schedules: how often a day is compiled, and how long the timer takes for all. */
async function crowd(url: string): Promise<Record<string, number>> {
  const post = async (path: string) => {
    const response = await fetch(`${url}/bench/${path}/${BUREAU}`, { method: "POST" });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  };
  await post("gather");
  const before = performance.now();
  const compiled = Number(await (await post("compile-ahead")).text());
  return {
    "device.crowd_screens": CROWD.screens,
    "device.crowd_schedules_times_days": CROWD.schedules * CROWD.days,
    "device.crowd_compilations": compiled,
    "device.crowd_ahead_ms": performance.now() - before,
  };
}

/** New plays for every request: what a screen that was away for long has to tell. */
function playBatches(planId: string, startsAt: number, plan: DayPlan): () => string {
  let seq = 0;
  let spot = 0;
  const bootEpoch = Date.now();
  // Only spots that have begun: nobody proves the future.
  const spots = spotsOf(plan);
  const begun = spots.filter(({ startMs }) => startsAt + startMs < Date.now() - 60_000).length;
  return () => {
    const plays = Array.from({ length: BATCH }, () => {
      spot = (spot + 1) % Math.max(begun, 1);
      seq += 1;
      const { startMs: start, item } = spots[spot] ?? { startMs: 0, item: 0 };
      const { sha256, durationMs } = plan.items[item] ?? { sha256: "", durationMs: 0 };
      return {
        seq,
        plan: planId,
        spot,
        material: sha256,
        startedAt: new Date(startsAt + start).toISOString(),
        clockOffsetMs: 0,
        durationMs,
        result: "played",
      };
    });
    return JSON.stringify({ bootEpoch, plays });
  };
}
