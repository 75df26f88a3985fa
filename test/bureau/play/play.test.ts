import { env, runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Play, PlaysAnswer } from "../../../src/contracts/device.ts";
import type { DayPlan, Manifest } from "../../../src/contracts/plan.ts";
import { spotOf } from "../../../src/domain/schedule/position.ts";
import { newBureau, send as rawSend, type TestBureau } from "../../support/api.ts";
import { DAY, headersAt, json, newStage, NOON, type Device, type Stage } from "../../support/on-air.ts";
import { lookedUp, rebuilt, stored } from "./stored.ts";

let bureau: TestBureau;
let stage: Stage;
let screen: string;
let booking: string;
let device: Device;
let today: string;
let startsAtMs: number;
let plan: DayPlan;
/** Each test numbers its plays anew. */
let bootEpoch = 0;

beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  screen = (await stage.screen()).id;
  const playlist = await stage.playlist([await stage.slogan("守住钱袋子"), await stage.slogan("护好幸福家")]);
  booking = (await stage.book({ playlist, targets: { screens: [screen], groups: [], tags: [] } })).id;
  device = await stage.pair(screen);
  const manifest = await json<Manifest>(await device.get("/manifest", NOON));
  today = manifest.days[0]!.plan;
  startsAtMs = Date.parse(manifest.days[0]!.startsAt);
  plan = await json<DayPlan>(await device.get(`/plans/${today}`, NOON));
}, 60_000);
beforeEach(() => {
  bootEpoch += 1;
});

/** A true play of a spot. */
function proof(seq: number, spot = seq, change: Partial<Play> = {}): Play {
  const { startMs: start, item } = spotOf(plan, spot) ?? { startMs: 0, item: 0 };
  return {
    seq,
    plan: today,
    spot,
    material: plan.items[item]!.sha256,
    startedAt: new Date(startsAtMs + start).toISOString(),
    clockOffsetMs: 3,
    durationMs: 10_000,
    result: "played",
    ...change,
  };
}

const sendTo = async (to: Device, plays: unknown[], at = NOON) =>
  json<PlaysAnswer>(await to.post("/plays", { bootEpoch, plays, newerField: 1 }, at));
const send = (...plays: unknown[]) => sendTo(device, plays);

describe("a batch of plays", () => {
  it("is accepted once; the same again is a duplicate", async () => {
    const plays = [proof(1), proof(2), proof(3)];
    expect(await send(...plays)).toEqual({ accepted: 3, duplicate: 0, refused: [], contiguousSeq: 3 });
    expect(await send(...plays, proof(4))).toEqual({ accepted: 1, duplicate: 3, refused: [], contiguousSeq: 4 });
    expect(await send(proof(5), proof(5))).toEqual({ accepted: 1, duplicate: 1, refused: [], contiguousSeq: 5 });
    // Also when it has become too old to be new.
    const late = await sendTo(device, plays, "2026-08-01T00:00:00+08:00");
    expect(late).toEqual({ accepted: 0, duplicate: 3, refused: [], contiguousSeq: 5 });
  });

  it("keeps the first content of a number and puts a second one aside", async () => {
    await send(proof(1), proof(2));
    const other = proof(1, 1, { durationMs: 9_000 });
    const expected = { accepted: 0, duplicate: 0, refused: [{ seq: 1, code: "quarantined" }], contiguousSeq: 2 };
    expect(await send(other)).toEqual(expected);
    expect(await send(other)).toEqual(expected);
    expect(await send(proof(3), proof(3, 4))).toMatchObject({
      accepted: 1,
      refused: [{ seq: 3, code: "quarantined" }],
    });
    expect(await send({ ...proof(2), result: "unheard of" })).toMatchObject({
      refused: [{ seq: 2, code: "quarantined" }],
    });
    const { quarantine, raw } = await stored(bureau.id, screen, bootEpoch);
    expect(quarantine.map(({ seq }) => seq)).toEqual([1, 3, 2]);
    expect(raw.map(({ duration }) => duration)).toEqual([10_000, 10_000, 10_000]);
    const healthAfter = async (days: number) => {
      const call = (await bureau.as("operator")).at(new Date(Date.parse(NOON) + days * 86_400_000).toISOString());
      return (await call("screen.get", { params: { ...stage.params, screen } })).health;
    };
    expect((await healthAfter(6.9)).errors).toContain("plays_quarantined");
    // Trouble of today; the plays stay put aside.
    expect((await healthAfter(7.1)).errors).toEqual([]);
    expect((await stored(bureau.id, screen, bootEpoch)).quarantine).toHaveLength(3);
  });

  it("is refused row by row, and what is refused counts as received", async () => {
    const DAY_MS = 86_400_000;
    const noon = Date.parse(NOON);
    const iso = (ms: number) => new Date(ms).toISOString();
    const answer = await send(
      proof(1),
      proof(2, 2, { startedAt: iso(noon + 300_001) }),
      proof(3, 3, { startedAt: iso(noon - 30 * DAY_MS - 1) }),
      proof(4, 4, { durationMs: -1 }),
      proof(5, 5, { durationMs: 12_001 }),
      proof(6, 6, { material: "f".repeat(64) }),
      proof(7, 7, { plan: "f".repeat(64) }),
      proof(8, 999_999),
      proof(9, 9, { plan: null, spot: null, material: "f".repeat(64) }),
      { ...proof(10), material: "no hash" },
      { seq: "eleven" },
      null,
      proof(11, 11, { plan: null, spot: null }),
    );
    expect(answer).toEqual({
      accepted: 2,
      duplicate: 0,
      refused: [
        { seq: 2, code: "in_the_future" },
        { seq: 3, code: "too_old" },
        { seq: 4, code: "ends_before_start" },
        { seq: 5, code: "longer_than_spot" },
        { seq: 6, code: "not_in_plan" },
        { seq: 7, code: "not_in_plan" },
        { seq: 8, code: "not_in_plan" },
        { seq: 9, code: "not_in_plan" },
        { seq: 10, code: "malformed" },
        { seq: null, code: "malformed" },
        { seq: null, code: "malformed" },
      ],
      contiguousSeq: 11,
    });
    // Refused once, refused for good.
    expect(await send(proof(2))).toMatchObject({ accepted: 0, refused: [{ seq: 2, code: "in_the_future" }] });
  });

  it("tells exactly up to where nothing is missing, in whatever order it came", async () => {
    expect((await send(proof(3), proof(2))).contiguousSeq).toBe(0);
    expect((await send(proof(5))).contiguousSeq).toBe(0);
    expect((await send(proof(1))).contiguousSeq).toBe(3);
    expect((await send(proof(7))).contiguousSeq).toBe(3);
    expect((await send(proof(6, 6, { durationMs: -1 }))).contiguousSeq).toBe(3);
    expect((await send(proof(4))).contiguousSeq).toBe(7);
  });

  it("belongs to the screen of its token, to the numbering it names, and to the booking of its spot", async () => {
    await send(proof(1), proof(2, 2, { plan: null, spot: null }));
    const other = await stage.pair((await stage.screen()).id);
    expect(await sendTo(other, [proof(1)])).toMatchObject({ accepted: 0, refused: [{ seq: 1, code: "not_in_plan" }] });
    bootEpoch += 1;
    expect(await send(proof(1))).toMatchObject({ accepted: 1, contiguousSeq: 1 });
    const { raw } = await stored(bureau.id, screen, bootEpoch - 1);
    expect(raw.map((row) => row.booking)).toEqual([booking, null]);
  });
});

