import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { migrate, type Migrations } from "../../../src/platform/migrate.ts";

const MIGRATIONS = import.meta.glob<string>("../../../src/bureau/migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
}) satisfies Migrations;
const RELEASED = Object.fromEntries(Object.entries(MIGRATIONS).filter(([path]) => /\/000[01]_/.test(path)));

const HOUR_MS = 3_600_000;
const ID = 2 ** 31;

test("a former release's plays are told by the hour, with the numbers that are missing; takeovers keep their screens", async () => {
  const found = await runInDurableObject(env.BUREAU.getByName("old-plays"), async (_, { storage }) => {
    await storage.deleteAll();
    migrate(storage, RELEASED);
    const { sql } = storage;
    sql.exec("INSERT INTO interned (no, value) VALUES (1, 'scr_1')");
    // Numbers 1–3 have left for media storage; 6, 7 and 9 are missing, 8 was refused.
    sql.exec(
      `INSERT INTO play_boot (no, screen, boot_epoch, contiguous, highest, received, announced, archived, first_at, last_at)
       VALUES (4, 'scr_1', 1, 5, 10, 7, 12, 3, ?, ?)`,
      HOUR_MS,
      9 * HOUR_MS,
    );
    for (const [seq, hour] of [
      [4, 8],
      [5, 8],
      [10, 9],
    ] as const)
      sql.exec("INSERT INTO play VALUES (?, ?, 1000, 1, 0, NULL, 0, 0, 0, 0)", 4 * ID + seq, hour * HOUR_MS);
    sql.exec("INSERT INTO play_refusal VALUES (?, 'too_old')", 4 * ID + 8);
    for (const [hour, plays] of [
      [1, 3],
      [8, 2],
      [9, 1],
    ] as const)
      sql.exec("INSERT INTO play_hour VALUES (?, 1, 1, 0, ?, 1000)", hour, plays);
    sql.exec("INSERT INTO takeover_screen (takeover, screen) VALUES ('tko_1', 'scr_2'), ('tko_1', 'scr_1')");
    migrate(storage, MIGRATIONS);
    return {
      taken: sql.exec("SELECT takeover, screen FROM takeover_screen ORDER BY screen").toArray(),
      hours: sql.exec("SELECT boot, hour, received FROM play_boot_hour ORDER BY hour").toArray(),
      days: sql.exec("SELECT boot, day, received FROM play_boot_day").toArray(),
      gaps: sql.exec("SELECT * FROM play_gap ORDER BY first_seq").toArray(),
    };
  });
  expect(found.hours).toEqual([
    { boot: 4, hour: 1, received: 3 },
    { boot: 4, hour: 8, received: 2 },
    { boot: 4, hour: 9, received: 2 },
  ]);
  expect(found.days).toEqual([{ boot: 4, day: 0, received: 7 }]);
  expect(found.taken).toEqual(["scr_1", "scr_2"].map((screen) => ({ takeover: "tko_1", screen })));
  const between = { boot: 4, from: 8 * HOUR_MS + 1000, to: 9 * HOUR_MS };
  expect(found.gaps).toEqual([
    { ...between, first_seq: 6, last_seq: 7 },
    { ...between, first_seq: 9, last_seq: 9 },
  ]);
});
