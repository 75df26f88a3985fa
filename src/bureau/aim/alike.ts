import { and, asc, gt, isNull, or } from "drizzle-orm";
import type { Tx } from "../../platform/tx.ts";
import type { ScreenRow } from "../screen/table.ts";
import { takeoverKeys } from "../takeover/table.ts";
import { aims, reachesSince } from "./aim.ts";

/** Screens whose schedules cannot differ: what holds for `first` holds for all of them. */
export interface Alike {
  readonly first: ScreenRow;
  readonly screens: string[];
}

/**
 * Groups screens that follow the same bookings since `sinceMs`, in the same way: whoever asks about ten thousand
 * screens asks as often as there are different ones. In order of their first screen.
 */
export function alike(tx: Tx, screens: readonly ScreenRow[], sinceMs: number): Alike[] {
  const aimed = new Map<string, string[]>();
  const rows = tx.db
    .select()
    .from(aims)
    .where(and(or(isNull(aims.untilMs), gt(aims.untilMs, sinceMs)), reachesSince(sinceMs)))
    .orderBy(asc(aims.booking), asc(aims.fromMs))
    .all();
  for (const { screen, booking, number, fromMs, untilMs, endedBy } of rows) {
    const own = aimed.get(screen) ?? [];
    own.push(`${booking} ${number} ${fromMs} ${untilMs} ${endedBy}`);
    aimed.set(screen, own);
  }
  const takeovers = takeoverKeys(tx, sinceMs);
  const groups = new Map<string, Alike>();
  for (const screen of [...screens].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { kind, orientation, zone, openHours, minDwellMs, fallback } = screen;
    const profile = JSON.stringify([kind, orientation, zone, openHours, minDwellMs, fallback]);
    const key = [profile, ...(aimed.get(screen.id) ?? []), takeovers.get(screen.id)].join("\n");
    const known = groups.get(key);
    if (known) known.screens.push(screen.id);
    else groups.set(key, { first: screen, screens: [screen.id] });
  }
  return [...groups.values()];
}
