import { z } from "zod";
import { CampaignId } from "./campaign.ts";
import { endpoints } from "./endpoint.ts";
import { Figure } from "./figure.ts";
import { MetricKey } from "./metric.ts";
import { InstantText, LocalDay } from "./primitives.ts";
import { ScreenId } from "./screen.ts";

/** Subtotals of one metric, one per basis: a total across bases is refused. */
export const MetricSubtotals = z.object({
  metric: MetricKey,
  name: z.string(),
  figures: z.array(Figure),
});
export type MetricSubtotals = z.infer<typeof MetricSubtotals>;

/** A target beside the subtotals that count towards it. */
export const TargetProgress = z.object({
  metric: MetricKey,
  name: z.string(),
  target: z.int(),
  unit: z.string(),
  /** Counted and reported together towards the target; modelled never. */
  done: z.int(),
  permille: z.int(),
});

export const CampaignReach = z.object({
  campaign: CampaignId,
  asOf: InstantText,
  subtotals: z.array(MetricSubtotals),
  targets: z.array(TargetProgress),
});
export type CampaignReach = z.infer<typeof CampaignReach>;

/** Proven plays of one bucket. `on_screen` seconds are split at hour borders; a play belongs to the hour it started in. */
export const PlayRow = z.object({
  /** Hour (RFC 3339) or local day, by `by`; absent when grouped otherwise. */
  at: z.string().nullable(),
  screen: z.string().nullable(),
  material: z.string().nullable(),
  title: z.string(),
  /** Whether it is the signed words of a takeover. */
  takeover: z.boolean(),
  plays: z.int(),
  seconds: z.int(),
});

export const reachEndpoints = endpoints({
  "reach.campaign": {
    method: "GET",
    path: "/api/bureaus/{bureau}/campaigns/{campaign}/reach",
    permission: "reach.read",
    summary: { zh: "方案成效与目标", en: "A campaign's figures by basis, against its targets" },
    result: CampaignReach,
  },
  "reach.plays": {
    method: "GET",
    path: "/api/bureaus/{bureau}/plays",
    permission: "reach.read",
    summary: { zh: "已证实的播放", en: "Proven plays" },
    query: z.strictObject({
      from: LocalDay,
      to: LocalDay,
      by: z.enum(["hour", "day", "screen", "material"]),
      campaign: CampaignId.optional(),
      screen: ScreenId.optional(),
    }),
    result: z.object({
      rows: z.array(PlayRow),
      /** `plays_logged`: what the players say they played. */
      total: Figure,
      displayConfirmed: z
        .null()
        .describe(
          "Plays of which it is confirmed that the display itself showed them. Not known (null): the log and the screenshots come from the player, and nothing tells of the panel behind it. Never zero, and never the logged plays.",
        ),
    }),
  },
});
