import { HOUR_MS } from "../../domain/reach/hours.ts";
import { instantText, localDayAt } from "../../domain/time/wall.ts";
import { existing } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import { campaignRow } from "../campaign/table.ts";
import { screenRow, screens } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import type { Verb } from "../verb.ts";
import { completenessOf, countedPlays, playCells, type PlayCell } from "./log.ts";
import { rangeOf } from "./range.ts";

/** A bucket of the answer: where it stands in the list, what it is, and its key among the others. */
interface Bucket {
  key: string;
  at: string | null;
  screen: string | null;
  material: string | null;
  title: string;
  takeover: boolean;
}

export const reachPlays: Verb<"reach.plays"> = (tx, _actor, { query }) => {
  const { campaign, screen, by } = query;
  if (campaign !== undefined) existing("query.campaign", "方案", () => campaignRow(tx, campaign));
  if (screen !== undefined) existing("query.screen", "屏幕", () => screenRow(tx, screen));
  const { zone } = settingsOf(tx);
  const range = rangeOf(query.from, query.to, zone);
  const cells = playCells(tx, [by === "day" ? "hour" : by], range, { screen, campaign });
  const bucketOf = bucketsBy(tx, by, zone);
  const rows = new Map<string, Bucket & { plays: number; ms: number }>();
  for (const cell of cells) {
    const bucket = bucketOf(cell);
    const row = rows.get(bucket.key) ?? { ...bucket, plays: 0, ms: 0 };
    rows.set(bucket.key, { ...row, plays: row.plays + cell.plays, ms: row.ms + cell.ms });
  }
  const inTime = by === "hour" || by === "day";
  const sorted = [...rows.values()].sort((a, b) => (inTime ? compare(a.key, b.key) : b.plays - a.plays));
  const plays = sorted.reduce((sum, row) => sum + row.plays, 0);
  const seen = playCells(tx, ["screen"], range, { screen, campaign }).map((cell) => cell.screen);
  const narrowed = screen === undefined ? (campaign === undefined ? null : seen) : [screen];
  return {
    rows: sorted.map(({ at, screen, material, title, takeover, plays, ms }) => {
      return { at, screen, material, title, takeover, plays, seconds: Math.round(ms / 1000) };
    }),
    total: countedPlays(tx, plays, seen.length, completenessOf(tx, narrowed, range)),
    // A figure as soon as something looks at the panel itself: decision 0440.
    displayConfirmed: null,
  };
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bucketsBy(tx: Tx, by: "hour" | "day" | "screen" | "material", zone: string): (cell: PlayCell) => Bucket {
  const none = { at: null, screen: null, material: null, takeover: false };
  switch (by) {
    case "hour":
      return ({ hour }) => {
        const at = instantText(hour * HOUR_MS, zone);
        return { ...none, key: String(hour).padStart(9, "0"), at, title: `${at.slice(0, 10)} ${at.slice(11, 16)}` };
      };
    case "day":
      return ({ hour }) => {
        const day = localDayAt(hour * HOUR_MS, zone);
        return { ...none, key: day, at: day, title: day };
      };
    case "screen": {
      const names = new Map(
        tx.db
          .select({ id: screens.id, name: screens.name })
          .from(screens)
          .all()
          .map(({ id, name }) => [id, name]),
      );
      return ({ screen }) => ({ ...none, key: screen, screen, title: names.get(screen) ?? screen });
    }
    case "material":
      return ({ material: sha256 }) => {
        const found = materialOf(tx, sha256);
        const id = found?.id ?? sha256;
        return { ...none, key: id, material: id, title: found?.title ?? sha256, takeover: found?.takeover === 1 };
      };
  }
}

/** Plays name bytes; whose bytes they were first, is whose plays they are. */
function materialOf(tx: Tx, sha256: string): { id: string; title: string; takeover: number } | undefined {
  return tx.sql
    .exec<{ id: string; title: string; takeover: number }>(
      `SELECT material.id, title, takeover IS NOT NULL AS takeover
       FROM material_version JOIN material ON material.id = material_version.material
       WHERE sha256 = ? ORDER BY material_version.id LIMIT 1`,
      sha256,
    )
    .toArray()[0];
}
