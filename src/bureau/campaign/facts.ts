import type { Campaign } from "../../contracts/campaign.ts";
import { invalid } from "../../contracts/problem.ts";
import { metricByKey } from "../../domain/metric/dictionary.ts";
import { existing } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import { seasonOf } from "../season/table.ts";
import { themeOf } from "../theme/table.ts";

/** Refuses a campaign whose season, themes, dates or targets do not hold together; names the field. */
export function requireFacts(
  tx: Tx,
  campaign: Pick<Campaign, "season" | "themes" | "startsOn" | "endsOn" | "targets">,
): void {
  const season = existing("season", "宣传期", () => seasonOf(tx, campaign.season));
  campaign.themes.forEach((theme, i) => existing(`themes.${i}`, "主题", () => themeOf(tx, theme)));
  const { startsOn, endsOn } = campaign;
  if (endsOn < startsOn) throw invalid("endsOn", "结束日期不能早于开始日期", "The end must not be before the start");
  for (const [path, day] of Object.entries({ startsOn, endsOn })) {
    if (day < season.startsOn || day > season.endsOn)
      throw invalid(
        path,
        `应在宣传期 ${season.startsOn} 至 ${season.endsOn} 之内`,
        `Must lie within the season, ${season.startsOn} to ${season.endsOn}`,
      );
  }
  campaign.targets.forEach((target, i) => {
    if (!metricByKey(target.metric))
      throw invalid(`targets.${i}.metric`, "指标字典中没有此指标", "The metric dictionary has no such metric");
    if (campaign.targets.findIndex((other) => other.metric === target.metric) !== i)
      throw invalid(`targets.${i}.metric`, "同一指标只能设一个目标", "One target per metric");
  });
}
