import type { Booking } from "../../contracts/booking.ts";
import type { Group, Screen } from "../../contracts/screen.ts";

/** The screens that targets name, by list, group or tag. */
export function aimedAt(
  targets: Booking["targets"],
  screens: readonly Screen[],
  groups: readonly Group[],
): readonly Screen[] {
  const named = groups.filter((group) => targets.groups.includes(group.id));
  const ids = new Set([...targets.screens, ...named.flatMap((group) => group.screens)]);
  const tags = new Set([...targets.tags, ...named.flatMap((group) => group.tags)]);
  return screens.filter((screen) => ids.has(screen.id) || screen.tags.some((tag) => tags.has(tag)));
}
