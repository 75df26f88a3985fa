import type { Window } from "../../contracts/window.ts";
import type { StatutoryCalendar } from "../../domain/time/calendar.ts";
import { dayNumber } from "../../domain/time/day.ts";
import { intersection, type Interval } from "../../domain/time/interval.ts";
import { wallClock } from "../../domain/time/wall.ts";
import { activeIntervals } from "../../domain/window/active.ts";
import { dayRule } from "../../domain/window/days.ts";
import { placeOf, type Scale } from "./scale.ts";

/** One stretch of a window as it lies on a lane. */
export interface Bar {
  readonly key: string;
  /** Which of the booking's windows, and which of its dayparts; null = all day, or whole days. */
  readonly window: number;
  readonly part: number | null;
  /** 0 to 1 within the scale. */
  readonly left: number;
  readonly width: number;
  /** Local hours: `18:00–22:00`, several in one bar by 、; empty = all day. */
  readonly hours: string;
  /** When it begins here, epoch ms. */
  readonly startMs: number;
  /** Which ends are the window's own, and can be pulled: a stretch that goes on outside the view has none there. */
  readonly ends: { readonly start: boolean; readonly end: boolean };
}

/** Where a booking's windows lie on a screen's lane; `open` = when the screen may be lit, null = always. */
export function barsOf(
  windows: readonly Window[],
  scale: Scale,
  screenZone: string,
  open: readonly Interval[] | null,
  calendar: StatutoryCalendar,
): Bar[] {
  return windows.flatMap((window, index) =>
    scale.zoom === "day"
      ? hourBars(window, index, scale, screenZone, open, calendar)
      : dayBars(window, index, scale, screenZone, calendar),
  );
}

/** When the screen may be lit within the scale; null = always. */
export function openWithin(
  openHours: readonly Window[] | null,
  { startMs, endMs }: Scale,
  screenZone: string,
  calendar: StatutoryCalendar,
): Interval[] | null {
  return openHours && activeIntervals(openHours, screenZone, startMs, endMs, calendar);
}

/** What sorted intervals leave free of the scale. */
export function gapsIn(open: readonly Interval[], { startMs, endMs }: Scale): Interval[] {
  const starts = [startMs, ...open.map((one) => one.endMs)];
  const ends = [...open.map((one) => one.startMs), endMs];
  return starts
    .map((start, index) => ({ startMs: start, endMs: ends[index] ?? endMs }))
    .filter((gap) => gap.startMs < gap.endMs);
}

function hourBars(
  window: Window,
  index: number,
  scale: Scale,
  zone: string,
  open: readonly Interval[] | null,
  calendar: StatutoryCalendar,
): Bar[] {
  const parts = window.dayparts?.map((daypart, part) => ({ part, own: { ...window, dayparts: [daypart] } })) ?? [
    { part: null, own: window },
  ];
  return parts.flatMap(({ part, own }) => {
    const active = activeIntervals([own], zone, scale.startMs, scale.endMs, calendar);
    const lit = open ? intersection(active, open) : active;
    return lit.map(({ startMs, endMs }, piece) => {
      const left = placeOf(scale, startMs);
      const day = own.dayparts?.[0];
      return {
        key: `${index}.${part ?? "all"}.${piece}`,
        window: index,
        part,
        left,
        width: placeOf(scale, endMs) - left,
        hours: day ? `${day.from}–${day.to}` : "",
        startMs,
        ends: day
          ? { start: clock(startMs, zone) === day.from, end: clock(endMs, zone) === day.to.replace("24", "00") }
          : { start: true, end: true },
      };
    });
  });
}

function dayBars(window: Window, index: number, scale: Scale, zone: string, calendar: StatutoryCalendar): Bar[] {
  const rule = dayRule(window, calendar);
  const held = scale.days.map((day) => rule(dayNumber(day)) === null);
  const hours = (window.dayparts ?? []).map(({ from, to }) => `${from}–${to}`).join("、");
  const bars: Bar[] = [];
  for (let from = held.indexOf(true); from !== -1;) {
    const after = held.indexOf(false, from);
    const to = after === -1 ? held.length : after;
    const firstDay = scale.days[from] ?? "";
    const first = activeIntervals(
      [{ ...window, startsOn: firstDay, endsOn: firstDay }],
      zone,
      scale.startMs,
      scale.endMs,
      calendar,
    )[0];
    bars.push({
      key: `${index}.days.${bars.length}`,
      window: index,
      part: null,
      left: from / held.length,
      width: (to - from) / held.length,
      hours,
      startMs: first?.startMs ?? scale.startMs,
      ends: { start: firstDay === window.startsOn, end: scale.days[to - 1] === window.endsOn },
    });
    from = held.indexOf(true, to);
  }
  return bars;
}

function clock(atMs: number, zone: string): string {
  return new Date(wallClock(atMs, zone)).toISOString().slice(11, 16);
}
