import { z } from "zod";
import { InstantText, LocalDay, Sha256 } from "./primitives.ts";
import { Windows } from "./window.ts";

/** `filler < regular < exclusive < takeover`: the highest tier with something to play holds the screen. */
export const Tier = z.enum(["filler", "regular", "exclusive", "takeover"]);
export type Tier = z.infer<typeof Tier>;

/** What a screen can be asked to show; `leaflet` is handed out, not shown. */
export const ShownKind = z.enum(["video", "image", "text", "web"]);
export type ShownKind = z.infer<typeof ShownKind>;

/** How a text slogan runs. Colours are CSS hex. */
export const TextStyle = z.strictObject({
  template: z.enum(["scroll", "static", "two_line"]),
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  background: z.string().regex(/^#[0-9a-f]{6}$/i),
});
export type TextStyle = z.infer<typeof TextStyle>;

/**
 * One thing a plan shows. A booking's items are its own entries, so the index of an item also tells the booking.
 * `material` is the version's id (`ver_…`), or `fallback`. A text carries its words; everything else is fetched by
 * `sha256`.
 */
export const PlanItem = z.object({
  material: z.string(),
  kind: ShownKind,
  sha256: Sha256,
  durationMs: z.int().min(1),
  text: z.string().optional(),
  style: TextStyle.optional(),
});
export type PlanItem = z.infer<typeof PlanItem>;

/**
 * One local day's sequence. It names no day and no screen, so that equal schedules share one plan; its id is the
 * SHA-256 of its RFC 8785 bytes. `spots` are runs of spots that follow one another without a gap:
 * [start in elapsed ms since local midnight, index into `items`, index of the next one, …]. A spot lasts its item's
 * `durationMs` unless `exceptions` ([number of the spot, its durationMs, why]) says otherwise, and the next one of the
 * run starts when it ends; spots are numbered from 0 through all runs. Between two runs the screen is closed.
 * `v: 1` is the same with one spot per run.
 */
export const DayPlan = z.object({
  v: z.union([z.literal(1), z.literal(2)]),
  engine: z.string(),
  zone: z.string(),
  items: z.array(PlanItem),
  spots: z.array(z.array(z.int().min(0)).min(2)),
  exceptions: z.array(z.tuple([z.int().min(0), z.int().min(1), z.enum(["cut", "stretched"])])),
});
export type DayPlan = z.infer<typeof DayPlan>;

export const ManifestAsset = z.object({
  sha256: Sha256,
  bytes: z.int(),
  mime: z.string(),
  /** Path on this origin. */
  url: z.string(),
  /** Never shown at or after this instant. */
  validUntil: InstantText.optional(),
});
export type ManifestAsset = z.infer<typeof ManifestAsset>;

/** What is shown where no plan says anything. */
export const Fallback = PlanItem.extend({
  /** Never shown at or after this instant, though no newer manifest has come. */
  validUntil: InstantText.optional(),
});
export type Fallback = z.infer<typeof Fallback>;

/** What one screen needs for at least the next seven days. Its ETag covers the whole body. */
export const Manifest = z.object({
  version: z.string(),
  /** When this version was made, not when it was asked for. */
  generatedAt: InstantText,
  zone: z.string(),
  screen: z.object({
    id: z.string(),
    name: z.string(),
    bureauName: z.string(),
    /** The official channel for tips, shown on the built-in card. */
    reportingChannel: z.string(),
    fit: z.enum(["contain", "cover"]),
  }),
  /** Same shape as a booking's windows; `null` = always open. */
  openHours: Windows.nullable(),
  days: z.array(
    z.object({
      day: LocalDay,
      /** The instant of local midnight: spot starts count from here. */
      startsAt: InstantText,
      plan: Sha256,
    }),
  ),
  assets: z.array(ManifestAsset),
  /** Shown where no plan says anything within opening hours; `null` = the built-in card. */
  fallback: Fallback.nullable(),
  pollMs: z.int(),
});
export type Manifest = z.infer<typeof Manifest>;
