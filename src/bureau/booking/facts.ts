import { invalid } from "../../contracts/problem.ts";
import { existing, requireWindows } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import { campaignRow } from "../campaign/table.ts";
import { groupOf } from "../group/table.ts";
import { playlistVersion } from "../playlist/table.ts";
import { screenRow } from "../screen/table.ts";
import type { BookingContent } from "./table.ts";

/** Refuses a booking whose campaign, playlist, targets, windows or guarantee do not hold together; names the field. */
export function requireFacts(tx: Tx, booking: BookingContent): void {
  existing("campaign", "方案", () => campaignRow(tx, booking.campaign));
  requireAim(tx, booking);
}

/** The same of what it shows, where and when, whatever campaign it is for. */
export function requireAim(tx: Tx, booking: Omit<BookingContent, "campaign" | "title">): void {
  const { playlist, targets, windows, guarantee, maxPlaysPerHour } = booking;
  existing("playlist.version", "播放列表版本", () => playlistVersion(tx, playlist.id, playlist.version));
  targets.screens.forEach((screen, i) => existing(`targets.screens.${i}`, "屏幕", () => screenRow(tx, screen)));
  targets.groups.forEach((group, i) => existing(`targets.groups.${i}`, "屏幕组", () => groupOf(tx, group)));
  requireWindows("windows", windows);
  // scheduling.md §4, G6: the last play under a cap cannot be owed, or fitting whole spots would break one of the two.
  if (guarantee && maxPlaysPerHour !== null && guarantee.playsPerHour > maxPlaysPerHour - 1)
    throw invalid(
      "guarantee.playsPerHour",
      `每小时保证次数最多为上限减一，即 ${maxPlaysPerHour - 1}`,
      `At most one less than the cap: ${maxPlaysPerHour - 1}`,
    );
}
