import type { BookingItem, ScreenProfile } from "./types.ts";

/** Why an item never plays on a screen, validity dates aside. */
export type ItemRefusal = "not_approved" | "unfit_screen";

/** Judges one item against one screen; `null` = it may play. */
export function itemRefusal(item: BookingItem, screen: ScreenProfile): ItemRefusal | null {
  if (item.approved === false) return "not_approved";
  if (screen.kind === "ticker" && item.kind !== "text") return "unfit_screen";
  const turned = item.orientation !== undefined && screen.orientation !== undefined;
  return turned && item.orientation !== screen.orientation ? "unfit_screen" : null;
}

/** How long it stays on this screen: images and texts at least the screen's minimum. */
export function shownMs(item: BookingItem, screen: ScreenProfile): number {
  const still = item.kind === "image" || item.kind === "text";
  return still ? Math.max(item.durationMs, screen.minDwellMs) : item.durationMs;
}
