import type { DayPlan, Manifest, PlanItem } from "../../src/contracts/plan.ts";

/** Local midnight of 15 June 2026 in Shanghai. */
export const MIDNIGHT = Date.parse("2026-06-15T00:00:00+08:00");
export const DAY_MS = 86_400_000;

export function manifestOf(over: Partial<Manifest> = {}): Manifest {
  return {
    version: "m1",
    generatedAt: "2026-06-14T12:00:00+08:00",
    zone: "Asia/Shanghai",
    screen: { id: "scr_1", name: "大厅屏", bureauName: "青山区金融办", reportingChannel: "12345", fit: "contain" },
    openHours: null,
    days: [],
    assets: [],
    fallback: null,
    pollMs: 60_000,
    ...over,
  };
}

export function itemOf(sha256: string, durationMs: number, over: Partial<PlanItem> = {}): PlanItem {
  return { material: "ver_1", kind: "text", sha256, durationMs, text: sha256, ...over };
}

/** A plan that shows `items` one after the other from `fromMs` until `untilMs` (ms since local midnight). */
export function planOf(items: PlanItem[], fromMs = 0, untilMs = DAY_MS): DayPlan {
  const run = [fromMs];
  let atMs = fromMs;
  for (let index = 0; atMs < untilMs; index += 1) {
    const item = items[index % items.length];
    if (!item) break;
    run.push(index % items.length);
    atMs += item.durationMs;
  }
  return { v: 2, engine: "1", zone: "Asia/Shanghai", items, spots: [run], exceptions: [] };
}
