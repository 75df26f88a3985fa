import { env, runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Booking } from "../../../src/contracts/booking.ts";
import { Refusal } from "../../../src/contracts/client.ts";
import type { Material, MaterialVersion } from "../../../src/contracts/material.ts";
import type { Playlist } from "../../../src/contracts/playlist.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { newStage, type Device, type Stage } from "../../support/on-air.ts";
import { lookAt, type Looked } from "./on-screens.ts";

/**
 * Whatever people do at once (write, submit, approve, return, withdraw, renew, rename, change playlists, book, edit and
 * cancel bookings, and days passing), no screen is ever told of anything that was not approved, or not any more.
 */

const RUNS = 15;
const START_MS = Date.parse("2026-06-10T09:00:00+08:00");
const MINUTE_MS = 60_000;

let bureau: TestBureau;
let stage: Stage;
let devices: Device[];
let screens: string[];
let nowMs = START_MS;
const tally = new Map<string, number>();

const at = () => new Date(nowMs).toISOString();
const by = async (name: string) => (await bureau.as(name)).at(at());

beforeAll(async () => {
  bureau = await newBureau("jianghai", 2);
  stage = await newStage(bureau);
  await bureau.staff("reviewer1b", ["reviewer_1"]);
  await bureau.staff("reviewer3b", ["reviewer_3"]);
  const first = await write(await material("甲"), null);
  const screen = await stage.screen({ name: "大屏", fallback: first.id });
  const ticker = await stage.screen({ name: "条屏", kind: "ticker" });
  screens = [screen.id, ticker.id];
  devices = [await stage.pair(screen.id), await stage.pair(ticker.id)];
  for (const title of ["乙", "丙"]) await write(await material(title), null);
  const { items } = await materials();
  for (const name of ["循环", "备用"])
    await (
      await by("planner")
    )("playlist.create", {
      params: stage.params,
      body: { name, items: items.map(({ versions }) => ({ version: versions[0]?.id ?? "", durationMs: 60_000 })) },
    });
}, 60_000);

const material = async (title: string): Promise<Material> =>
  (await by("planner"))("material.create", { params: stage.params, body: { title, kind: "text" } });
const materials = async () => (await by("auditor"))("material.list", { params: stage.params, query: { limit: 200 } });

let written = 0;
async function write({ id }: { id: string }, validUntil: string | null): Promise<Material> {
  written += 1;
  const style = { template: "scroll", color: "#ffffff", background: "#8b1a1a" } as const;
  return (await by("planner"))("material.write_text", {
    params: { ...stage.params, material: id },
    body: { text: `守住钱袋子 第 ${written} 稿`, style, ...(validUntil !== null && { validUntil }) },
  });
}

/** What everybody has read before they act, all at once. */
interface Read {
  materials: Material[];
  playlists: Playlist[];
  bookings: Booking[];
}
interface Move {
  act: keyof typeof ACTS;
  n: number;
  m: number;
}

function pick<One>(list: readonly One[], n: number): One {
  const one = list[n % Math.max(1, list.length)];
  if (one === undefined) throw new Error("nothing to do it with");
  return one;
}
const whereIs = (one: MaterialVersion) => ({ ...stage.params, material: one.material, version: one.id });
function versionIn(read: Read, states: readonly string[], n: number): { version: MaterialVersion; revision: number } {
  const found = read.materials.flatMap(({ versions, revision }) =>
    versions.filter(({ state }) => states.includes(state)).map((version) => ({ version, revision })),
  );
  return pick(found, n);
}
const IN_REVIEW = ["first_review", "final_review"];
const today = (plus: number) => new Date(nowMs + 8 * 3_600_000 + plus * 86_400_000).toISOString().slice(0, 10);

const ACTS = {
  write: async (read: Read, n: number, m: number) => write(pick(read.materials, n), m % 3 === 0 ? today(m % 2) : null),
  submit: async (read: Read, n: number) => {
    const newest = read.materials.flatMap(({ versions }) =>
      versions.filter(({ state }) => state !== "withdrawn").slice(0, 1),
    );
    const drafts = newest.filter(({ state }) => state === "draft");
    return (await by("planner"))("version.submit", { params: whereIs(pick(drafts, n)) });
  },
  approve: async (read: Read, n: number, m: number) => judge(read, n, m, "version.approve"),
  return: async (read: Read, n: number, m: number) => judge(read, n, m, "version.return"),
  withdraw: async (read: Read, n: number, m: number) => {
    const { version } = versionIn(read, m % 3 === 0 ? ["draft", ...IN_REVIEW] : ["approved"], n);
    const params = whereIs(version);
    return (await by(m % 2 ? "planner" : "reviewer3"))("version.withdraw", { params, body: { comment: "撤" } });
  },
  renew: async (read: Read, n: number, m: number) =>
    (await by("planner"))("version.renew", {
      params: whereIs(versionIn(read, ["approved", "returned", "withdrawn", "expired"], n).version),
      body: m % 2 ? { validUntil: today(1) } : {},
    }),
  rename: async (read: Read, n: number, m: number) => {
    const { id, revision } = pick(read.materials, n);
    const params = { ...stage.params, material: id };
    return (await by("planner"))("material.update", { params, body: { title: `标语 ${m}` }, revision });
  },
  playlist: async (read: Read, n: number, m: number) => {
    const { id, revision } = pick(read.playlists, n);
    // Also drafts and what was returned: a playlist may hold them, a plan may not.
    const items = [0, 1, 2].map((k) => {
      const { versions } = pick(read.materials, m + k);
      return { version: pick(versions, n + k).id, durationMs: 60_000 + k * 20_000 };
    });
    return (await by("planner"))("playlist.update", {
      params: { ...stage.params, playlist: id },
      body: { items },
      revision,
    });
  },
  book: async (read: Read, n: number, m: number) => {
    const { id, version } = pick(read.playlists, n);
    const booking = await stage.draft({ playlist: { id, version }, targets: on(m), title: `排期 ${m}` }, at());
    return stage.approve(booking, at());
  },
  edit: async (read: Read, n: number, m: number) => {
    const { id, revision } = pick(read.bookings, n);
    const playlist = pick(read.playlists, m);
    const edited = await (
      await by("planner")
    )("booking.update", {
      params: { ...stage.params, booking: id },
      body: { playlist: { id: playlist.id, version: playlist.version } },
      revision,
    });
    return stage.approve(edited, at());
  },
  cancel: async (read: Read, n: number) => {
    const { id, revision } = pick(read.bookings, n);
    const params = { ...stage.params, booking: id };
    return (await by("planner"))("booking.cancel", { params, body: { comment: "取消" }, revision });
  },
};

