import type { PlaylistItem } from "../../contracts/playlist.ts";
import { invalid } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";
import { versionsById } from "../material/table.ts";
import type { DwellingItem } from "./table.ts";

/**
 * The items with their dwell settled: a video keeps its own length unless it is to be shorter, everything else needs
 * one. Refuses what does not exist, leaflets, and a dwell that is missing or longer than the film; names the item.
 */
export function settleItems(tx: Tx, items: readonly PlaylistItem[]): DwellingItem[] {
  const versions = versionsById(
    tx,
    items.map((item) => item.version),
  );
  return items.map((item, i) => {
    const version = versions.get(item.version);
    if (!version) throw invalid(`items.${i}.version`, "所指的素材版本不存在", "It points to nothing that exists here");
    if (version.takeover !== null)
      throw invalid(
        `items.${i}.version`,
        "此文字只为一次紧急插播签发，须另行送审",
        "These words were signed for one takeover alone; review them as a slogan",
      );
    if (version.kind === "leaflet")
      throw invalid(`items.${i}.version`, "宣传折页不能在屏幕上播放", "A leaflet is handed out, not shown on screens");
    const durationMs = item.durationMs ?? version.durationMs;
    if (durationMs === null)
      throw invalid(
        `items.${i}.durationMs`,
        "图片、标语和网页须填写停留时长（毫秒）",
        "An image, text or page needs its dwell in ms",
      );
    if (version.durationMs !== null && durationMs > version.durationMs)
      throw invalid(
        `items.${i}.durationMs`,
        `不能超过视频本身的时长 ${version.durationMs} 毫秒`,
        `No longer than the film itself, ${version.durationMs} ms`,
      );
    return { ...item, durationMs };
  });
}
