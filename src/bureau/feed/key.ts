import { eq } from "drizzle-orm";
import type { Feed, FeedKind, FeedLink } from "../../contracts/feed.ts";
import { Problem } from "../../contracts/problem.ts";
import { newSecret, sameSecret, sha256 } from "../../platform/digest.ts";
import type { Tx } from "../../platform/tx.ts";
import { feeds, type FeedRow } from "./table.ts";

/** How closely the last use is kept: a player asks every few seconds. */
const USE_MS = 60_000;

const PATHS: Record<FeedKind, Record<string, string>> = {
  playlist: { m3u8: "playlist.m3u8", smil: "playlist.smil", txt: "playlist.txt", json: "playlist.json" },
  calendar: { ics: "schedule.ics" },
};

/** A new key for the feed, told once, and the row that knows it from now on. */
export function newKey(tx: Tx, row: FeedRow): { after: FeedRow; linkOf(feed: Feed): FeedLink } {
  const secret = newSecret();
  const key = `${tx.object}.${row.id}.${secret}`;
  const paths = Object.fromEntries(
    Object.entries(PATHS[row.kind]).map(([format, name]) => [format, `/api/device/v1/${name}?key=${key}`]),
  );
  return {
    after: { ...row, keySha256: sha256(secret), keyedAtMs: tx.now },
    linkOf: (feed) => ({ feed, key, paths }),
  };
}

/** The feed that a key opens, its use noted. Throws `unauthenticated` for every other key, and for another kind of link. */
export function openFeed(tx: Tx, id: string, secret: string, kind: FeedKind): FeedRow {
  const row = tx.db.select().from(feeds).where(eq(feeds.id, id)).get();
  if (!row?.keySha256 || row.kind !== kind || !sameSecret(sha256(secret), row.keySha256))
    throw new Problem("unauthenticated");
  if (row.lastUsedAtMs === null || tx.now - row.lastUsedAtMs >= USE_MS)
    tx.db.update(feeds).set({ lastUsedAtMs: tx.now }).where(eq(feeds.id, id)).run();
  return row;
}
