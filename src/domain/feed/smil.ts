import { instantText } from "../time/wall.ts";
import { type FeedAsset, type FeedSpot, type Programme, seconds } from "./programme.ts";

/**
 * SMIL 3.0 (W3C REC-SMIL3-20081201, Language profile): every stretch without a hole is a `seq` that begins by the wall
 * clock, so a player that starts in the middle of the day joins at the right spot.
 */
export function smil(programme: Programme): string {
  const { screen, fit, zone, day, spots, standIn } = programme;
  const size = `width="${screen.widthPx}" height="${screen.heightPx}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 3.0 Language//EN" "http://www.w3.org/2008/SMIL30/SMIL30Language.dtd">',
    '<smil xmlns="http://www.w3.org/ns/SMIL" version="3.0" baseProfile="Language">',
    "<head>",
    `<meta name="title" content="${xml(`${screen.name} ${day}`)}"/>`,
    `<layout><root-layout ${size} backgroundColor="black"/>`,
    `<region xml:id="screen" left="0" top="0" ${size} fit="${fit === "cover" ? "slice" : "meet"}"/></layout>`,
    "</head>",
    "<body>",
    "<par>",
    ...stretches(spots).flatMap((stretch) => [
      `<seq begin="wallclock(${instantText(stretch[0]?.atMs ?? 0, zone)})">`,
      ...stretch.map((spot) => element(spot, standIn)),
      "</seq>",
    ]),
    "</par>",
    "</body>",
    "</smil>",
    "",
  ].join("\n");
}

function stretches(spots: readonly FeedSpot[]): FeedSpot[][] {
  const found: FeedSpot[][] = [];
  let endMs = Number.NaN;
  for (const spot of spots) {
    if (spot.atMs === endMs) found.at(-1)?.push(spot);
    else found.push([spot]);
    endMs = spot.atMs + spot.durationMs;
  }
  return found;
}

const ELEMENTS = { video: "video", image: "img", web: "ref" } as const;

function element(spot: FeedSpot, standIn: FeedAsset | null): string {
  const dur = `dur="${seconds(spot.durationMs)}s"`;
  const media = (name: string, src: string, type: string, title: string) =>
    `<${name} region="screen" src="${xml(src)}" type="${xml(type)}" title="${xml(title)}" ${dur}/>`;
  if (spot.kind === "text") {
    const src = `data:text/plain;charset=utf-8,${encodeURIComponent(spot.text ?? "")}`;
    return media("text", src, "text/plain", spot.title);
  }
  if (spot.asset) return media(ELEMENTS[spot.kind], spot.asset.url, spot.asset.mime, spot.title);
  return standIn ? media("img", standIn.url, standIn.mime, spot.title) : `<par ${dur}/>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** As an attribute's value. Characters that XML 1.0 cannot hold at all become spaces. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, " ")
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
