import type { LoggedPlay } from "../../domain/reach/account.ts";
import { LONGEST_PLAY_MS } from "../../domain/reach/play.ts";
import { spotOf } from "../../domain/schedule/position.ts";
import type { Interval } from "../../domain/time/interval.ts";
import type { Tx } from "../../platform/tx.ts";
import { playId, RESULTS, SEQS } from "../play/table.ts";
import { planOf } from "../plan/table.ts";

/** A screen's plays of a stretch of time, and where numbers are missing among them. */
export interface Log {
  readonly plays: LoggedPlay[];
  readonly missing: Interval[];
  /** Everything announced has come. */
  readonly complete: boolean;
}

type Boot = {
  no: number;
  announced: number;
  contiguous: number;
  first_at: number | null;
  last_at: number | null;
};
type Row = {
  id: number;
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
  const boots = tx.sql
    .exec<Boot>(
      "SELECT no, announced, contiguous, first_at, last_at FROM play_boot WHERE screen = ? ORDER BY no",
      screen,
    )
    .toArray();
  const dueOf = dueOn(tx, screen);
  const plays: LoggedPlay[] = [];
  const missing: Interval[] = [];
  for (const [n, boot] of boots.entries()) {
    const rows = rowsOf(tx, boot, startMs - LONGEST_PLAY_MS, endMs + AROUND_MS);
    plays.push(
      ...rows
        .filter((row) => row.started_at + row.duration >= startMs - AROUND_MS)
        .map((row) => ({ ...spanOf(row), result: RESULTS[row.result] ?? "failed", due: dueOf(row) })),
    );
    if (boot.contiguous < boot.announced) missing.push(...gapsOf(tx, boot).map(within(boots, n)));
  }
  return { plays, missing, complete: boots.every(({ announced, contiguous }) => contiguous === announced) };
}

function rowsOf(tx: Tx, { no }: Boot, fromMs: number, toMs: number): Row[] {
  return tx.sql
    .exec<Row>(
      `SELECT play.id, started_at, duration, material.value AS material, plan.value AS plan, spot, result FROM play
       JOIN interned AS material ON material.no = play.material LEFT JOIN interned AS plan ON plan.no = play.plan
       WHERE play.id > ? AND play.id < ? AND started_at >= ? AND started_at < ? ORDER BY play.id`,
      no * SEQS,
      (no + 1) * SEQS,
      fromMs,
      toMs,
    )
    .toArray();
}

function spanOf({ started_at, duration }: Row): Interval {
  return { startMs: started_at, endMs: started_at + duration };
}

/** Where the spot that a play names stood in its own plan, on the day that fits best. */
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
    return { startMs: midnight + planned.startMs, material: entry.items[planned.item]?.sha256 ?? "" };
  };
}

function midnightsOf(tx: Tx, screen: string, plan: string): number[] {
  return tx.sql
    .exec<{ at: number }>("SELECT DISTINCT starts_at AS at FROM screen_day WHERE screen = ? AND plan = ?", screen, plan)
    .toArray()
    .map(({ at }) => at);
}

/** Numberings follow on one another: what is missing at an end of one was shown neither before nor after its neighbours. */
function within(boots: readonly Boot[], n: number): (gap: Interval) => Interval {
  const before = Math.max(...boots.slice(0, n).map((boot) => boot.last_at ?? Number.NEGATIVE_INFINITY));
  const after = Math.min(...boots.slice(n + 1).map((boot) => boot.first_at ?? Number.POSITIVE_INFINITY));
  return ({ startMs, endMs }) => ({ startMs: Math.max(startMs, before), endMs: Math.min(endMs, after) });
}

/** From the end of the last play before a missing number to the start of the first one after it. */
function gapsOf(tx: Tx, boot: Boot): Interval[] {
  const ids = tx.sql
    .exec<{ id: number; from: number | null; to: number | null }>(
      `SELECT id, started_at AS "from", started_at + duration AS "to" FROM play WHERE id >= ? AND id < ?
       UNION ALL SELECT id, NULL, NULL FROM play_refusal WHERE id >= ? AND id < ? ORDER BY id`,
      playId(boot, boot.contiguous),
      (boot.no + 1) * SEQS,
      playId(boot, boot.contiguous),
      (boot.no + 1) * SEQS,
    )
    .toArray();
  const gaps: Interval[] = [];
  let endMs = Number.NEGATIVE_INFINITY;
  let lastId = playId(boot, boot.contiguous);
  let open = false;
  for (const { id, from, to } of ids) {
    open ||= id > lastId + 1;
    if (open && from !== null) {
      gaps.push({ startMs: endMs, endMs: from });
      open = false;
    }
    endMs = to ?? endMs;
    lastId = id;
  }
  if (open || lastId < playId(boot, boot.announced)) gaps.push({ startMs: endMs, endMs: Number.POSITIVE_INFINITY });
  return gaps;
}
