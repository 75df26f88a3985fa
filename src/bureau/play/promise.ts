import type { PlayFacts, Promised } from "../../domain/reach/play.ts";
import { spotOf } from "../../domain/schedule/position.ts";
import type { Tx } from "../../platform/tx.ts";
import { planOf } from "../plan/table.ts";

/** What was promised for a play, and whose spot it was ("" = nobody's). */
export interface PromisedPlay extends Promised {
  readonly booking: string;
}

interface Issued {
  readonly startsAt: number;
  /** By item of the plan. */
  readonly bookings: readonly (string | null)[];
}

/** Looks up what a screen was asked to show, each thing once per batch. */
export function promises(tx: Tx, screen: string): (play: PlayFacts) => PromisedPlay {
  const issued = new Map<string, readonly Issued[]>();
  const shown = new Map<string, boolean>();
  return (play) => {
    const { plan, spot, material } = play;
    if (plan === null || spot === null) {
      const known = shown.get(material) ?? wasShown(tx, screen, material);
      shown.set(material, known);
      return { spot: null, shown: known, booking: "" };
    }
    const days = issued.get(plan) ?? daysOf(tx, screen, plan);
    issued.set(plan, days);
    const content = days.length > 0 ? planOf(tx, plan) : null;
    const entry = content && spotOf(content, spot);
    const item = entry && content.items[entry.item];
    if (!item) return { spot: null, shown: false, booking: "" };
    return {
      spot: { material: item.sha256, durationMs: entry.durationMs },
      shown: true,
      booking: nearest(days, play.startedAtMs - entry.startMs)?.bookings[entry.item] ?? "",
    };
  };
}

/** Of the days that had the plan, the one whose midnight fits best; of several issues of it, the latest. */
function nearest(days: readonly Issued[], midnightMs: number): Issued | undefined {
  let best: Issued | undefined;
  for (const day of days) {
    if (!best || Math.abs(day.startsAt - midnightMs) <= Math.abs(best.startsAt - midnightMs)) best = day;
  }
  return best;
}

/** `plan_input` rows never change: whose items they are is remembered by input, per object. */
const owners = new WeakMap<SqlStorage, Map<string, readonly (string | null)[]>>();
const MAX_OWNERS = 500;

function daysOf(tx: Tx, screen: string, plan: string): Issued[] {
  const memory = owners.get(tx.sql) ?? new Map<string, readonly (string | null)[]>();
  owners.set(tx.sql, memory);
  if (memory.size > MAX_OWNERS) memory.clear();
  return tx.sql
    .exec<{ starts_at: number; facts: string; engine: string }>(
      "SELECT starts_at, facts, engine FROM screen_day WHERE screen = ? AND plan = ? ORDER BY day, number",
      screen,
      plan,
    )
    .toArray()
    .map(({ starts_at, facts, engine }) => {
      const key = `${engine} ${facts}`;
      const bookings = memory.get(key) ?? ownersOf(tx, facts, engine);
      memory.set(key, bookings);
      return { startsAt: starts_at, bookings };
    });
}

function ownersOf(tx: Tx, facts: string, engine: string): readonly (string | null)[] {
  const sql = "SELECT bookings FROM plan_input WHERE facts = ? AND engine = ?";
  return asOwners(JSON.parse(tx.sql.exec<{ bookings: string }>(sql, facts, engine).one().bookings));
}

// Safe because only the plan slice writes the column, from a list of ids.
function asOwners(value: unknown) {
  return value as (string | null)[];
}

function wasShown(tx: Tx, screen: string, sha256: string): boolean {
  return tx.sql.exec("SELECT 1 FROM screen_shown WHERE screen = ? AND sha256 = ?", screen, sha256).toArray().length > 0;
}
