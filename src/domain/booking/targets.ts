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

/** The ids of the screens that the targets mean, in the order of `screens`. */
export function aimedAt(targets: Targets, screens: readonly ScreenFacts[], groups: readonly GroupFacts[]): string[] {
  const named = groups.filter((group) => targets.groups.includes(group.id));
  const ids = new Set([...targets.screens, ...named.flatMap((group) => group.screens)]);
  const tags = new Set([...targets.tags, ...named.flatMap((group) => group.tags)]);
  return screens.filter((screen) => ids.has(screen.id) || screen.tags.some((tag) => tags.has(tag))).map(({ id }) => id);
}
