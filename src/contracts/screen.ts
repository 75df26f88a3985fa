import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { PairingCode } from "./device.ts";
import { InstitutionId } from "./institution.ts";
import { MaterialId } from "./material.ts";
import { idOf, InstantText, Line, LocalDay, Note, PageQuery, pageOf, patchOf, Revision, Zone } from "./primitives.ts";
import { DayKind, Windows } from "./window.ts";

export const ScreenId = idOf("screen");
export const GroupId = idOf("group");
export const Tag = z.string().trim().min(1).max(30);

/** A figure that nobody knows exactly, what it is at least and at most, and where it is from. */
const Estimate = (most: number) => {
  const figure = z.number().min(0).max(most);
  return z.strictObject({ lo: figure, value: figure, hi: figure, source: Line });
};

/**
 * Who passes a screen (reach.md §3). Hours of the local day that no stretch names are unknown, never zero; a screen
 * without a profile has no contact figures.
 */
export const Footfall = z.strictObject({
  flows: z
    .array(
      z.strictObject({
        dayKind: DayKind,
        /** Half-open [fromHour, toHour). */
        fromHour: z.int().min(0).max(23),
        toHour: z.int().min(1).max(24),
        personsPerSecond: Estimate(1000),
      }),
    )
    .min(1)
    .max(48),
  /** How long a person stays where the screen can be seen. */
  dwellSeconds: Estimate(86_400),
  /** The share of them who can see it, 0–1. */
  visibility: Estimate(1),
});
export type Footfall = z.infer<typeof Footfall>;

const ScreenFields = z.strictObject({
  name: Line,
  /** `full` plays everything, `ticker` (条屏) text only. */
  kind: z.enum(["full", "ticker"]).default("full"),
  orientation: z.enum(["landscape", "portrait"]).default("landscape"),
  widthPx: z.int().min(1).max(32_768),
  heightPx: z.int().min(1).max(32_768),
  fit: z.enum(["contain", "cover"]).default("contain"),
  /** Absent: the bureau's zone. */
  zone: Zone.nullable().default(null),
  /** When it may be lit; null = always. */
  openHours: Windows.nullable().default(null),
  /** An image or text stays at least this long. */
  minDwellMs: z.int().min(1000).max(60_000).default(5000),
  location: Note.default(""),
  /** For whoever looks after it: keys, ladders, whom to call. */
  notes: Note.default(""),
  /** Null = unknown. */
  footfall: Footfall.nullable().default(null),
  tags: z.array(Tag).max(20).default([]),
  /** Where the screen hangs, when it is a partner's. */
  institution: InstitutionId.nullable().default(null),
  /** Image or slogan shown where nothing else can play; null = the built-in card. */
  fallback: MaterialId.nullable().default(null),
});

/** What the screen last said of itself; all null before the first contact. */
export const ScreenHealth = z.object({
  paired: z.boolean(),
  /** Its live channel is open: what is asked of it now, it hears now. */
  live: z.boolean(),
  lastContactAt: InstantText.nullable(),
  manifest: z.string().nullable(),
  /** Whether that is the newest; null = never said, or what is newest has not been worked out since a change. */
  upToDate: z.boolean().nullable(),
  clockOffsetMs: z.int().nullable(),
  freeBytes: z.int().nullable(),
  lastSeq: z.int().nullable(),
  contiguousSeq: z.int().nullable(),
  playerVersion: z.string().nullable(),
  mode: z.enum(["service_worker", "page"]).nullable(),
  errors: z.array(z.string()),
});

export const Screen = z.object({
  id: ScreenId,
  ...ScreenFields.shape,
  health: ScreenHealth,
  revision: Revision,
});
export type Screen = z.infer<typeof Screen>;

const GroupFields = z.strictObject({
  name: Line,
  screens: z.array(ScreenId).max(500).default([]),
  /** Every screen with one of these tags belongs to it, too. */
  tags: z.array(Tag).max(20).default([]),
});
export const Group = z.object({ id: GroupId, ...GroupFields.shape, revision: Revision });
export type Group = z.infer<typeof Group>;

const path = "/api/bureaus/{bureau}/screens/{screen}" as const;

export const screenEndpoints = endpoints({
  "screen.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/screens",
    permission: "screen.read",
    summary: { zh: "屏幕列表", en: "Screens" },
    query: PageQuery,
    result: pageOf(Screen),
  },
  "screen.get": {
    method: "GET",
    path,
    permission: "screen.read",
    summary: { zh: "屏幕详情", en: "A screen" },
    result: Screen,
  },
  "screen.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/screens",
    permission: "screen.write",
    summary: { zh: "登记屏幕", en: "Register a screen" },
    body: ScreenFields,
    result: Screen,
    status: 201,
  },
  "screen.update": {
    method: "PATCH",
    path,
    permission: "screen.write",
    summary: { zh: "修改屏幕", en: "Change a screen" },
    body: patchOf(ScreenFields),
    result: Screen,
    ifMatch: true,
  },
  "screen.pair": {
    limit: "pair",
    method: "POST",
    path: `${path}/pair`,
    permission: "screen.write",
    summary: {
      zh: "用播放端显示的配对码配对；原令牌立即失效",
      en: "Pair with the code a player shows; the former token ends at once",
    },
    body: z.strictObject({ code: PairingCode }),
    result: Screen,
    adapter: "own",
    fresh: true,
  },
  "screen.unpair": {
    method: "POST",
    path: `${path}/unpair`,
    permission: "screen.write",
    summary: { zh: "吊销屏幕令牌", en: "Revoke the screen's token" },
    result: Screen,
    fresh: true,
  },
  "screen.novacloud": {
    method: "GET",
    path: `${path}/novacloud`,
    permission: "plan.read",
    summary: {
      zh: "一天的播放计划，按诺瓦云 program/normal 的格式下载",
      en: "A day's plan as the body of NovaCloud's program/normal, for download",
    },
    query: z.strictObject({ day: LocalDay }),
    adapter: "own",
    produces: "application/json",
    limit: "export",
  },
  "group.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/groups",
    permission: "screen.read",
    summary: { zh: "屏幕组", en: "Groups of screens" },
    query: PageQuery,
    result: pageOf(Group),
  },
  "group.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/groups",
    permission: "screen.write",
    summary: { zh: "新建屏幕组", en: "Create a group" },
    body: GroupFields,
    result: Group,
    status: 201,
  },
  "group.update": {
    method: "PATCH",
    path: "/api/bureaus/{bureau}/groups/{group}",
    permission: "screen.write",
    summary: { zh: "修改屏幕组", en: "Change a group" },
    body: patchOf(GroupFields),
    result: Group,
    ifMatch: true,
  },
});
