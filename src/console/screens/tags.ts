import type { Screen } from "../../contracts/screen.ts";

/** All tags in use, as options of a field. */
export function tagsOf(screens: readonly Screen[]): { value: string; label: string }[] {
  const tags = [...new Set(screens.flatMap((screen) => screen.tags))].sort((a, b) => a.localeCompare(b, "zh"));
  return tags.map((tag) => ({ value: tag, label: tag }));
}
