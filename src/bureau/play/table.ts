import type { PlayResult } from "../../contracts/device.ts";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

export { missingOf } from "./gap.ts";
export { idsBetween, receivedIn } from "./numbers.ts";

/** By the number that stands for them in a row. */
export const RESULTS = ["played", "cut", "skipped", "failed"] as const satisfies readonly PlayResult[];

/** Hashes, ids and codes that raw rows and the roll-up name by number. */
export const interned = sqliteTable("interned", {
  no: integer("no").primaryKey(),
  value: text("value").notNull().unique(),
});

/** One numbering of one screen's plays, and how complete it is here. */
export const playBoots = sqliteTable(
  "play_boot",
  {
    no: integer("no").primaryKey(),
    screen: text("screen").notNull(),
    bootEpoch: integer("boot_epoch").notNull(),
    /** Highest seq up to which nothing is missing. */
    contiguous: integer("contiguous").notNull(),
    /** Highest seq that came. */
    highest: integer("highest").notNull(),
    /** Different seqs that came, refused ones included. */
    received: integer("received").notNull(),
    /** Highest seq that the screen has spoken of, in a heartbeat or by sending it. */
    announced: integer("announced").notNull(),
    /** Highest seq whose row lies in media storage, with all below. */
    archived: integer("archived").notNull().default(0),
    /** Earliest and latest start of an accepted play, ms since 1970. */
    firstAt: integer("first_at"),
    lastAt: integer("last_at"),
  },
  (table) => [uniqueIndex("play_boot_key").on(table.screen, table.bootEpoch)],
);

/**
 * Proof of play, row by row: numbers only, so that a row stays below 60 bytes. `id` = boot no × 2^31 + seq, which is
 * the key (screen, bootEpoch, seq) in one integer. Zero stands for null in `plan`, `booking` and `code`.
 */
export const plays = sqliteTable("play", {
  id: integer("id").primaryKey(),
  startedAt: integer("started_at").notNull(),
  durationMs: integer("duration").notNull(),
  material: integer("material").notNull(),
  plan: integer("plan").notNull(),
  spot: integer("spot"),
  /** Whose spot it was, settled when it came. */
  booking: integer("booking").notNull(),
  /** 0 played · 1 cut · 2 skipped · 3 failed */
  result: integer("result").notNull(),
  code: integer("code").notNull(),
  offsetMs: integer("offset").notNull(),
});

/** Files of rows that left the object, by numbering and first seq; `sha256` of the compressed bytes. */
export const playArchives = sqliteTable(
  "play_archive",
  {
    boot: integer("boot").notNull(),
    firstSeq: integer("first_seq").notNull(),
    lastSeq: integer("last_seq").notNull(),
    /** Latest start of a play in it, ms since 1970. */
    lastAt: integer("last_at").notNull().default(0),
    sha256: text("sha256").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.boot, table.firstSeq] })],
);

/** How far the timer that checks the roll-up has come; no row = it is done. */
export const playChecks = sqliteTable("play_check", {
  id: integer("id").primaryKey(),
  screen: text("screen").notNull(),
});

/** So many numbers has one numbering. */
export const SEQS = 2 ** 31;

/** Key of a raw row: (screen, bootEpoch, seq) in one integer. Safe below 2^53 for four million numberings. */
export function playId({ no }: { readonly no: number }, seq: number): number {
  return no * SEQS + seq;
}

export function seqOfId(id: number): number {
  return id % SEQS;
}

/** Numbers that have not come though higher ones have; kept in the transaction that takes a batch. */
export const playGaps = sqliteTable(
  "play_gap",
  {
    boot: integer("boot").notNull(),
    firstSeq: integer("first_seq").notNull(),
    lastSeq: integer("last_seq").notNull(),
    /** End of the last play before them and start of the first one after them, ms since 1970. */
    from: integer("from"),
    to: integer("to"),
  },
  (table) => [primaryKey({ columns: [table.boot, table.firstSeq] })],
);

/**
 * What came of a numbering by the hour it started in (hours since 1970), refused ones included: how much, and between
 * which numbers its rows stand. It stays when the rows leave for media storage.
 */
export const playBootHours = sqliteTable(
  "play_boot_hour",
  {
    boot: integer("boot").notNull(),
    hour: integer("hour").notNull(),
    received: integer("received").notNull(),
    firstSeq: integer("first_seq").notNull(),
    lastSeq: integer("last_seq").notNull(),
  },
  (table) => [primaryKey({ columns: [table.boot, table.hour] })],
);

/** `received` of `play_boot_hour` by the day since 1970 in UTC: a year of all screens is not summed hour by hour. */
export const playBootDays = sqliteTable(
  "play_boot_day",
  {
    day: integer("day").notNull(),
    boot: integer("boot").notNull(),
    received: integer("received").notNull(),
  },
  // By day first: it grows at its end, and a range of days lies in one place.
  (table) => [primaryKey({ columns: [table.day, table.boot] })],
);

/** Refused plays: their seq counts as received. `id` as in `play`. */
export const playRefusals = sqliteTable("play_refusal", {
  id: integer("id").primaryKey(),
  code: text("code").notNull(),
});

/** Second contents under a key that is taken: kept to be looked into, never in place of the first. */
export const playQuarantine = sqliteTable(
  "play_quarantine",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    screen: text("screen").notNull(),
    bootEpoch: integer("boot_epoch").notNull(),
    seq: integer("seq").notNull(),
    /** The play as it came, JSON. */
    play: text("play").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [
    uniqueIndex("play_quarantine_content").on(table.screen, table.bootEpoch, table.seq, table.play),
    index("play_quarantine_at").on(table.screen, table.at),
  ],
);

/**
 * Plays per hour, screen, material and booking: a cache of `play`, folded in the transaction that inserts the rows.
 * `hour` = hours since 1970; the rest by interned number, 0 = no booking. A play belongs to the hour it started in;
 * its time on screen is split at hour borders.
 */
export const playHours = sqliteTable(
  "play_hour",
  {
    hour: integer("hour").notNull(),
    screen: integer("screen").notNull(),
    material: integer("material").notNull(),
    booking: integer("booking").notNull(),
    plays: integer("plays").notNull(),
    ms: integer("ms").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.hour, table.screen, table.material, table.booking] }),
    index("play_hour_booking").on(table.booking),
  ],
);
