import type { Takeover, TakeoverReach } from "../../contracts/takeover.ts";
import type { Targets } from "../../contracts/targets.ts";
import { invalid } from "../../contracts/problem.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { existing } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import { groupOf, groups } from "../group/table.ts";
import type { VersionRow } from "../material/table.ts";
import { screenRow, type ScreenRow } from "../screen/table.ts";

type Shown = Pick<VersionRow, "kind" | "widthPx" | "heightPx">;
type Asked = Pick<ScreenRow, "id" | "name" | "tags" | "kind" | "orientation">;

/** The screens that targets mean, by name: those that can show it, and those that cannot. */
interface Meant {
  fit: Takeover["screens"];
  unfit: TakeoverReach["leftOut"];
}

/** Refuses targets that do not exist. */
export function screensMeant(tx: Tx, targets: Targets, shown: Shown): Meant {
  targets.screens.forEach((id, i) => existing(`targets.screens.${i}`, "屏幕", () => screenRow(tx, id)));
  targets.groups.forEach((id, i) => existing(`targets.groups.${i}`, "屏幕组", () => groupOf(tx, id)));
  const meant: Meant = { fit: [], unfit: [] };
  for (const screen of aimedAt(targets, allScreens(tx), tx.db.select().from(groups).all())) {
    const { id, name } = screen;
    if (fits(screen, shown)) meant.fit.push({ screen: id, name });
    else meant.unfit.push({ screen: id, name, reason: "unfit_screen" });
  }
  return meant;
}

/** Refuses a takeover that no screen would show. */
export function requireScreens({ fit, unfit }: Meant): void {
  if (fit.length > 0) return;
  if (unfit.length === 0) throw invalid("targets", "所选范围内没有屏幕，请另选", "No screen is meant: name others");
  throw invalid(
    "targets",
    "所选屏幕都不能播放此内容（条屏只播文字，横竖须一致）",
    "None of these screens can show it: tickers take text only, and portrait or landscape must agree",
  );
}

/** Read column by column: there may be thousands, all of them wait for it, and few have tags that no other has. */
function allScreens(tx: Tx): Asked[] {
  const tagsOf = new Map<string, string[]>();
  const rows = tx.sql
    .exec("SELECT id, name, tags, kind, orientation FROM screen ORDER BY name, id")
    .raw<[id: string, name: string, tags: string, kind: string, orientation: string]>();
  return Array.from(rows, ([id, name, text, kind, orientation]) => {
    const tags = tagsOf.get(text) ?? asTags(JSON.parse(text));
    tagsOf.set(text, tags);
    return asAsked({ id, name, tags, kind, orientation });
  });
}

// Safe because these columns are written through `screens` alone, which has them so.
function asTags(tags: unknown) {
  return tags as string[];
}
function asAsked(row: { [Column in keyof Asked]: Asked[Column] extends string[] ? string[] : string }) {
  return row as Asked;
}

/** scheduling.md §2: a ticker takes text only, portrait and landscape must agree; a square fits both. */
function fits({ kind, orientation }: Pick<ScreenRow, "kind" | "orientation">, shown: Shown): boolean {
  if (kind === "ticker" && shown.kind !== "text") return false;
  const { widthPx, heightPx } = shown;
  if (widthPx === null || heightPx === null || widthPx === heightPx) return true;
  return orientation === (widthPx > heightPx ? "landscape" : "portrait");
}
