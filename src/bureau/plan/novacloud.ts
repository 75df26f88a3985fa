import { conflict } from "../../contracts/problem.ts";
import { novacloud, type NovaDay, type NovaMedia } from "../../domain/feed/novacloud.ts";
import { spotsOf } from "../../domain/schedule/position.ts";
import { addDays } from "../../domain/time/day.ts";
import { localMidnight } from "../../domain/time/wall.ts";
import { fallbackOn, scheduleOf, zoneOf } from "../aim/table.ts";
import { versionsById } from "../material/table.ts";
import type { Tx } from "../../platform/tx.ts";
import { screenRow } from "../screen/table.ts";
import type { OwnVerbs } from "../verb.ts";
import { planFor } from "./read.ts";
import { FALLBACK_TITLE, planOf } from "./table.ts";

export const novacloudFiles: OwnVerbs["screen.novacloud_files"] = (tx, _actor, { params, query }) =>
  filesOf(dayOf(tx, params.screen, query.day));

/** The body, with files that the adapter has read. Refused when the plan has changed meanwhile and shows others. */
export const novacloudBody: OwnVerbs["screen.novacloud"] = (tx, _actor, { params, query, files }) => {
  const day = dayOf(tx, params.screen, query.day);
  if (filesOf(day).some((sha256) => !(sha256 in files)))
    throw conflict("播放计划刚刚变了，请重新下载", "The plan has just changed: download it again");
  const media = new Map(
    Object.entries(files).flatMap(([sha256, file]): [string, NovaMedia][] => (file ? [[sha256, file]] : [])),
  );
  return JSON.stringify(novacloud(day, media), null, 2);
};

function filesOf({ spots, standIn }: NovaDay): string[] {
  const hashes = new Set(spots.filter(({ kind }) => kind === "image" || kind === "video").map(({ sha256 }) => sha256));
  if (standIn !== null) hashes.add(standIn);
  return [...hashes];
}

/** A screen's day, spot by spot. */
function dayOf(tx: Tx, id: string, day: string): NovaDay {
  const screen = screenRow(tx, id);
  const zone = zoneOf(tx, screen);
  const startMs = localMidnight(day, zone);
  const { plan: issued } = planFor(tx, screen, day, localMidnight(addDays(day, 1), zone));
  const plan = planOf(tx, issued);
  if (!plan) throw new Error(`Plan ${issued} was issued and is gone`);
  const titles = versionsById(
    tx,
    plan.items.map(({ material }) => material),
  );
  const fallback = fallbackOn(scheduleOf(tx, screen, day), day);
  const spots = spotsOf(plan).map(({ startMs: start, durationMs, item: index, cut }) => {
    const item = plan.items[index];
    if (!item) throw new Error(`Plan ${issued} has no item ${index}`);
    return {
      atMs: startMs + start,
      durationMs,
      kind: item.kind,
      title: titles.get(item.material)?.title ?? FALLBACK_TITLE,
      sha256: item.sha256,
      text: item.text ?? null,
      style: item.style ?? null,
      cut,
    };
  });
  const { widthPx, heightPx } = screen;
  return { widthPx, heightPx, zone, day, spots, standIn: fallback?.kind === "image" ? fallback.sha256 : null };
}
