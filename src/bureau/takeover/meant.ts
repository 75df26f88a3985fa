import type { TakeoverReach } from "../../contracts/takeover.ts";
import type { Targets } from "../../contracts/targets.ts";
import { invalid } from "../../contracts/problem.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { existing } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import { groupOf, groups } from "../group/table.ts";
import type { VersionRow } from "../material/table.ts";
import { screenRow, screens, type ScreenRow } from "../screen/table.ts";

type Shown = Pick<VersionRow, "kind" | "widthPx" | "heightPx">;

/** The screens that the targets mean, and those among them that cannot show it. Refuses targets that do not exist. */
export function screensMeant(tx: Tx, targets: Targets, shown: Shown): TakeoverReach {
  targets.screens.forEach((id, i) => existing(`targets.screens.${i}`, "屏幕", () => screenRow(tx, id)));
  targets.groups.forEach((id, i) => existing(`targets.groups.${i}`, "屏幕组", () => groupOf(tx, id)));
  const { id, name, tags, kind, orientation, tokenSha256 } = screens;
  const all = tx.db.select({ id, name, tags, kind, orientation, tokenSha256 }).from(screens).orderBy(name, id).all();
  const ids = new Set(aimedAt(targets, all, tx.db.select().from(groups).all()));
  const meant = all.filter(({ id }) => ids.has(id));
  const live = new Set(
    Array.from(tx.sql.exec<{ screen: string }>("SELECT screen FROM live_screen"), (row) => row.screen),
  );
  return {
    screens: meant
      .filter((screen) => fits(screen, shown))
      .map(({ id, name, tokenSha256 }) => ({ screen: id, name, paired: tokenSha256 !== null, live: live.has(id) })),
    leftOut: meant
      .filter((screen) => !fits(screen, shown))
      .map(({ id, name }) => ({ screen: id, name, reason: "unfit_screen" as const })),
  };
}

/** Refuses a takeover that no screen would show. */
export function requireScreens(reach: TakeoverReach): void {
  if (reach.screens.length > 0) return;
  if (reach.leftOut.length === 0)
    throw invalid("targets", "所选范围内没有屏幕，请另选", "No screen is meant: name others");
  throw invalid(
    "targets",
    "所选屏幕都不能播放此内容（条屏只播文字，横竖须一致）",
    "None of these screens can show it: tickers take text only, and portrait or landscape must agree",
  );
}

/** scheduling.md §2: a ticker takes text only, portrait and landscape must agree; a square fits both. */
function fits({ kind, orientation }: Pick<ScreenRow, "kind" | "orientation">, shown: Shown): boolean {
  if (kind === "ticker" && shown.kind !== "text") return false;
  const { widthPx, heightPx } = shown;
  if (widthPx === null || heightPx === null || widthPx === heightPx) return true;
  return orientation === (widthPx > heightPx ? "landscape" : "portrait");
}
