import type { Figure } from "../../contracts/figure.ts";
import { figure } from "../../domain/figure/figure.ts";
import { HOUR_MS } from "../../domain/reach/hours.ts";
import { completenessPermille } from "../../domain/reach/sequence.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { missingOf, receivedIn } from "../play/table.ts";
import { hoursOf, type Range } from "./range.ts";

/** One group of the roll-up, names instead of numbers. */
export type PlayCell = {
  /** Hours since 1970. */
  hour: number;
  screen: string;
  material: string;
  plays: number;
  ms: number;
};

const COLUMNS = { hour: "0", screen: "''", material: "''" };
const NAMES = {
  hour: "play_hour.hour",
  screen: "(SELECT value FROM interned WHERE no = play_hour.screen)",
  material: "(SELECT value FROM interned WHERE no = play_hour.material)",
};

/** The roll-up summed by some of its columns, narrowed by screen and by the campaign whose bookings the spots were. */
export function playCells(
  tx: Tx,
  by: readonly (keyof typeof NAMES)[],
  range: Range | null,
  { screen, campaign }: { screen?: string | undefined; campaign?: string | undefined },
): PlayCell[] {
  const columns = Object.entries(COLUMNS).map(([name, none]) => {
    const wanted = by.find((column) => column === name);
    return `${wanted ? NAMES[wanted] : none} AS ${name}`;
  });
  const where: string[] = ["true"];
  const values: (string | number)[] = [];
  if (range) {
    where.push("play_hour.hour >= ? AND play_hour.hour < ?");
    values.push(...hoursOf(range));
  }
  if (screen !== undefined) {
    where.push("play_hour.screen = (SELECT no FROM interned WHERE value = ?)");
    values.push(screen);
  }
  if (campaign !== undefined) {
    where.push(
      "play_hour.booking IN (SELECT no FROM interned JOIN booking ON booking.id = interned.value WHERE campaign = ?)",
    );
    values.push(campaign);
  }
  const groups = by.length > 0 ? `GROUP BY ${by.map((column) => `play_hour.${column}`).join(", ")}` : "";
  return tx.sql
    .exec<PlayCell>(
      `SELECT ${columns.join(", ")}, sum(plays) AS plays, sum(ms) AS ms FROM play_hour
       WHERE ${where.join(" AND ")} ${groups}`,
      ...values,
    )
    .toArray();
}

/**
 * Received of expected numbers of these screens (null = of all) in the range, in thousandths: expected = received, plus
 * every missing one that may lie in it. What may lie in two days counts against both. Null when nothing is expected.
 */
export function completenessOf(tx: Tx, screens: readonly string[] | null, range: Range | null): number | null {
  if (!range) return completenessEver(tx, screens);
  const [from, to] = hoursOf(range);
  const received = receivedIn(tx, screens, [from, to]);
  const missing = missingOf(tx, screens, { startMs: from * HOUR_MS, endMs: to * HOUR_MS });
  return completenessPermille(received, received + missing.reduce((sum, { count }) => sum + count, 0));
}

function completenessEver(tx: Tx, screens: readonly string[] | null): number | null {
  const { received, announced } = tx.sql
    .exec<{ received: number; announced: number }>(
      `SELECT coalesce(sum(received), 0) AS received, coalesce(sum(announced), 0) AS announced FROM play_boot
       WHERE ?1 IS NULL OR screen IN (SELECT value FROM json_each(?1))`,
      screens && JSON.stringify(screens),
    )
    .one();
  return completenessPermille(received, announced);
}

/** Plays counted by our own log; while some are missing it is at least so many. `sources` = screens. */
export function countedPlays(tx: Tx, plays: number, screens: number, completeness: number | null): Figure {
  return figure({
    value: plays,
    lo: plays,
    hi: plays,
    unit: "次",
    basis: "counted",
    qualifier: completeness !== null && completeness < 1000 ? "at_least" : "exact",
    asOf: utcText(tx.now),
    ...(completeness !== null && { completenessPermille: completeness }),
    method: "plays_logged",
    sources: screens,
  });
}
