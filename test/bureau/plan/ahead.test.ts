import { env, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { beforeAll, expect, it } from "vitest";
import { nextQuietHour } from "../../../src/bureau/plan/ahead.ts";
import type { Booking } from "../../../src/contracts/booking.ts";
import { Manifest } from "../../../src/contracts/plan.ts";
import { addDays } from "../../../src/domain/time/day.ts";
import { localDayAt } from "../../../src/domain/time/wall.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { json, newStage, type Stage } from "../../support/on-air.ts";

const ZONE = "Asia/Shanghai";
const SCREENS = 10_000;
const SCHEDULES = 40;
const DAYS = 8;

let bureau: TestBureau;
let stage: Stage;
let bookings: Booking[];

// Safe because `wrangler.toml` binds it.
const stub = () => (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(bureau.id);
const sql = <Row extends Record<string, SqlStorageValue>>(query: string, ...values: SqlStorageValue[]) =>
  runInDurableObject(stub(), (_, state) => state.storage.sql.exec<Row>(query, ...values).toArray());
const compilations = async () => (await sql<{ n: number }>("SELECT count(*) AS n FROM plan_input"))[0]?.n;

/** Another hour every day, so that no two days are equal. */
const windows = (shift: number, today: string) =>
  Array.from({ length: DAYS + 2 }, (_, n) => {
    const day = addDays(today, n);
    const hour = String(n).padStart(2, "0");
    const minute = String(shift).padStart(2, "0");
    return { startsOn: day, endsOn: day, dayparts: [{ from: `${hour}:${minute}`, to: `${hour}:59` }] };
  });

beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  const playlist = await stage.playlist([await stage.slogan("守住钱袋子")]);
  const today = localDayAt(Date.now(), ZONE);
  bookings = [];
  for (let n = 0; n < SCHEDULES; n += 1) {
    const screen = await stage.screen({ name: `${n}`, tags: [`t${n}`] });
    const targets = { screens: [screen.id], groups: [], tags: [] };
    bookings.push(await stage.book({ playlist, targets, title: `${n}`, windows: windows(n, today) }));
  }
  // The other screens are copies of these: through the API each would ask every group anew.
  await sql(
    `WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ?)
     INSERT INTO screen (id, name, kind, orientation, width_px, height_px, fit, min_dwell_ms, location, tags, revision)
     SELECT substr(id, 1, 25) || printf('%05d', n), name, kind, orientation, width_px, height_px, fit, min_dwell_ms,
       location, tags, revision
     FROM screen, copy`,
    SCREENS / SCHEDULES - 1,
  );
  await sql(
    `INSERT INTO aim SELECT s.id, a.booking, a.number, a."from", a."until", a.ended_by, a.last_day
     FROM aim a JOIN screen o ON o.id = a.screen JOIN screen s ON s.name = o.name AND s.id <> o.id`,
  );
}, 120_000);

it("rings at 03:00 by the bureau's clock", async () => {
  const [timer] = await sql<{ due_at: number }>("SELECT due_at FROM timer WHERE name = 'plans'");
  expect(new Date(timer?.due_at ?? 0).toISOString()).toBe("2026-05-20T19:00:00.000Z");
  expect(nextQuietHour(Date.parse("2026-06-15T03:00:00+08:00"), ZONE)).toBe(Date.parse("2026-06-16T03:00:00+08:00"));
  // Clocks jump from 02:00 to 03:00.
  expect(nextQuietHour(Date.parse("2026-03-08T00:00:00-06:00"), "America/Chicago")).toBe(
    Date.parse("2026-03-08T03:00:00-05:00"),
  );
});

it("compiles as often as there are different schedules and days, and a changed booking only its own", async () => {
  expect(await sql("SELECT count(*) AS n FROM screen")).toEqual([{ n: SCREENS }]);
  while ((await sql<{ due: number }>("SELECT due_at AS due FROM timer WHERE name = 'plans'"))[0]!.due <= Date.now())
    expect(await runDurableObjectAlarm(stub())).toBe(true);
  expect(await compilations()).toBe(SCHEDULES * DAYS);
  const [timer] = await sql<{ due_at: number }>("SELECT due_at FROM timer WHERE name = 'plans'");
  expect(timer?.due_at).toBe(nextQuietHour(Date.now(), ZONE));

  const [screen] = await sql<{ id: string }>("SELECT id FROM screen ORDER BY id DESC LIMIT 1");
  const now = new Date().toISOString();
  const device = await stage.pair(screen?.id ?? "", now);
  const { days } = Manifest.parse(await json(await device.get("/manifest", now)));
  expect(new Set(days.map(({ plan }) => plan)).size).toBe(DAYS);
  expect(await compilations()).toBe(SCHEDULES * DAYS);

  const [booking] = bookings;
  const { call } = await bureau.as("planner");
  const params = { bureau: bureau.id, booking: booking!.id };
  await call("booking.cancel", { params, body: { comment: "改期" }, revision: booking!.revision });
  await sql("UPDATE timer SET due_at = 0 WHERE name = 'plans'");
  while ((await sql<{ due: number }>("SELECT due_at AS due FROM timer WHERE name = 'plans'"))[0]!.due <= Date.now())
    await runDurableObjectAlarm(stub());
  // Today with its end, and an empty day for all those after it.
  expect(await compilations()).toBeLessThanOrEqual(SCHEDULES * DAYS + 2);
  expect(await compilations()).toBeGreaterThan(SCHEDULES * DAYS);
}, 120_000);
