import type { ShownKind, TextStyle } from "../../contracts/plan.ts";
import { oneLine } from "./programme.ts";
import { periodOf } from "./lines.ts";
import { instantText } from "../time/wall.ts";

/** One spot of the day; instants are epoch ms. */
export interface NovaSpot {
  readonly atMs: number;
  readonly durationMs: number;
  readonly kind: ShownKind;
  readonly title: string;
  readonly sha256: string;
  readonly text: string | null;
  readonly style: TextStyle | null;
  readonly cut: boolean;
}

export interface NovaDay {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly zone: string;
  readonly day: string;
  readonly spots: readonly NovaSpot[];
  /** SHA-256 of the picture that takes the time of what cannot be shown; null = that is left out. */
  readonly standIn: string | null;
}

/** A file as the device fetches and checks it; `url` is absolute, `md5` in lower-case hexadecimal. */
export interface NovaMedia {
  readonly url: string;
  readonly md5: string;
  readonly bytes: number;
}

const WHOLE = { x: "0%", y: "0%", width: "100%", height: "100%" } as const;

/**
 * The body of NovaCloud's `POST /v2/player/program/normal` for one local day: the schedule is the day's opening hours,
 * the pages are one full-screen widget per spot in their order. The device goes round its pages, so a sequence that only
 * repeats is written once. Web pages, and files that `media` does not have, are the stand-in or left out. `playerIds`
 * are NovaCloud's own and stay empty. docs/players.md says which fields are untested.
 */
export function novacloud(day: NovaDay, media: ReadonlyMap<string, NovaMedia>) {
  const pages = day.spots.flatMap((spot) => {
    const widget = widgetOf(day, spot, media);
    return widget ? [{ name: oneLine(spot.title), widgets: [widget] }] : [];
  });
  // The day's end may cut the last spot: it is no part of the round.
  const rounds = day.spots.at(-1)?.cut && pages.length > 1 ? pages.slice(0, -1) : pages;
  return {
    playerIds: [],
    schedule: {
      startDate: day.day,
      endDate: day.day,
      plans: openingsOf(day.spots).map(({ startMs, endMs }) => ({
        weekDays: [new Date(`${day.day}T00:00:00Z`).getUTCDay()],
        startTime: clock(startMs, day),
        endTime: clock(endMs, day),
      })),
    },
    pages: rounds.slice(0, periodOf(rounds.map((page) => JSON.stringify(page)))),
  };
}

function widgetOf(day: NovaDay, spot: NovaSpot, media: ReadonlyMap<string, NovaMedia>) {
  const common = { zIndex: 1, duration: spot.durationMs, layout: WHOLE };
  if (spot.kind === "text") return { ...common, ...words(day, spot) };
  const own = spot.kind === "web" ? undefined : media.get(spot.sha256);
  const file = own ?? (day.standIn === null ? undefined : media.get(day.standIn));
  if (!file) return null;
  const facts = { ...common, size: file.bytes, md5: file.md5, url: file.url };
  return own && spot.kind === "video"
    ? { ...facts, type: "VIDEO" as const }
    : { ...facts, type: "PICTURE" as const, inAnimation: { type: "NONE", duration: 0 } };
}

/** Words that run or stand. Sizes are worked out so that all of them can be seen: a screen is lit by pixels of its own. */
function words({ widthPx, heightPx }: NovaDay, { text, style }: NovaSpot) {
  const runs = style?.template === "scroll";
  const lines = style?.template === "two_line" ? halves(text ?? "") : (text ?? "").split("\n");
  const longest = Math.max(1, ...lines.map((line) => [...line].length));
  const high = (heightPx * 7) / (10 * lines.length);
  const fontSize = Math.max(8, Math.floor(runs ? high : Math.min(high, (widthPx * 19) / (20 * longest))));
  return {
    type: "ARCH_TEXT" as const,
    displayType: runs ? "SCROLL" : "STATIC",
    backgroundColor: style?.background ?? "#000000",
    ...(runs && { scrollAttribute: { animation: "MARQUEE_LEFT", speed: 3, isHeadTail: true } }),
    lines: lines.map((line) => ({
      textAttributes: [{ content: line, fontSize, textColor: style?.color ?? "#ffffff", isBold: true }],
    })),
  };
}

/** Two lines: as written, or broken in the middle, as the player does. */
function halves(text: string): string[] {
  if (text.includes("\n")) return text.split("\n");
  const letters = [...text];
  const middle = Math.ceil(letters.length / 2);
  return [letters.slice(0, middle).join(""), letters.slice(middle).join("")];
}

/** Stretches without a pause. */
function openingsOf(spots: readonly NovaSpot[]): { startMs: number; endMs: number }[] {
  const open: { startMs: number; endMs: number }[] = [];
  for (const { atMs, durationMs } of spots) {
    const last = open.at(-1);
    if (last?.endMs === atMs) last.endMs = atMs + durationMs;
    else open.push({ startMs: atMs, endMs: atMs + durationMs });
  }
  return open;
}

/** `HH:MM` in the screen's zone. Midnight at the end of the day is its last minute: no later time is documented. */
function clock(instantMs: number, { zone, day }: NovaDay): string {
  const wall = instantText(instantMs, zone);
  return wall.slice(0, 10) > day ? "23:59" : wall.slice(11, 16);
}
