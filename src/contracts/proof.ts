import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { Figure } from "./figure.ts";
import { InstantText, LocalDay, Zone } from "./primitives.ts";
import { ScreenId } from "./screen.ts";

/**
 * Planned spots and what answers for them: planned = proven + cut + skipped + superseded + offline + awaited +
 * unexplained. `extra`: plays that answer for no spot, as of the fallback.
 */
const Counts = z.object({
  planned: z.int(),
  /** Played to its end. */
  proven: z.int(),
  /** Shown, and ended early. */
  cut: z.int(),
  /** Left out or failed, with a code. */
  skipped: z.int(),
  /** A former plan of the day was still followed. */
  superseded: z.int(),
  /** Neither plays nor contact: the device was off. */
  offline: z.int(),
  /** Announced or still possible, and not come yet. */
  awaited: z.int(),
  unexplained: z.int(),
  extra: z.int(),
});
export type ProofCounts = z.infer<typeof Counts>;

/** One screen's local day. `final`: nothing more is waited for; what comes later makes a new revision. */
export const ScreenProof = z.object({
  screen: ScreenId,
  name: z.string(),
  day: LocalDay,
  zone: Zone,
  state: z.enum(["provisional", "final"]),
  /** 0 before the day has ended. */
  revision: z.int(),
  asOf: InstantText,
  total: Counts,
  hours: z.array(z.object({ at: InstantText, ...Counts.shape })),
});
export type ScreenProof = z.infer<typeof ScreenProof>;

/**
 * Contacts (人次) that the proven plays of a screen's local day had by the screen's footfall profile (reach.md §3):
 * modelled, never rounded, and null where nobody knows who passes.
 */
export const ScreenContacts = z.object({
  screen: ScreenId,
  day: LocalDay,
  zone: Zone,
  /** How much of a spot somebody has to see at least. */
  minViewSeconds: z.number(),
  /** Null: no proven play lies in an hour of which the footfall is known. */
  total: Figure.nullable(),
  /** Proven plays in hours of which it is not; they are in no figure. */
  unknownPlays: z.int(),
  hours: z.array(z.object({ at: InstantText, plays: z.int(), contacts: Figure.nullable() })),
});
export type ScreenContacts = z.infer<typeof ScreenContacts>;

export const proofEndpoints = endpoints({
  "proof.get": {
    method: "GET",
    path: "/api/bureaus/{bureau}/screens/{screen}/proof",
    permission: "reach.read",
    summary: { zh: "计划与证实逐时对照", en: "Planned against proven, hour by hour" },
    query: z.strictObject({ day: LocalDay }),
    result: ScreenProof,
  },
  "proof.contacts": {
    method: "GET",
    path: "/api/bureaus/{bureau}/screens/{screen}/contacts",
    permission: "reach.read",
    summary: { zh: "按客流估算的触达人次，逐时", en: "Contacts modelled from proven plays and footfall, hour by hour" },
    query: z.strictObject({ day: LocalDay }),
    result: ScreenContacts,
  },
});
