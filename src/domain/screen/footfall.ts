import type { Footfall } from "../../contracts/screen.ts";
import type { Bilingual } from "../../contracts/problem.ts";
import type { StatutoryKind } from "../time/calendar.ts";

/** What is wrong with a profile: the field, and what would be right. */
export interface FootfallProblem extends Bilingual {
  path: string;
}

/**
 * Why a profile does not hold together; null when it does. Every figure lies within its interval, and each hour of a kind
 * of day is said at most once: hours that nobody said are unknown.
 */
export function footfallProblem({ flows, dwellSeconds, visibility }: Footfall): FootfallProblem | null {
  const figures = [
    ...flows.map(({ personsPerSecond }, n) => [`flows.${n}.personsPerSecond`, personsPerSecond] as const),
    ["dwellSeconds", dwellSeconds] as const,
    ["visibility", visibility] as const,
  ];
  for (const [path, { lo, value, hi }] of figures)
    if (value < lo || value > hi)
      return { path: `${path}.value`, zh: "应满足 最低 ≤ 估计 ≤ 最高", en: "Right is: lowest ≤ estimate ≤ highest" };
  for (const [n, flow] of flows.entries()) {
    const path = `flows.${n}.toHour`;
    if (flow.fromHour >= flow.toHour) return { path, zh: "应晚于开始的钟点", en: "An hour after the first is right" };
    const other = flows.slice(0, n).findIndex((before) => meet(before, flow));
    if (other >= 0)
      return {
        path: `flows.${n}.fromHour`,
        zh: `与第 ${other + 1} 段时间重叠，每个钟点只填一次`,
        en: `It overlaps with stretch ${other + 1}: each hour is said once`,
      };
  }
  return null;
}

type Flow = Footfall["flows"][number];

/** How many pass at a full hour of the local clock on such a day; null = nobody has said. */
export function flowAt({ flows }: Footfall, hour: number, kind: StatutoryKind): Flow["personsPerSecond"] | null {
  const known = flows.find(
    ({ dayKind, fromHour, toHour }) => (dayKind === "any" || dayKind === kind) && fromHour <= hour && hour < toHour,
  );
  return known?.personsPerSecond ?? null;
}

function meet(a: Flow, b: Flow): boolean {
  const sameDays = a.dayKind === b.dayKind || a.dayKind === "any" || b.dayKind === "any";
  return sameDays && a.fromHour < b.toHour && b.fromHour < a.toHour;
}