async function judge(read: Read, n: number, m: number, verb: "version.approve" | "version.return") {
  const { version, revision } = versionIn(read, IN_REVIEW, n);
  const name = version.state === "first_review" ? "reviewer1" : "reviewer3";
  const call = m % 2 ? await by(name) : (await bureau.staff(`${name}b`, [])).at(at());
  const body = { sha256: version.sha256, comment: "看过" };
  return call(verb, { params: whereIs(version), body, revision });
}

function on(m: number): Booking["targets"] {
  return { screens: m % 3 === 0 ? screens : [pick(screens, m)], groups: [], tags: [] };
}

/** Everybody acts on what they have read; refusals are counted by their code. */
async function round(moves: readonly Move[]): Promise<void> {
  const call = await by("auditor");
  const read: Read = {
    materials: (await materials()).items,
    playlists: (await call("playlist.list", { params: stage.params, query: {} })).items,
    bookings: (await call("booking.list", { params: stage.params, query: { limit: 200 } })).items,
  };
  await Promise.all(
    moves.map(async ({ act, n, m }) => {
      const result = await ACTS[act](read, n, m).then(
        () => "done",
        (error: unknown) => {
          if (error instanceof Refusal) return error.problem.code;
          if (error instanceof Error && error.message === "nothing to do it with") return "idle";
          throw error;
        },
      );
      for (const name of [`${act} ${result}`, result]) tally.set(name, (tally.get(name) ?? 0) + 1);
    }),
  );
}

async function look(): Promise<Looked> {
  const { items } = await materials();
  const all: Looked = { spots: 0, wrong: [] };
  for (const device of devices) {
    const { spots, wrong } = await lookAt(device, at(), items);
    all.spots += spots;
    all.wrong.push(...wrong);
  }
  return all;
}

const move = fc.record({
  act: fc.constantFrom<Move["act"]>(
    ...(["submit", "submit", "submit", "approve", "approve", "approve", "approve", "approve", "approve"] as const),
    ...(["playlist", "playlist", "book", "edit", "edit", "withdraw", "withdraw"] as const),
    ...(["write", "return", "renew", "rename", "cancel"] as const),
  ),
  n: fc.nat(50),
  m: fc.nat(50),
});

test("no plan and no manifest ever has what was not approved, or is not any more", { timeout: 240_000 }, async () => {
  let spots = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ moves: fc.array(move, { minLength: 2, maxLength: 8 }), days: fc.nat(9) }), {
        minLength: 4,
        maxLength: 8,
      }),
      async (rounds) => {
        for (const { moves, days } of rounds) {
          await round(moves);
          const looked = await look();
          expect(looked.wrong).toEqual([]);
          spots += looked.spots;
          nowMs += days === 9 ? 86_400_000 : (7 + days) * MINUTE_MS;
          expect((await look()).wrong).toEqual([]);
        }
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
  const count = (name: string) => tally.get(name) ?? 0;
  console.log(`${spots} spots looked at;`, Object.fromEntries(tally));
  // Only as good as what has happened: content on the air, decisions lost to another's, and content taken away.
  for (const name of ["approve done", "withdraw done", "renew done", "book done", "edit done", "approve stale"])
    expect([name, count(name) > 0]).toEqual([name, true]);
  expect(spots).toBeGreaterThan(1000);
});

test("what nobody approved would be found", { timeout: 60_000 }, async () => {
  const { id } = await material("负对照");
  const { versions } = await write({ id }, null);
  const version = versions[0]!;
  let { revision } = await (await by("planner"))("version.submit", { params: whereIs(version) });
  for (const name of ["reviewer1", "reviewer3"])
    ({ revision } = await (
      await by(name)
    )("version.approve", { params: whereIs(version), body: { sha256: version.sha256 }, revision }));
  const list = await stage.playlist([version.id]);
  await stage.book({ playlist: list, targets: on(0), tier: "exclusive" }, at());
  nowMs += MINUTE_MS;
  const before = await look();
  expect(before.wrong).toEqual([]);

  const stub = bound.BUREAU.getByName(bureau.id);
  const forge = (set: string) =>
    runInDurableObject(stub, (_, state) => {
      state.storage.sql.exec(`UPDATE material_version SET ${set} WHERE id = ?`, version.id);
    });
  // A step is gone from the trail of what is on the air; then all of them.
  await forge(`reviews = json_remove(reviews, '$[1]')`);
  expect((await look()).wrong.length).toBeGreaterThan(0);
  await forge(`reviews = json_array()`);
  expect((await look()).wrong.some((one) => one.endsWith("was never approved"))).toBe(true);
});

// Safe because `wrangler.toml` binds it.
const bound = env as unknown as { BUREAU: DurableObjectNamespace };
