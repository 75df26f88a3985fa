import { env, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { vi } from "vitest";
import type { PlaysAnswer } from "../../../src/contracts/device.ts";
import type { DayPlan, Manifest } from "../../../src/contracts/plan.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";
import { localMidnight } from "../../../src/domain/time/wall.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { DAY, json, newStage, type Device, type Stage } from "../../support/on-air.ts";

/** A play as a player would tell it; `startMs` since midnight in Shanghai. */
export interface Shown {
  startMs: number;
  durationMs: number;
  plan: string;
  spot: number;
  material: string;
  result: string;
}

const MIDNIGHT = Date.parse(`${DAY}T00:00:00+08:00`);
const END = MIDNIGHT + 86_400_000;

/** Screens that show one slogan, 30 s each, on one day; what they show and say is up to the test. */
export class Evening {
  readonly bureau: TestBureau;
  readonly stage: Stage;
  readonly #version: string;

  constructor(bureau: TestBureau, stage: Stage, version: string) {
    this.bureau = bureau;
    this.stage = stage;
    this.#version = version;
  }

  at(clock: string): string {
    return `${DAY}T${clock}+08:00`;
  }

  /** An instant so long after the day. */
  after(ms: number): string {
    return new Date(END + ms).toISOString();
  }

  /** A paired screen, and all that it would show that day; `from` to 24:00 of local time. */
  async screen(from = "18:00", zone = "Asia/Shanghai") {
    const { id: screen } = await this.stage.screen({ zone });
    const playlist = await this.stage.playlist([this.#version], 30_000);
    const windows = [{ startsOn: DAY, endsOn: DAY, dayparts: [{ from, to: "24:00" }] }];
    await this.stage.book({ playlist, targets: { screens: [screen], groups: [], tags: [] }, windows });
    const device = await this.stage.pair(screen);
    const manifest = await json<Manifest>(await device.get("/manifest", this.at("00:00:01")));
    const plan = manifest.days.find((one) => one.day === DAY)?.plan ?? "";
    const day = await json<DayPlan>(await device.get(`/plans/${plan}`, this.at("00:00:01")));
    const laterMs = localMidnight(DAY, zone) - MIDNIGHT;
    const plays = spotsOf(day).map(({ startMs, durationMs, item }, spot): Shown => {
      const material = day.items[item]?.sha256 ?? "";
      return { startMs: startMs + laterMs, durationMs, plan, spot, material, result: "played" };
    });
    return { screen, device, plays };
  }

  /** Sends plays in batches; their numbers follow the order of `all`. */
  async send(device: Device, plays: Shown[], now: string, all = plays): Promise<PlaysAnswer[]> {
    const numbers = new Map(all.map(({ spot }, i) => [spot, i + 1]));
    const answers: PlaysAnswer[] = [];
    for (let from = 0; from < plays.length; from += 500) {
      const batch = plays.slice(from, from + 500);
      answers.push(
        await this.#post(
          device,
          batch.map((play) => told(play, numbers.get(play.spot))),
          now,
        ),
      );
    }
    return answers;
  }

  /** Sends plays numbered from `seq` on. */
  tell(device: Device, seq: number, plays: Shown[], now: string): Promise<PlaysAnswer> {
    return this.#post(
      device,
      plays.map((play, n) => told(play, seq + n)),
      now,
    );
  }

  async #post(device: Device, plays: object[], now: string): Promise<PlaysAnswer> {
    return json<PlaysAnswer>(await device.post("/plays", { bootEpoch: 1, plays }, now));
  }

  async beat(device: Device, lastSeq: number, now: string): Promise<void> {
    const nothing = { manifest: null, plan: null, spot: null, freeBytes: null, errors: [] };
    const body = { ...nothing, at: now, lastSeq, bootEpoch: 1, clockOffsetMs: 0, playerVersion: "test", mode: "page" };
    await json(await device.post("/heartbeat", body, now));
  }

  /** Lets the bureau's timers run as they would so long after the day. */
  async night(afterMs: number): Promise<void> {
    vi.useFakeTimers({ now: END + afterMs, toFake: ["Date"] });
    await runDurableObjectAlarm(bureauObject(this.bureau.id));
    vi.useRealTimers();
  }

  inside<Value>(work: (sql: SqlStorage) => Value): Promise<Value> {
    return runInDurableObject(bureauObject(this.bureau.id), (_, state) => work(state.storage.sql));
  }

  async proof(screen: string, now: string) {
    const call = (await this.bureau.as("planner")).at(now);
    return call("proof.get", { params: { ...this.stage.params, screen }, query: { day: DAY } });
  }
}

function told({ startMs, ...play }: Shown, seq: number | undefined) {
  return { ...play, seq, startedAt: new Date(MIDNIGHT + startMs).toISOString(), clockOffsetMs: 0 };
}

function bureauObject(id: string) {
  // Safe because `wrangler.toml` binds it.
  return (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(id);
}

export async function evening(): Promise<Evening> {
  const bureau = await newBureau();
  const stage = await newStage(bureau);
  return new Evening(bureau, stage, await stage.slogan("守住钱袋子"));
}
