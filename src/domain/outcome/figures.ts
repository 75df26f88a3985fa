import type { FiledFigure } from "../../contracts/outcome.ts";
import type { MetricOwner } from "../../contracts/metric.ts";
import type { Bilingual } from "../../contracts/problem.ts";
import { metricByKey } from "../metric/dictionary.ts";

export interface FigureFault {
  path: string;
  message: Bilingual;
}
export interface FilingFacts {
  /** The bureau as host, or an institution. */
  filer: Exclude<MetricOwner, "derived">;
  /** How many sessions the event has. */
  sessions: number;
}

const LIVESTREAM = ["livestream_viewers", "livestream_views", "livestream_peak"];
/** These may stand once per channel (a platform and room; a group of people), all others once. */
const PER_CHANNEL = [...LIVESTREAM, "group_attendances"];
/** Part ≤ whole, where both are filed. */
const PART_OF: Record<string, string> = {
  lecture_attendances: "onsite_attendances",
  group_attendances: "onsite_attendances",
};
/** At most as many as the other, on the same channel: one viewer has at least one view. */
const AT_MOST: Record<string, string> = { livestream_viewers: "livestream_views", livestream_peak: "livestream_views" };

/** Every figure that blocks a filing, by its field's path (metric dictionary, domain.md §5). */
export function figureFaults(figures: readonly FiledFigure[], facts: FilingFacts): FigureFault[] {
  return figures.flatMap((figure, i) => {
    const wrong = (zh: string, en: string, field = "value") => [{ path: `figures.${i}.${field}`, message: { zh, en } }];
    const metric = metricByKey(figure.metric);
    if (!metric) return wrong("指标字典中没有此指标", "The metric dictionary has no such metric");
    if (!metric.owners.includes(facts.filer)) return wrong(...notYours(metric.owners));
    if (figure.unit !== metric.unit) return wrong(`单位应为“${metric.unit}”`, `The unit must be ${metric.unit}`);
    if (figures.findIndex((other) => sameThing(other, figure)) !== i)
      return wrong("此项已填写过", "This has been given already");
    if (LIVESTREAM.includes(figure.metric) && !figure.definition)
      return wrong("请写明平台的统计口径", "Say what the platform counts", "definition");
    return bounds(figure, figures, facts).flatMap(([zh, en]) => wrong(zh, en));
  });
}

function notYours(owners: readonly MetricOwner[]): [string, string] {
  if (owners.includes("host")) return ["此项由主办方填报一次", "The host files this once for the event"];
  if (owners.includes("institution")) return ["此项由各机构填报", "Each institution files this for itself"];
  return ["此项由系统统计，无需填报", "The system counts this; it is not filed"];
}

function sameThing(a: FiledFigure, b: FiledFigure): boolean {
  return a.metric === b.metric && (!PER_CHANNEL.includes(a.metric) || (a.channel ?? "") === (b.channel ?? ""));
}

function bounds(figure: FiledFigure, figures: readonly FiledFigure[], facts: FilingFacts): [string, string][] {
  const over: [string, string][] = [];
  const nameOf = (key: string) => metricByKey(key)?.name ?? { zh: key, en: key };
  const whole = PART_OF[figure.metric];
  const ofWhole = figures.find((other) => other.metric === whole);
  if (ofWhole && figure.value > ofWhole.value)
    over.push([`不能超过${nameOf(ofWhole.metric).zh}`, `Cannot be above: ${nameOf(ofWhole.metric).en}`]);
  const limit = AT_MOST[figure.metric];
  const ofLimit = figures.find((other) => other.metric === limit && (other.channel ?? "") === (figure.channel ?? ""));
  if (ofLimit && figure.value > ofLimit.value)
    over.push([`不能超过${nameOf(ofLimit.metric).zh}`, `Cannot be above: ${nameOf(ofLimit.metric).en}`]);
  if (figure.metric === "lectures" && figure.value > facts.sessions)
    over.push([`不能超过活动场次（${facts.sessions}）`, `Cannot be above the event's sessions (${facts.sessions})`]);
  return over;
}
