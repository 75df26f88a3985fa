import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { PersonRef } from "./person.ts";
import { idOf, InstantText, Line, PageQuery, pageOf } from "./primitives.ts";
import { ScreenId } from "./screen.ts";

export const FeedId = idOf("feed");

/** What a link opens: one screen's playlist in every format, or the calendar of its bookings. */
export const FeedKind = z.enum(["playlist", "calendar"]);
export type FeedKind = z.infer<typeof FeedKind>;

/** A secret link by which a player, a ticker controller or a calendar reads what one screen shows. */
export const Feed = z.object({
  id: FeedId,
  screen: ScreenId,
  kind: FeedKind,
  /** Who or what uses it. */
  name: z.string(),
  createdAt: InstantText,
  createdBy: PersonRef,
  /** When the present key was made; null once revoked. */
  keyedAt: InstantText.nullable(),
  /** To the minute. */
  lastUsedAt: InstantText.nullable(),
});
export type Feed = z.infer<typeof Feed>;

/** The key is answered once; only its SHA-256 is kept. */
export const FeedLink = z.object({
  feed: Feed,
  key: z.string(),
  /** Paths on this origin, key included, by format. */
  paths: z.record(z.string(), z.string()),
});
export type FeedLink = z.infer<typeof FeedLink>;

export const FeedFormat = z.enum(["m3u8", "smil", "txt", "json", "ics"]);
export type FeedFormat = z.infer<typeof FeedFormat>;

const feeds = "/api/bureaus/{bureau}/screens/{screen}/feeds" as const;
const feed = "/api/bureaus/{bureau}/feeds/{feed}" as const;
const Key = z.strictObject({ key: z.string().max(200) });
/** `from=now`: what is on the air now comes first; otherwise the whole local day. */
const PlaylistQuery = Key.extend({ from: z.literal("now").optional() });

export const feedEndpoints = endpoints({
  "feed.list": {
    method: "GET",
    path: feeds,
    permission: "screen.read",
    summary: { zh: "屏幕的订阅链接，新的在前", en: "A screen's feed links, newest first" },
    query: PageQuery,
    result: pageOf(Feed),
  },
  "feed.create": {
    method: "POST",
    path: feeds,
    permission: "screen.write",
    summary: { zh: "新建订阅链接；密钥只给一次", en: "A new feed link; its key is given once" },
    body: z.strictObject({ kind: FeedKind, name: Line }),
    result: FeedLink,
    status: 201,
    adapter: "own",
    fresh: true,
  },
  "feed.rotate": {
    method: "POST",
    path: `${feed}/rotate`,
    permission: "screen.write",
    summary: { zh: "更换密钥；原链接立即失效", en: "A new key; the former link ends at once" },
    result: FeedLink,
    adapter: "own",
    fresh: true,
  },
  "feed.revoke": {
    method: "POST",
    path: `${feed}/revoke`,
    permission: "screen.write",
    summary: { zh: "吊销订阅链接", en: "Revoke a feed link" },
    result: Feed,
    fresh: true,
  },
  "feed.m3u8": {
    limit: "feed",
    method: "GET",
    path: "/api/device/v1/playlist.m3u8",
    permission: "feed",
    summary: { zh: "今日播放列表（M3U8）", en: "Today's plan for mpv and VLC (extended M3U)" },
    query: PlaylistQuery,
    produces: "audio/x-mpegurl",
    adapter: "own",
  },
  "feed.smil": {
    limit: "feed",
    method: "GET",
    path: "/api/device/v1/playlist.smil",
    permission: "feed",
    summary: { zh: "今日播放列表（SMIL 3.0）", en: "Today's plan as SMIL 3.0" },
    query: PlaylistQuery,
    produces: "application/smil+xml",
    adapter: "own",
  },
  "feed.txt": {
    limit: "feed",
    method: "GET",
    path: "/api/device/v1/playlist.txt",
    permission: "feed",
    summary: { zh: "今日标语，逐行（条屏控制卡）", en: "Today's slogans line by line, for ticker controllers" },
    query: PlaylistQuery,
    produces: "text/plain",
    adapter: "own",
  },
  "feed.json": {
    limit: "feed",
    method: "GET",
    path: "/api/device/v1/playlist.json",
    permission: "feed",
    summary: { zh: "今日播放计划（JSON）", en: "Today's plan as JSON" },
    query: PlaylistQuery,
    produces: "application/json",
    adapter: "own",
  },
  "feed.ics": {
    limit: "feed",
    method: "GET",
    path: "/api/device/v1/schedule.ics",
    permission: "feed",
    summary: { zh: "本屏排期日历（iCalendar）", en: "The screen's bookings as iCalendar" },
    query: Key,
    produces: "text/calendar",
    adapter: "own",
  },
});
