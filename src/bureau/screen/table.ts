import { eq } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { Problem } from "../../contracts/problem.ts";
import type { Footfall, Screen } from "../../contracts/screen.ts";
import type { Window } from "../../contracts/window.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { isLive } from "../live/table.ts";

export const screens = sqliteTable("screen", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  kind: text("kind").$type<Screen["kind"]>().notNull(),
  orientation: text("orientation").$type<Screen["orientation"]>().notNull(),
  widthPx: integer("width_px").notNull(),
  heightPx: integer("height_px").notNull(),
  fit: text("fit").$type<Screen["fit"]>().notNull(),
  zone: text("zone"),
  openHours: text("open_hours", { mode: "json" }).$type<Window[]>(),
  minDwellMs: integer("min_dwell_ms").notNull(),
  location: text("location").notNull(),
  notes: text("notes").notNull().default(""),
  footfall: text("footfall", { mode: "json" }).$type<Footfall>(),
  tags: text("tags", { mode: "json" }).$type<string[]>().notNull(),
  institution: text("institution"),
  fallback: text("fallback"),
  /** Of the token's secret; null = not paired. */
  tokenSha256: text("token_sha256"),
  /** Null also for a screen that was paired before this was kept. */
  pairedAtMs: integer("paired_at"),
  revision: integer("revision").notNull(),
});
export type ScreenRow = typeof screens.$inferSelect;

/** What a screen last said of itself. Written by devices: no audit, no revision. */
export const screenHealth = sqliteTable("screen_health", {
  screen: text("screen").primaryKey(),
  lastContactAt: integer("last_contact_at").notNull(),
  manifest: text("manifest"),
  clockOffsetMs: integer("clock_offset_ms").notNull(),
  freeBytes: integer("free_bytes"),
  bootEpoch: integer("boot_epoch").notNull(),
  lastSeq: integer("last_seq").notNull(),
  playerVersion: text("player_version").notNull(),
  mode: text("mode").$type<"service_worker" | "page">().notNull(),
  errors: text("errors", { mode: "json" }).$type<string[]>().notNull(),
});

/** Plays put aside longer ago stay for whoever looks into them, and are no trouble of today: it would hide what is. */
const RECENT_MS = 7 * 86_400_000;

export function screenRow(tx: Tx, id: string): ScreenRow {
  const row = tx.db.select().from(screens).where(eq(screens.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** The row as everybody sees it: with its health, and without the hash of its token. */
export function screenOf(tx: Tx, row: ScreenRow): Screen {
  const { tokenSha256, pairedAtMs: _, ...shown } = row;
  return { ...shown, health: healthOf(tx, row.id, tokenSha256 !== null) };
}

function healthOf(tx: Tx, screen: string, paired: boolean): Screen["health"] {
  const said = tx.db.select().from(screenHealth).where(eq(screenHealth.screen, screen)).get();
  const log = tx.sql
    .exec<{ contiguous: number; announced: number }>(
      "SELECT contiguous, announced FROM play_boot WHERE screen = ? AND boot_epoch = ?",
      screen,
      said?.bootEpoch ?? -1,
    )
    .toArray()[0];
  const quarantined =
    tx.sql
      .exec("SELECT 1 FROM play_quarantine WHERE screen = ? AND at > ? LIMIT 1", screen, tx.now - RECENT_MS)
      .toArray().length > 0;
  const lastSeq = said && log ? Math.min(said.lastSeq, log.announced) : said?.lastSeq;
  const implausible = lastSeq !== said?.lastSeq;
  return {
    paired,
    live: isLive(tx, screen),
    lastContactAt: said ? utcText(said.lastContactAt) : null,
    manifest: said?.manifest ?? null,
    upToDate: said?.manifest ? isNewest(tx, screen, said.manifest) : null,
    clockOffsetMs: said?.clockOffsetMs ?? null,
    freeBytes: said?.freeBytes ?? null,
    lastSeq: lastSeq ?? null,
    contiguousSeq: log?.contiguous ?? null,
    playerVersion: said?.playerVersion ?? null,
    mode: said?.mode ?? null,
    errors: [
      ...(quarantined ? ["plays_quarantined"] : []),
      ...(implausible ? ["plays_implausible"] : []),
      ...(said?.errors ?? []),
    ],
  };
}

/** Whether a manifest is the one that the screen was given last; null when something was written since. */
function isNewest(tx: Tx, screen: string, version: string): boolean | null {
  const kept = tx.sql
    .exec<{ version: string; holds: number }>(
      `SELECT version, "from" <= ? AND ? < "until"
         AND generation = (SELECT coalesce(max(generation), 0) FROM schedule_generation) AS holds
       FROM manifest WHERE screen = ?`,
      tx.now,
      tx.now,
      screen,
    )
    .toArray()[0];
  if (!kept) return null;
  if (kept.version !== version) return false;
  return kept.holds === 1 ? true : null;
}
