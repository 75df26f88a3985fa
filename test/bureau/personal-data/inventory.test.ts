import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";
import { BUREAU_INVENTORY, DIRECTORY_INVENTORY, type Held } from "../../../src/domain/personal-data/inventory.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";

/** How columns are called that hold something about a person. */
const LIKE_PERSONAL =
  /name|mail|phone|mobile|address|agent|contact|person|image|password|secret|comment|narrative|note|reason|signature|answer$|payload|reviews?$|actor|author|user|(^|_)(by|ip|who|ended)$|By$/i;

/** Columns that are called so and hold nothing of the kind: names of things, marks, and what the platform counts. */
const OF_THINGS = new Set([
  "aim.ended_by",
  "booking_revision.ended_by",
  "bureau.name",
  "campaign.name",
  "feed.name",
  "institution.name",
  "migration.name",
  "milestone.name",
  "password_reset.drop_two_factor",
  "playlist.name",
  "screen.name",
  "screen.notes",
  "screen_group.name",
  "screen_health.last_contact_at",
  "season.name",
  "season.name_en",
  "theme.name",
  "theme.name_en",
  "timer.name",
  "user.emailVerified",
  "user.twoFactorEnabled",
]);

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
});

function columnsOf(namespace: DurableObjectNamespace, name: string): Promise<string[]> {
  return runInDurableObject(namespace.getByName(name), (_, { storage }) =>
    storage.sql
      .exec<{ field: string }>(
        `SELECT t.name || '.' || c.name AS field FROM sqlite_master t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\\_cf%' ESCAPE '\\'`,
      )
      .toArray()
      .map(({ field }) => field),
  );
}

/** Ids tell nothing without a row that names the person, and hashes and salts nothing at all. */
const isId = (field: string) => /\.(actor|person|user|userId|accountId|invited_by)$|salt$|sha256$/.test(field);
const fieldsOf = (inventory: readonly Held[]) => inventory.map(({ table, column }) => `${table}.${column}`);

test.each([
  ["bureau", BUREAU_INVENTORY],
  ["directory", DIRECTORY_INVENTORY],
] as const)(
  "every column of the %s's object that is called like personal data is in the inventory",
  async (kind, inventory) => {
    const columns =
      kind === "bureau" ? await columnsOf(env.BUREAU, bureau.id) : await columnsOf(env.DIRECTORY, "directory");
    expect(columns.length).toBeGreaterThan(50);
    const known = new Set([...fieldsOf(inventory), ...OF_THINGS]);
    expect(
      columns.filter((field) => LIKE_PERSONAL.test(field.split(".")[1] ?? "") && !isId(field) && !known.has(field)),
    ).toEqual([]);
    // What is in the inventory is there.
    expect(fieldsOf(inventory).filter((field) => !columns.includes(field))).toEqual([]);
  },
);
