import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { POLICY_PRESETS } from "../../../src/contracts/policy.ts";
import { migrate, type Migrations } from "../../../src/platform/migrate.ts";

const OF_BUREAUS = import.meta.glob<string>("../../../src/bureau/migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
}) satisfies Migrations;
const OF_THE_DIRECTORY = import.meta.glob<string>("../../../src/directory/migrations/*.sql", {
  query: "?raw",
  import: "default",
  eager: true,
}) satisfies Migrations;

/** Rows of the first release, brought up to date. */
function upgraded<Value>(
  object: DurableObjectStub,
  { migrations, released }: { migrations: Migrations; released: RegExp },
  rows: (sql: SqlStorage) => void,
  look: (sql: SqlStorage) => Value,
): Promise<Value> {
  return runInDurableObject(object, async (_, { storage }) => {
    await storage.deleteAll();
    migrate(storage, Object.fromEntries(Object.entries(migrations).filter(([path]) => released.test(path))));
    rows(storage.sql);
    migrate(storage, migrations);
    return look(storage.sql);
  });
}

test("a bureau of the first release gets the default values, and keeps its people", async () => {
  const found = await upgraded(
    env.BUREAU.getByName("old-bureau"),
    { migrations: OF_BUREAUS, released: /0000_initial/ },
    (sql) => {
      sql.exec("INSERT INTO bureau VALUES ('old', '旧局', 'Asia/Shanghai', '', 2, 7)");
      sql.exec("INSERT INTO member VALUES ('per_1', '', '甲', 'a@old.test', '[\"admin\"]', NULL, 1)");
      sql.exec(
        "INSERT INTO invitation VALUES ('inv_1', 'x', 'b@old.test', '{\"roles\":[\"planner\"]}', 'per_1', 9, NULL)",
      );
    },
    (sql) => ({
      bureau: sql.exec("SELECT * FROM bureau").one(),
      member: sql.exec("SELECT * FROM member").one(),
      invitation: sql.exec("SELECT * FROM invitation").one(),
    }),
  );
  expect(found.bureau).toMatchObject({
    review_steps: 2,
    revision: 7,
    separate_administration: 0,
    offer_hours: 4,
    due_days: 5,
    retention_days: 30,
    alert_minutes: 15,
    tags: "[]",
    policy: JSON.stringify(POLICY_PRESETS.default),
    parent: null,
  });
  expect(found.member).toMatchObject({ person: "per_1", revision: 1 });
  expect(found.invitation).toMatchObject({ invited_by_name: "", revoked_at: null });
});

test("who set an installation of the first release up operates it", async () => {
  const directory = { migrations: OF_THE_DIRECTORY, released: /000[01]_/ };
  const user = (sql: SqlStorage, id: string, day: string) =>
    sql.exec(`INSERT INTO "user" VALUES (?, ?, ? || '@old.test', 0, NULL, ?, ?)`, id, id, id, day, day);
  const found = await upgraded(
    env.DIRECTORY.getByName("old-directory"),
    directory,
    (sql) => {
      user(sql, "per_2", "2026-02-02T00:00:00.000Z");
      user(sql, "per_1", "2026-01-01T00:00:00.000Z");
      sql.exec("INSERT INTO bureau VALUES ('old', '旧局', 5)");
      sql.exec("INSERT INTO milestone VALUES ('setup', 6)");
    },
    (sql) => [sql.exec("SELECT * FROM operator").toArray(), sql.exec("SELECT * FROM bureau").toArray()],
  );
  expect(found).toEqual([
    [{ person: "per_1", since: 6 }],
    [{ id: "old", name: "旧局", created_at: 5, parent: null, revision: 1 }],
  ]);
  const fresh = await upgraded(
    env.DIRECTORY.getByName("fresh-directory"),
    directory,
    () => {},
    (sql) => sql.exec("SELECT * FROM operator").toArray(),
  );
  expect(fresh).toEqual([]);
});
