import { env, runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import type { PlaysAnswer } from "../../../src/contracts/device.ts";
import type { DayPlan, Manifest } from "../../../src/contracts/plan.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";
import { addDays } from "../../../src/domain/time/day.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { DAY, json, newStage, type Device, type Stage } from "../../support/on-air.ts";
import { rebuilt } from "../play/stored.ts";
import { dayOf, differences, rolledUp, truthOf, type Ledger } from "./ledger.ts";
import { chanceOf, simulate, type Asked, type Contact, type Simulated } from "./simulated.ts";

const SCREENS = 200;
const DAYS = Array.from({ length: 7 }, (_, n) => addDays(DAY, n));
const FIRST = Date.parse(`${DAY}T00:00:00+08:00`);
const DAY_MS = 86_400_000;

let bureau: TestBureau;
let stage: Stage;
/** By the hash of its slogan. */
const bookingOf = new Map<string, string>();
const screens: { id: string; device: Device; week: Simulated }[] = [];
const plans = new Map<string, DayPlan>();

/** Two bookings, of which every second screen has both; hours begin and days end in the midst of their windows. */
beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  const dayparts = [
    { from: "08:45", to: "09:15" },
    { from: "23:50", to: "00:10" },
  ];
  const windows = [{ startsOn: DAY, endsOn: addDays(DAY, 5), dayparts }];
  const booked: string[] = [];
  for (const [tag, text, durationMs] of [
    ["all", "守住钱袋子", 40_000],
    ["half", "护好幸福家", 55_000],
  ] as const) {
    const playlist = await stage.playlist([await stage.slogan(text)], durationMs);
    const targets = { screens: [], groups: [], tags: [tag] };
    booked.push((await stage.book({ playlist, targets, windows })).id);
  }
  for (let n = 0; n <= SCREENS; n += 1) {
    const { id } = await stage.screen({ name: `第 ${n} 屏`, tags: n % 2 ? ["all", "half"] : ["all"] });
    const device = await stage.pair(id);
    const asked = await spotsAsked(device);
    for (const { material } of asked.values()) {
      const own = bookingOf.size === 0 ? booked[0] : booked[1];
      if (!bookingOf.has(material) && own !== undefined) bookingOf.set(material, own);
    }
    screens.push({ id, device, week: simulate(asked, chanceOf(n)) });
  }
}, 300_000);

afterEach(() => {
  vi.useRealTimers();
});

/** All that a screen is asked to show in the week, as its manifest and plans say. */
async function spotsAsked(device: Device): Promise<Asked[]> {
  const now = `${DAY}T00:00:01+08:00`;
  const { days } = await json<Manifest>(await device.get("/manifest", now));
  const asked: Asked[] = [];
  for (const { plan, startsAt } of days.filter((each) => DAYS.includes(each.day))) {
    const known = plans.get(plan) ?? (await json<DayPlan>(await device.get(`/plans/${plan}`, now)));
    plans.set(plan, known);
    for (const [spot, { startMs, durationMs, item }] of spotsOf(known).entries())
      asked.push({
        startMs: Date.parse(startsAt) + startMs,
        durationMs,
        plan,
        spot,
        material: known.items[item]?.sha256 ?? "",
      });
  }
  return asked;
}

async function hold(device: Device, { atMs, batches, bootEpoch, lastSeq }: Contact): Promise<void> {
  const at = new Date(atMs).toISOString();
  for (const batch of batches) {
    for (const [epoch, told] of Map.groupBy(batch, (each) => each.bootEpoch)) {
      const body = { bootEpoch: epoch, plays: told.map(({ play }) => play) };
      const answer = await json<PlaysAnswer>(await device.post("/plays", body, at));
      expect(answer.refused).toEqual([]);
      expect(answer.accepted + answer.duplicate).toBe(told.length);
    }
  }
  const nothing = { manifest: null, plan: null, spot: null, freeBytes: null, errors: [] };
  const said = { ...nothing, at, lastSeq, bootEpoch, clockOffsetMs: 0, playerVersion: "test", mode: "page" };
  await json(await device.post("/heartbeat", said, at));
}

