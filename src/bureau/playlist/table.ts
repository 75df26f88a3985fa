import { and, eq } from "drizzle-orm";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Playlist, PlaylistItem } from "../../contracts/playlist.ts";
import { Problem } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";

export const playlists = sqliteTable("playlist", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** The newest of its versions. */
  version: integer("version").notNull(),
  revision: integer("revision").notNull(),
});
export type PlaylistRow = typeof playlists.$inferSelect;

/** An item as it is kept: with its dwell settled, also a video's. */
export type DwellingItem = PlaylistItem & { durationMs: number };

/** Every order and items a playlist ever had: a booking pins one of them. Rows never change. */
export const playlistVersions = sqliteTable(
  "playlist_version",
  {
    playlist: text("playlist").notNull(),
    version: integer("version").notNull(),
    order: text("order").$type<Playlist["order"]>().notNull(),
    items: text("items", { mode: "json" }).$type<DwellingItem[]>().notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.playlist, table.version] })],
);
export type PlaylistVersionRow = typeof playlistVersions.$inferSelect;

export function playlistRow(tx: Tx, id: string): PlaylistRow {
  const row = tx.db.select().from(playlists).where(eq(playlists.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** One version of a playlist: order and items with their dwell in ms. `not_found` when there is none such. */
export function playlistVersion(tx: Tx, id: string, version: number): PlaylistVersionRow {
  const row = tx.db
    .select()
    .from(playlistVersions)
    .where(and(eq(playlistVersions.playlist, id), eq(playlistVersions.version, version)))
    .get();
  if (!row) throw new Problem("not_found");
  return row;
}
