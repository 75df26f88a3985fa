/** Whom a booking is aimed at: screens by name, by group, or by tag. */
export interface Targets {
  readonly screens: readonly string[];
  readonly groups: readonly string[];
  readonly tags: readonly string[];
}

/** A group holds the screens it lists and those that carry one of its tags. */
export interface GroupFacts {
  readonly id: string;
  readonly screens: readonly string[];
  readonly tags: readonly string[];
}

export interface ScreenFacts {
  readonly id: string;
  readonly tags: readonly string[];
}

/** Of the screens those that the targets mean, in the same order. */
export function aimedAt<Screen extends ScreenFacts>(
  targets: Targets,
  screens: readonly Screen[],
  groups: readonly GroupFacts[],
): Screen[] {
  const named = groups.filter((group) => targets.groups.includes(group.id));
  const ids = new Set([...targets.screens, ...named.flatMap((group) => group.screens)]);
  const tags = new Set([...targets.tags, ...named.flatMap((group) => group.tags)]);
  return screens.filter((screen) => ids.has(screen.id) || screen.tags.some((tag) => tags.has(tag)));
}
