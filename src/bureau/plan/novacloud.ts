import type { NovaDay } from "../../domain/feed/novacloud.ts";
import { spotsOf } from "../../domain/schedule/position.ts";
import { addDays } from "../../domain/time/day.ts";
import { localMidnight } from "../../domain/time/wall.ts";
import { fallbackOn, scheduleOf, zoneOf } from "../aim/table.ts";
import { versionsById } from "../material/table.ts";
import { screenRow } from "../screen/table.ts";
import type { OwnVerbs } from "../verb.ts";
import { planFor } from "./read.ts";
import { planOf } from "./table.ts";

/** A screen's day, spot by spot; the adapter reads the files that it names. */
export const novacloudDay: OwnVerbs["screen.novacloud"] = (tx, _actor, { params, query: { day } }): NovaDay => {
  const screen = screenRow(tx, params.screen);
  const zone = zoneOf(tx, screen);
  const startMs = localMidnight(day, zone);
  const { plan: id } = planFor(tx, screen, day, localMidnight(addDays(day, 1), zone));
  const plan = planOf(tx, id);
  if (!plan) throw new Error(`Plan ${id} was issued and is gone`);
  const titles = versionsById(
    tx,
    plan.items.map(({ material }) => material),
  );
  const fallback = fallbackOn(scheduleOf(tx, screen, day), day);
  const spots = spotsOf(plan).map(({ startMs: start, durationMs, item: index, cut }) => {
    const item = plan.items[index];
    if (!item) throw new Error(`Plan ${id} has no item ${index}`);
    return {
      atMs: startMs + start,
      durationMs,
      kind: item.kind,
      title: titles.get(item.material)?.title ?? "垫播内容",
      sha256: item.sha256,
      text: item.text ?? null,
      style: item.style ?? null,
      cut,
    };
  });
  const { widthPx, heightPx } = screen;
  return { widthPx, heightPx, zone, day, spots, standIn: fallback?.kind === "image" ? fallback.sha256 : null };
};
