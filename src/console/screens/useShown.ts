import type { Material, MaterialVersion } from "../../contracts/material.ts";
import type { Screen } from "../../contracts/screen.ts";
import type { Takeover } from "../../contracts/takeover.ts";
import { usePreview } from "../bookings/queries.ts";
import { useMaterials } from "../materials/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { useRunningTakeovers } from "../takeover/queries.ts";
import { instantOf, plusDays, wallOf } from "../text/time.ts";
import { useNearPlan } from "./queries.ts";
import { type Spot, spotAt } from "./spot.ts";

type Look = Pick<MaterialVersion, "text" | "style" | "url" | "mime" | "durationMs" | "thumbnail">;

/** What a screen should be showing at one instant. */
export type Shown =
  | { state: "reading" | "unknown" | "closed" | "card" }
  | { state: "on"; spot: Spot; version: Look | null };

/** Reads the part of today's plan that is near; `enabled: false` waits, for screens that are out of view. */
export function useShown(screen: Screen, nowMs: number, enabled = true): Shown {
  const bureau = useBureau();
  const zone = screen.zone ?? bureau.zone;
  const today = wallOf(nowMs, zone).day;
  const plan = useNearPlan(screen.id, today, nowMs, enabled);
  const materials = useMaterials().data ?? NONE;
  const takeovers = useRunningTakeovers().data;
  const spot = plan.data ? spotAt(plan.data.spots, nowMs) : null;
  // In a pause the plan alone does not tell a closed screen from one that has nothing to play.
  const asked = plan.data && !spot ? screen.openHours : null;
  const open = usePreview(
    asked && {
      zone,
      windows: asked,
      from: instantOf(plusDays(today, -1), "00:00", zone),
      to: instantOf(plusDays(today, 1), "00:00", zone),
    },
  );
  if (spot) return { state: "on", spot, version: versionOf(spot, screen, materials) ?? signedWords(spot, takeovers) };
  if (plan.isError || open.isError) return { state: "unknown" };
  if (!plan.data || (asked && !open.data)) return { state: "reading" };
  const isOpen =
    !open.data || open.data.intervals.some(({ start, end }) => Date.parse(start) <= nowMs && nowMs < Date.parse(end));
  return { state: asked && !isOpen ? "closed" : "card" };
}

const NONE: readonly Material[] = [];
const indices = new WeakMap<readonly Material[], Map<string, MaterialVersion>>();
/** Every version by its id: looked up by each card of a wall every few seconds. */
function versionsOf(materials: readonly Material[]): Map<string, MaterialVersion> {
  const known = indices.get(materials);
  if (known) return known;
  const made = new Map(materials.flatMap(({ versions }) => versions.map((version) => [version.id, version] as const)));
  indices.set(materials, made);
  return made;
}

function versionOf(spot: Spot, screen: Screen, materials: readonly Material[]): MaterialVersion | null {
  if (spot.material === "fallback") {
    const material = materials.find(({ id }) => id === screen.fallback);
    return material?.versions.find(({ state }) => state === "approved") ?? null;
  }
  return versionsOf(materials).get(spot.material) ?? null;
}

/** Words signed with a takeover belong to no material: they are read from the takeover itself. */
function signedWords(spot: Spot, takeovers: readonly Takeover[] = []): Look | null {
  const found = takeovers.find(({ version, signed }) => signed && version === spot.material);
  if (!found) return null;
  const { text, style } = found;
  return { text, style, url: null, mime: "text/plain", durationMs: null, thumbnail: null };
}
