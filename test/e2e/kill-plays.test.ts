import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Play, PlaysAnswer } from "../../src/contracts/device.ts";
import type { DayPlan, Manifest } from "../../src/contracts/plan.ts";
import { spotsOf } from "../../src/domain/schedule/position.ts";
import { foundWithStaff, slogansOnAir, type OnAir, type Staff } from "./scene.ts";
import { BUREAU, Server, until } from "./server.ts";

/** Killed at any moment of an upload, the server loses no play that it has acknowledged, and counts none twice. */

const KILLS = 50;
/** One host waits longer and longer before it starts what dies again and again: after so many, a new one. */
const KILLS_PER_HOST = 4;
const UPLOADERS = 3;
const BATCH = 40;

const server = new Server();
let staff: Staff;
let onAir: OnAir;
let shown: Omit<Play, "seq">[];

beforeAll(async () => {
  await server.start({ FANGFEI_CEILING: "0" });
  staff = await foundWithStaff(server);
  onAir = await slogansOnAir(server, staff);
  shown = await playsOfToday();
});
afterAll(() => server.remove());

async function device<Value>(path: string, init: RequestInit = {}): Promise<Value> {
  const headers = { authorization: `Bearer ${onAir.token}`, "content-type": "application/json" };
  const response = await fetch(`${server.url}/api/device/v1${path}`, { ...init, headers });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Value;
}

/** One after the other, from the first again when they are through. */
function shownAs(number: number): Omit<Play, "seq"> {
  const play = shown[number % shown.length];
  if (!play) throw new Error("The screen has shown nothing");
  return play;
}

/** What the screen may have shown so far today; in the day's first minute its first spot, which is near enough. */
async function playsOfToday(): Promise<Omit<Play, "seq">[]> {
  const [today] = (await device<Manifest>("/manifest")).days;
  if (!today) throw new Error("The manifest has no day");
  const plan = await device<DayPlan>(`/plans/${today.plan}`);
  const midnight = Date.parse(today.startsAt);
  const all = spotsOf(plan).map(({ startMs, durationMs, item }, spot) => ({
    plan: today.plan,
    spot,
    material: plan.items[item]?.sha256 ?? "",
    startedAt: new Date(midnight + startMs).toISOString(),
    clockOffsetMs: 0,
    durationMs,
    result: "played" as const,
  }));
  return [...all.slice(0, 1), ...all.slice(1).filter((play) => Date.parse(play.startedAt) < Date.now())];
}

/** Sends batch after batch, each until it is acknowledged, as a player does. */
class Uploader {
  readonly bootEpoch: number;
  /** Acknowledged, in order. */
  readonly batches: Play[][] = [];
  constructor(bootEpoch: number) {
    this.bootEpoch = bootEpoch;
  }

  async run(goOn: () => boolean): Promise<void> {
    while (goOn()) {
      const first = this.batches.length * BATCH + 1;
      const batch = Array.from({ length: BATCH }, (_, n) => ({ ...shownAs(first + n), seq: first + n }));
      const { accepted, duplicate, refused, contiguousSeq } = await this.#untilAcknowledged(batch);
      expect(refused).toEqual([]);
      // Cut off after it was written, the whole batch is known; by halves it never is.
      expect([accepted, duplicate]).toEqual(accepted > 0 ? [BATCH, 0] : [0, BATCH]);
      expect(contiguousSeq).toBe(first + BATCH - 1);
      this.batches.push(batch);
    }
  }

  send(plays: Play[]): Promise<PlaysAnswer> {
    return device("/plays", { method: "POST", body: JSON.stringify({ bootEpoch: this.bootEpoch, plays }) });
  }

  async #untilAcknowledged(batch: Play[]): Promise<PlaysAnswer> {
    for (;;) {
      try {
        return await this.send(batch);
      } catch {
        await delay(20);
      }
    }
  }
}

/** The process that serves; undefined while there is none, or still the one that was killed. */
function workerdBut(killed: number): number | undefined {
  try {
    const pid = server.workerd();
    return pid === killed ? undefined : pid;
  } catch {
    return undefined;
  }
}

test("kill −9 during uploads, fifty times: every acknowledged play is there, once", async () => {
  const uploaders = Array.from({ length: UPLOADERS }, (_, n) => new Uploader(n + 1));
  const acknowledged = () => uploaders.reduce((sum, { batches }) => sum + batches.length, 0);
  let over = false;
  let killed = 0;
  const all = Promise.all(uploaders.map((uploader) => uploader.run(() => !over)));
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const serves = await until(() => workerdBut(killed));
    const before = acknowledged();
    await Promise.race([until(() => acknowledged() > before), all]);
    await delay((kill * 37) % 100);
    process.kill(serves, "SIGKILL");
    killed = serves;
    if (kill % KILLS_PER_HOST === 0) {
      await server.stop("SIGKILL");
      await server.start({ FANGFEI_CEILING: "0" });
    }
  }
  over = true;
  await all;
  expect(acknowledged()).toBeGreaterThan(KILLS);

  const plays = uploaders.flatMap(({ batches }) => batches.flat());
  const day = (offset: number) => new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);
  const { rows, total } = await staff.planner.call("reach.plays", {
    params: { bureau: BUREAU },
    query: { from: day(-1), to: day(0), by: "screen", screen: onAir.screen },
  });
  expect(total).toMatchObject({ value: plays.length, completenessPermille: 1000, qualifier: "exact" });
  const seconds = plays.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
  expect(rows.map((row) => row.seconds)).toEqual([Math.round(seconds)]);
  for (const uploader of uploaders)
    for (const batch of uploader.batches)
      expect(await uploader.send(batch)).toMatchObject({ accepted: 0, duplicate: BATCH, refused: [] });
});
