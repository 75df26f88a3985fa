import { createHash } from "node:crypto";
import type { FeedFormat } from "../contracts/feed.ts";
import type { Manifest, PlanItem } from "../contracts/plan.ts";
import { icalendar } from "../domain/feed/icalendar.ts";
import { feedJson } from "../domain/feed/json.ts";
import { lines } from "../domain/feed/lines.ts";
import { m3u8 } from "../domain/feed/m3u8.ts";
import { occurrencesOf, type Aiming, type Occurrence } from "../domain/feed/occurrences.ts";
import { feedSpots, type FeedAsset, type Programme } from "../domain/feed/programme.ts";
import { smil } from "../domain/feed/smil.ts";
import { DAY_MS } from "../domain/time/day.ts";
import { activeIntervals } from "../domain/window/active.ts";
import type { Tx } from "../platform/tx.ts";
import { aimingsAt, zoneOf } from "./aim/table.ts";
import { calendarOf } from "./calendar/table.ts";
import { openFeed } from "./feed/key.ts";
import { versionsById } from "./material/table.ts";
import { inputOf, lastIssued } from "./plan/issue.ts";
import { manifestFor } from "./plan/manifest.ts";
import { FALLBACK_TITLE, planOf } from "./plan/table.ts";
import { screenRow, type ScreenRow } from "./screen/table.ts";
import { takeoversOn } from "./takeover/table.ts";

/** What a feed key carries beside the bureau's name, and what is asked of it. */
export interface FeedRequest {
  feed: string;
  secret: string;
  format: FeedFormat;
  /** Where media lie: `https://host`. */
  origin: string;
  fromNow: boolean;
  /** The ETag that the caller has. */
  seen: string | null;
}

/** `body` is null when the caller has it. */
export interface FeedAnswer {
  etag: string;
  body: string | null;
}

const PLAYLISTS = { m3u8, smil, txt: lines, json: feedJson } as const;

/** How far a calendar looks back and ahead, and how far around it intervals are followed to their ends. */
const BACK_DAYS = 31;
const AHEAD_DAYS = 183;
const AROUND_DAYS = 400;

/** A document by secret link, under the hash of its bytes. */
export function feedDocument(tx: Tx, { feed, secret, format, origin, fromNow, seen }: FeedRequest): FeedAnswer {
  const row = openFeed(tx, feed, secret, format === "ics" ? "calendar" : "playlist");
  const screen = screenRow(tx, row.screen);
  const body =
    format === "ics" ? calendar(tx, screen) : PLAYLISTS[format](programme(tx, screen, origin, fromNow, format));
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
  return { etag, body: etag === seen ? null : body };
}

/**
 * Today as the screen's own manifest has it. A text carries no times and is gone round again and again: it leaves out what
 * is over and aimed at the screen no more, such as the words of a takeover that has ended.
 */
function programme(tx: Tx, screen: ScreenRow, origin: string, fromNow: boolean, format: FeedFormat): Programme {
  const manifest = asManifest(JSON.parse(manifestFor(tx, screen).body));
  const [today] = manifest.days;
  const plan = today && planOf(tx, today.plan);
  if (!today || !plan) throw new Error(`The manifest of ${screen.id} has no plan for today`);
  const assets = new Map(
    manifest.assets.map(({ sha256, url, mime }): [string, FeedAsset] => [sha256, { url: `${origin}${url}`, mime }]),
  );
  const assetOf = (item: PlanItem) => assets.get(item.sha256) ?? null;
  const versions = versionsById(
    tx,
    plan.items.map(({ material }) => material),
  );
  const titleOf = (item: PlanItem) => versions.get(item.material)?.title ?? FALLBACK_TITLE;
  const { fallback } = manifest;
  const owners = format === "txt" ? ownersOf(tx, screen, today.day) : [];
  const inForce = format === "txt" ? aimedNow(tx, screen) : new Set();
  const isListed = (endsAtMs: number, index: number): boolean => {
    const owner = owners[index] ?? null;
    return endsAtMs > tx.now || (!fromNow && (owner === null || inForce.has(owner)));
  };
  return {
    screen,
    fit: screen.fit,
    zone: manifest.zone,
    day: today.day,
    plan: today.plan,
    spots: feedSpots(plan, Date.parse(today.startsAt), isListed, assetOf, titleOf),
    standIn: fallback?.kind === "image" ? assetOf(fallback) : null,
  };
}

/** Whose each item of the day's plan is. */
function ownersOf(tx: Tx, screen: ScreenRow, day: string): readonly (string | null)[] {
  const issued = lastIssued(tx, screen.id, day);
  return issued ? inputOf(tx, issued).bookings : [];
}

/** What is aimed at the screen now, whether or not its time has come. */
function aimedNow(tx: Tx, { id }: ScreenRow): ReadonlySet<string> {
  const aimed = aimingsAt(tx, id).filter(({ fromMs, untilMs }) => fromMs <= tx.now && (untilMs ?? Infinity) > tx.now);
  return new Set([
    ...aimed.map(({ booking }) => booking),
    ...takeoversOn(tx, id, tx.now).map((takeover) => takeover.id),
  ]);
}

function calendar(tx: Tx, screen: ScreenRow): string {
  const zone = zoneOf(tx, screen);
  const calendar = calendarOf(tx);
  const firstMs = tx.now - BACK_DAYS * DAY_MS;
  const lastMs = tx.now + AHEAD_DAYS * DAY_MS;
  const histories = new Map<string, Aiming[]>();
  for (const { booking, content, fromMs, untilMs } of aimingsAt(tx, screen.id)) {
    const { windows, title } = content;
    const intervals = activeIntervals(
      windows,
      zone,
      firstMs - AROUND_DAYS * DAY_MS,
      lastMs + AROUND_DAYS * DAY_MS,
      calendar,
    );
    const own = histories.get(booking) ?? [];
    own.push({ title, fromMs, untilMs, intervals });
    histories.set(booking, own);
  }
  const near = ({ startMs, endMs }: Occurrence) => endMs > firstMs && startMs < lastMs;
  const occurrences = [...histories].flatMap(([booking, aimings]) =>
    occurrencesOf(booking, aimings, zone).filter(near),
  );
  const { name, location } = screen;
  return icalendar({ bureau: tx.object, name, location, zone, occurrences });
}

// Safe because only `manifestFor` writes manifests.
function asManifest(value: unknown) {
  return value as Manifest;
}
