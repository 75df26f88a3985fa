import { beforeAll, expect, it } from "vitest";
import { contactsOfPlay } from "../../../src/domain/reach/contacts.ts";
import { evening, type Evening } from "./evening.ts";
import { DAY } from "../../support/on-air.ts";

const FLOW = { lo: 0.2, value: 0.25, hi: 0.4, source: "现场计数两个工作日" };
const DWELL = { lo: 5, value: 8, hi: 15, source: "现场观察" };
const VISIBILITY = { lo: 0.3, value: 0.5, hi: 0.7, source: "现场观察" };

let show: Evening;

beforeAll(async () => {
  show = await evening();
});

async function contactsOn(screen: string, now: string) {
  const call = (await show.bureau.as("planner")).at(now);
  return call("proof.contacts", { params: { ...show.stage.params, screen }, query: { day: DAY } });
}

async function survey(screen: string, fromHour: number, toHour: number): Promise<void> {
  const operator = await show.bureau.as("operator");
  const params = { ...show.stage.params, screen };
  const { revision } = await operator.call("screen.get", { params });
  const flows = [{ dayKind: "any" as const, fromHour, toHour, personsPerSecond: FLOW }];
  const footfall = { flows, dwellSeconds: DWELL, visibility: VISIBILITY };
  await operator.call("screen.update", { params, revision, body: { footfall } });
}

it("proven plays have contacts where the footfall is known, and in no other hour", async () => {
  const { screen, device, plays } = await show.screen("21:00");
  const shown = plays.map((play, n) => (n === 0 ? { ...play, durationMs: 9_000, result: "cut" } : play));
  await show.send(device, shown, show.after(60_000));
  await show.beat(device, shown.length, show.after(120_000));
  const now = show.after(180_000);

  const unknown = await contactsOn(screen, now);
  expect(unknown).toMatchObject({ total: null, unknownPlays: 359 });
  expect(unknown.hours.map(({ contacts }) => contacts)).toEqual([null, null, null]);

  await survey(screen, 20, 23);
  const known = await contactsOn(screen, now);
  const each = contactsOfPlay({ flow: FLOW, dwell: DWELL, visibility: VISIBILITY }, 30);
  expect(known.hours.map(({ plays: proven, contacts }) => [proven, contacts?.sources])).toEqual([
    [119, 119],
    [120, 120],
    [120, undefined],
  ]);
  expect(known).toMatchObject({
    minViewSeconds: 2,
    unknownPlays: 120,
    total: { basis: "modelled", qualifier: "approx", unit: "人次", sources: 239 },
  });
  for (const bound of ["lo", "value", "hi"] as const) expect(known.total?.[bound]).toBeCloseTo(239 * each[bound], 6);
});

it("where clocks stand half an hour apart, a play has the footfall of its own local hour", async () => {
  const { screen, device, plays } = await show.screen("22:00", "Asia/Kolkata");
  const later = (ms: number) => show.after(2.5 * 3_600_000 + ms);
  await show.send(device, plays, later(60_000));
  await show.beat(device, plays.length, later(120_000));
  await survey(screen, 23, 24);
  const { hours, unknownPlays, total } = await contactsOn(screen, later(180_000));
  expect(hours.map(({ at, plays: proven, contacts }) => [at.slice(11, 16), proven, contacts?.sources])).toEqual([
    ["21:30", 60, undefined],
    ["22:30", 120, 60],
    ["23:30", 60, 60],
  ]);
  expect([unknownPlays, total?.sources]).toEqual([120, 120]);
});

it("a day of which nothing is known has no figure", async () => {
  const { screen } = await show.screen("23:00");
  await survey(screen, 0, 24);
  expect(await contactsOn(screen, show.at("12:00:00"))).toMatchObject({ total: null, unknownPlays: 0, hours: [] });
});
