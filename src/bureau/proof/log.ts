import type { LoggedPlay } from "../../domain/reach/account.ts";
import { answersAt, LONGEST_PLAY_MS } from "../../domain/reach/play.ts";
import { spotOf } from "../../domain/schedule/position.ts";
import type { Interval } from "../../domain/time/interval.ts";
import type { Tx } from "../../platform/tx.ts";
import { idsBetween, missingOf, RESULTS } from "../play/table.ts";
import { planOf } from "../plan/table.ts";

/** A screen's plays of a stretch of time, and where numbers are missing among them. */
export interface Log {
  readonly plays: LoggedPlay[];
  readonly missing: readonly Interval[];
}

type Row = {
  started_at: number;
  duration: number;
  material: string;
  plan: string | null;
  spot: number | null;
  result: number;
};

/** A silence is only known as one by what was shown before and after it. */
const AROUND_MS = 120_000;

/** All plays that reach into the stretch, and those shortly before and after it. */
export function logOf(tx: Tx, screen: string, { startMs, endMs }: Interval): Log {
  const boots = tx.sql.exec<{ no: number }>("SELECT no FROM play_boot WHERE screen = ?", screen).toArray();
  const around = { startMs: startMs - LONGEST_PLAY_MS, endMs: endMs + AROUND_MS };
  const rows = boots
    .flatMap((boot) => rowsOf(tx, boot, around))
    .filter((row) => row.started_at + row.duration >= startMs - AROUND_MS);
  return { plays: asPlays(tx, screen, rows), missing: missingOf(tx, [screen], { startMs, endMs }) };
}

/** The screen's plays with these raw ids, as far as their rows are here. */
export function playsWith(tx: Tx, screen: string, ids: readonly number[]): LoggedPlay[] {
  const sql = `${SELECT} WHERE play.id IN (SELECT value FROM json_each(?)) ORDER BY play.id`;
  return asPlays(tx, screen, tx.sql.exec<Row>(sql, JSON.stringify(ids)).toArray());
}

function asPlays(tx: Tx, screen: string, rows: readonly Row[]): LoggedPlay[] {
  const dueOf = dueOn(tx, screen);
  return rows.map((row) => ({
    startMs: row.started_at,
    endMs: row.started_at + row.duration,
    result: RESULTS[row.result] ?? "failed",
    due: dueOf(row),
  }));
}

const SELECT = `SELECT started_at, duration, material.value AS material, plan.value AS plan, spot, result FROM play
  JOIN interned AS material ON material.no = play.material LEFT JOIN interned AS plan ON plan.no = play.plan`;

function rowsOf(tx: Tx, boot: { no: number }, stretch: Interval): Row[] {
  return tx.sql
    .exec<Row>(
      `${SELECT} WHERE play.id >= ? AND play.id <= ? AND started_at >= ? AND started_at < ? ORDER BY play.id`,
      ...idsBetween(tx, boot, stretch),
      stretch.startMs,
      stretch.endMs,
    )
    .toArray();
}

/** Where the spot that a play names stood in its own plan, on the day that fits best; null when it was shown at another time. */
function dueOn(tx: Tx, screen: string): (row: Row) => LoggedPlay["due"] {
  const midnights = new Map<string, number[]>();
  return ({ plan, spot, started_at: startedAt }) => {
    const entry = plan === null || spot === null ? null : planOf(tx, plan);
    const planned = entry && spotOf(entry, spot ?? -1);
    if (plan === null || !planned) return null;
    const known = midnights.get(plan) ?? midnightsOf(tx, screen, plan);
    midnights.set(plan, known);
    const apart = (midnight: number) => Math.abs(midnight + planned.startMs - startedAt);
    const [first, ...others] = known;
    if (first === undefined) return null;
    const midnight = others.reduce((best, each) => (apart(each) < apart(best) ? each : best), first);
    const startMs = midnight + planned.startMs;
    if (!answersAt(startedAt, { startMs, endMs: startMs + planned.durationMs })) return null;
    return { startMs, material: entry.items[planned.item]?.sha256 ?? "" };
  };
}

function midnightsOf(tx: Tx, screen: string, plan: string): number[] {
  return tx.sql
    .exec<{ at: number }>("SELECT DISTINCT starts_at AS at FROM screen_day WHERE screen = ? AND plan = ?", screen, plan)
    .toArray()
    .map(({ at }) => at);
}
