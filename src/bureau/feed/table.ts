import { eq } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Feed, FeedKind } from "../../contracts/feed.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { Problem } from "../../contracts/problem.ts";
import { utcText, type Tx } from "../../platform/tx.ts";

/** Secret links to what a screen shows. */
export const feeds = sqliteTable(
  "feed",
  {
    id: text("id").primaryKey(),
    screen: text("screen").notNull(),
    kind: text("kind").$type<FeedKind>().notNull(),
    name: text("name").notNull(),
    createdAtMs: integer("created_at").notNull(),
    createdBy: text("created_by", { mode: "json" }).$type<PersonRef>().notNull(),
    /** Of the key's secret; null = revoked. */
    keySha256: text("key_sha256"),
    keyedAtMs: integer("keyed_at"),
    lastUsedAtMs: integer("last_used_at"),
  },
  (table) => [index("feed_screen").on(table.screen)],
);
export type FeedRow = typeof feeds.$inferSelect;

export function feedRow(tx: Tx, id: string): FeedRow {
  const row = tx.db.select().from(feeds).where(eq(feeds.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** The row as people see it: without its key's hash. */
export function feedOf(row: FeedRow): Feed {
  const { id, screen, kind, name, createdBy } = row;
  const textOf = (ms: number | null) => (ms === null ? null : utcText(ms));
  return {
    id,
    screen,
    kind,
    name,
    createdAt: utcText(row.createdAtMs),
    createdBy,
    keyedAt: textOf(row.keyedAtMs),
    lastUsedAt: textOf(row.lastUsedAtMs),
  };
}
