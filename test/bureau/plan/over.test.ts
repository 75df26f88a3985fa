import { env, runInDurableObject } from "cloudflare:test";
import { beforeAll, expect, it } from "vitest";
import type { Playlist } from "../../../src/contracts/playlist.ts";
import type { Window } from "../../../src/contracts/window.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { DAY, newStage, NOON, type Stage } from "../../support/on-air.ts";

let bureau: TestBureau;
let stage: Stage;
let playlist: Playlist;
beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  playlist = await stage.playlist([await stage.slogan("守住钱袋子")]);
}, 60_000);

const on = (...tags: string[]) => ({ screens: [], groups: [], tags });
const by = async (name: string, at = NOON) => (await bureau.as(name)).at(at);

async function aimsAt(screen: string): Promise<{ booking: string; last_day: string }[]> {
  // Safe because `wrangler.toml` binds it.
  const stub = (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(bureau.id);
  const query = "SELECT booking, last_day FROM aim WHERE screen = ?";
  return runInDurableObject(stub, (_, state) =>
    state.storage.sql.exec<{ booking: string; last_day: string }>(query, screen).toArray(),
  );
}

async function day(screen: string, date = DAY) {
  const call = await by("planner");
  return call("plan.read", { params: { ...stage.params, screen }, query: { day: date } });
}

it("what is over is not aimed at a screen that joins later, and says so when asked", async () => {
  const windows: Window[] = [{ startsOn: "2026-06-01", endsOn: "2026-06-10" }];
  const before = await stage.screen({ tags: ["甲"] });
  const over = await stage.book({ playlist, targets: on("甲"), windows });
  expect(await aimsAt(before.id)).toEqual([{ booking: over.id, last_day: "2026-06-10" }]);
  const later = await stage.screen({ tags: ["甲"] }, NOON);
  expect(await aimsAt(later.id)).toEqual([]);
  for (const { id } of [before, later]) {
    const call = await by("auditor");
    const { others } = await call("plan.explain", { params: { ...stage.params, screen: id }, query: {} });
    expect(others).toMatchObject([{ booking: over.id, reason: { code: "outside_dates" } }]);
  }
  expect((await day(before.id)).spots).toEqual([]);
  expect((await day(before.id, "2026-06-10")).spots.length).toBeGreaterThan(0);
});

it("a daypart of the last day that runs past midnight is still read the day after", async () => {
  const windows: Window[] = [
    { startsOn: "2026-06-01", endsOn: "2026-06-14", dayparts: [{ from: "22:00", to: "02:00" }] },
  ];
  const screen = await stage.screen({ tags: ["乙"] });
  const booking = await stage.book({ playlist, targets: on("乙"), windows });
  const { spots } = await day(screen.id);
  expect(new Set(spots.map((spot) => spot.booking))).toEqual(new Set([booking.id]));
  expect(spots.at(-1)?.at).toBe(`${DAY}T01:59:50+08:00`);
});

it("cancelling what is over takes its aims back all the same", async () => {
  const windows: Window[] = [{ startsOn: "2026-06-01", endsOn: "2026-06-05" }];
  const screen = await stage.screen({ tags: ["丙"] });
  const booked = await stage.book({ playlist, targets: on("丙"), windows });
  const params = { ...stage.params, booking: booked.id };
  const call = await by("planner", "2026-06-04T12:00:00+08:00");
  await call("booking.cancel", { params, body: { comment: "停" }, revision: booked.revision });
  const { spots } = await day(screen.id, "2026-06-04");
  expect(spots.at(-1)?.at).toBe("2026-06-04T11:59:50+08:00");
});

it("a screen that joins a second group may be promised more than an hour holds: a conflict names it", async () => {
  const guarantee = { playsPerHour: 200 };
  const one = await stage.book({ playlist, targets: on("丁"), guarantee });
  const two = await stage.book({ playlist, targets: on("戊"), guarantee });
  const screen = await stage.screen({ tags: ["丁", "戊"] }, NOON);
  const call = await by("auditor");
  const query = { from: `${DAY}T13:00:00+08:00`, to: `${DAY}T14:00:00+08:00` };
  const { conflicts } = await call("plan.conflicts", { params: stage.params, query });
  // Equal weights: by id.
  const [winner, loser] = [one.id, two.id].sort();
  expect(conflicts.filter(({ kind }) => kind === "overbooked")).toEqual([
    {
      kind: "overbooked",
      interval: { start: query.from, end: query.to },
      screens: [screen.id],
      winner,
      losers: [loser],
    },
  ]);
});