/** What the bureau says of each screen's days, when it waits for nothing any more. */
async function accounted(): Promise<Ledger> {
  const afterwards = new Date(FIRST + 10 * DAY_MS + 3_600_000).toISOString();
  const call = (await bureau.as("planner")).at(afterwards);
  const ledger: Ledger = new Map();
  for (const { id } of screens) {
    for (const day of DAYS) {
      const proof = await call("proof.get", { params: { ...stage.params, screen: id }, query: { day } });
      expect(proof.state).toBe("final");
      for (const { at, ...counts } of proof.hours) {
        const { planned, proven, cut, skipped, superseded, offline, awaited, unexplained } = counts;
        expect(planned).toBe(proven + cut + skipped + superseded + offline + awaited + unexplained);
        for (const [name, count] of Object.entries(counts))
          if (count > 0) ledger.set(`${id} ${name} ${Date.parse(at) / 3_600_000}`, count);
      }
      const query = { screen: id, from: day, to: day, by: "day" as const };
      const { completenessPermille } = (await call("reach.plays", { params: stage.params, query })).total;
      const noon = Date.parse(`${day}T12:00:00+08:00`);
      if (completenessPermille !== undefined) ledger.set(`${id} complete ${dayOf(noon)}`, completenessPermille);
    }
  }
  return ledger;
}

/** Lets the timers of the bureau account for the days that are over. */
async function closeDays(): Promise<void> {
  vi.useFakeTimers({ now: FIRST + 10 * DAY_MS + 1_800_000, toFake: ["Date"] });
  // Safe because `wrangler.toml` binds it.
  const stub = (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(bureau.id);
  for (let turn = 0; turn < (SCREENS * DAYS.length) / 20 + 2; turn += 1) await runDurableObjectAlarm(stub);
  vi.useRealTimers();
}

it("a week of two hundred screens is accounted for to the play and to the millisecond; and a lie is found", async () => {
  const last = screens.at(-1)!;
  const lie = tellLie(last.week);
  const all = screens.flatMap(({ device, week }) => week.contacts.map((contact) => ({ device, contact })));
  for (const { device, contact } of all.toSorted((a, b) => a.contact.atMs - b.contact.atMs))
    await hold(device, contact);

  const truth: Ledger = new Map(screens.flatMap(({ id, week }) => [...truthOf(id, week, bookingOf)]));
  const { before, after } = await rebuilt(bureau.id);
  expect(before).toEqual(after);
  await closeDays();
  const seen = new Map([...(await rolledUp(bureau.id)), ...(await accounted())]);

  const hour = Math.floor(lie.startMs / 3_600_000);
  const cell = `${last.id} ${lie.material} ${bookingOf.get(lie.material)}`;
  const names = differences(truth, seen).map((line) => line.slice(0, line.indexOf(":")));
  expect(names).toEqual(
    [
      `${cell} ms ${hour}`,
      `${cell} plays ${hour}`,
      `${last.id} complete ${dayOf(lie.startMs)}`,
      `${last.id} proven ${hour}`,
      `${last.id} received`,
      `${last.id} unexplained ${hour}`,
    ].toSorted(),
  );
  const withheld = screens.flatMap(({ week }) => week.fates.filter(({ fate }) => fate === "withheld"));
  expect(withheld.length).toBeGreaterThan(SCREENS);
}, 300_000);

/** Has the screen keep one play to itself while its own account goes on to claim it. Which one it was. */
function tellLie({ fates, contacts }: Simulated): Asked {
  const lie = fates.find(
    ({ fate, asked }, n) =>
      fate === "shown" &&
      fates.slice(n - 1, n + 2).every((near) => near.fate === "shown") &&
      asked.startMs % 3_600_000 < 3_000_000 &&
      asked.startMs > FIRST + DAY_MS,
  );
  if (!lie) throw new Error("Nothing to lie about");
  for (const contact of contacts)
    contact.batches = contact.batches.map((batch) => batch.filter(({ play }) => play !== lie.play));
  return lie.asked;
}