describe("the wire", () => {
  const path = "/plays";
  it("takes gzip, and nothing that is too much, broken or something else", async () => {
    const gzip = async (text: string) =>
      new Uint8Array(
        await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
      );
    const post = async (body: BodyInit, headers: Record<string, string>) => {
      const response = await rawSend(`/api/device/v1${path}`, {
        method: "POST",
        headers: {
          ...headersAt(NOON),
          authorization: `Bearer ${device.token}`,
          "content-type": "application/json",
          ...headers,
        },
        body,
      });
      return [response.status, await response.json()] as const;
    };
    const text = JSON.stringify({ bootEpoch, plays: [proof(1)] });
    expect(await post(await gzip(text), { "content-encoding": "gzip" })).toMatchObject([200, { accepted: 1 }]);
    const encoded = { "content-encoding": "gzip" };
    const bomb = await gzip(" ".repeat(2 * 1024 * 1024 + 1));
    expect(await post(bomb, encoded)).toMatchObject([413, { code: "too_large" }]);
    expect(await post((await gzip(text)).slice(0, 40), encoded)).toMatchObject([400, { code: "malformed" }]);
    expect(await post(text, encoded)).toMatchObject([400, { code: "malformed", errors: [{ path: "body" }] }]);
    expect(await post(text, { "content-encoding": "br" })).toMatchObject([
      415,
      { errors: [{ path: "Content-Encoding" }] },
    ]);
    expect(await post(text, { "content-type": "text/plain" })).toMatchObject([
      415,
      { errors: [{ path: "Content-Type" }] },
    ]);
    expect(await post("{", {})).toMatchObject([400, { code: "malformed" }]);
    expect(await post("[]", {})).toMatchObject([422, { errors: [{ path: "body" }] }]);
    const many = JSON.stringify({ bootEpoch, plays: Array.from({ length: 501 }, (_, n) => proof(n + 1)) });
    expect(await post(many, {})).toMatchObject([422, { errors: [{ path: "plays" }] }]);
    expect(await post(JSON.stringify({ plays: [] }), {})).toMatchObject([422, { errors: [{ path: "bootEpoch" }] }]);
    expect(await post(text, { authorization: "Bearer x" })).toMatchObject([401, { code: "unauthenticated" }]);
  });

  it("takes 500 plays at once", async () => {
    const plays = Array.from({ length: 500 }, (_, n) => proof(n + 1));
    expect(await send(...plays)).toEqual({ accepted: 500, duplicate: 0, refused: [], contiguousSeq: 500 });
  });
});

describe("the roll-up", () => {
  it("counts a play in the hour it started in and splits only its time", async () => {
    const before = await stored(bureau.id, screen, bootEpoch);
    // Its spot began 4 s before one o'clock.
    const start = new Date(Date.parse(`${DAY}T01:00:00+08:00`) - 4_000).toISOString();
    await send(
      proof(1, 359, { startedAt: start }),
      proof(2, 360, { result: "cut", durationMs: 500 }),
      proof(3, 361, { result: "skipped" }),
    );
    const after = await stored(bureau.id, screen, bootEpoch);
    const total = (rows: typeof before.hours, hour: number, field: "plays" | "ms") => {
      const at = Date.parse(`${DAY}T00:00:00+08:00`) / 3_600_000 + hour;
      return rows.filter((row) => row.hour === at).reduce((sum, row) => sum + row[field], 0);
    };
    const added = (hour: number) =>
      (["plays", "ms"] as const).map((field) => total(after.hours, hour, field) - total(before.hours, hour, field));
    expect(added(0)).toEqual([1, 4_000]);
    expect(added(1)).toEqual([0, 6_500]);
  });

  it("is always what the raw rows alone would give", async () => {
    const result = fc.constantFrom("played" as const, "cut" as const, "skipped" as const, "failed" as const);
    const row = fc.record({
      seq: fc.integer({ min: 1, max: 30 }),
      spot: fc.nat({ max: 1000 }),
      result,
      ms: fc.nat({ max: 13_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 5 }), async (batches) => {
        bootEpoch += 1;
        const first = new Map<number, string>();
        for (const batch of batches) {
          const plays = batch.map(({ seq, spot, result, ms }) => proof(seq, spot, { result, durationMs: ms }));
          const answer = await send(...plays);
          expect(answer.accepted + answer.duplicate + answer.refused.length).toBe(plays.length);
          for (const play of plays) if (!first.has(play.seq)) first.set(play.seq, JSON.stringify(play));
          let contiguous = 0;
          while (first.has(contiguous + 1)) contiguous += 1;
          expect(answer.contiguousSeq).toBe(contiguous);
        }
        const { raw } = await stored(bureau.id, screen, bootEpoch);
        const accepted = [...first.values()]
          .map((text) => JSON.parse(text) as Play)
          .filter((play) => play.durationMs <= 12_000);
        expect(raw.map(({ seq }) => seq)).toEqual(accepted.map(({ seq }) => seq).sort((a, b) => a - b));
        for (const play of accepted) {
          const row = raw.find(({ seq }) => seq === play.seq);
          expect(row).toMatchObject({
            startedAt: Date.parse(play.startedAt),
            duration: play.durationMs,
            spot: play.spot,
          });
        }
        const { before, after } = await rebuilt(bureau.id);
        expect(before).toEqual(after);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

it("what no player can have got to is not believed, and the screen's health says so", async () => {
  const most = 2 ** 31 - 1;
  await send(proof(1), proof(2));
  const nothing = { manifest: null, plan: null, spot: null, freeBytes: null, errors: [] };
  const beat = async (lastSeq: number) => {
    const said = { ...nothing, at: NOON, lastSeq, bootEpoch, clockOffsetMs: 0, playerVersion: "test", mode: "page" };
    await json(await device.post("/heartbeat", said, NOON));
    return (await (await bureau.as("operator")).call("screen.get", { params: { ...stage.params, screen } })).health;
  };
  expect((await beat(3)).errors).not.toContain("plays_implausible");
  const health = await beat(most);
  expect(health).toMatchObject({ lastSeq: 3, contiguousSeq: 2 });
  expect(health.errors).toContain("plays_implausible");
  const answer = await send(proof(most, 1), proof(3));
  expect(answer).toEqual({
    accepted: 1,
    duplicate: 0,
    refused: [{ seq: most, code: "malformed" }],
    contiguousSeq: 3,
  });
  expect((await beat(3)).errors).not.toContain("plays_implausible");
});

it("a straggler is judged without reading all that came after it", async () => {
  await send(proof(1), proof(2), proof(3), proof(4, 4, { material: "0".repeat(64) }));
  expect(await lookedUp(bureau.id, screen, bootEpoch, [1, 4, 9])).toEqual([1, 4]);
});

it("a raw play takes at most 60 bytes", async () => {
  // Safe because `wrangler.toml` binds it.
  const stub = (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(bureau.id);
  const size = () => runInDurableObject(stub, (_, state) => state.storage.sql.databaseSize);
  const plays = (from: number) => Array.from({ length: 500 }, (_, n) => proof(from + n, (from + n) % 4000));
  await send(...plays(1));
  const before = await size();
  for (let batch = 1; batch <= 20; batch += 1) await send(...plays(batch * 500 + 1));
  expect(((await size()) - before) / 10_000).toBeLessThan(60);
});
