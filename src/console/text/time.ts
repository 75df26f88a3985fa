import { useEffect, useState } from "react";
import { useBureau } from "../shell/bureau.ts";
import { type Language, useLanguage } from "./language.ts";

const WEEKDAYS = { zh: "日一二三四五六", en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] } as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

interface Wall {
  day: string;
  time: string;
}
const formats = new Map<string, Intl.DateTimeFormat>();

/** The local day `YYYY-MM-DD` and time `HH:MM` of an instant in an IANA zone. */
export function wallOf(instant: string | number, zone: string): Wall {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    formats.set(zone, format);
  }
  const [day = "", time = ""] = format.format(new Date(instant)).split(" ");
  return { day, time };
}

/** The instant of a wall time in a zone, RFC 3339 in UTC. A time that exists twice means the first. */
export function instantOf(day: string, time: string, zone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (at: number) => {
    const wall = wallOf(at, zone);
    return Date.parse(`${wall.day}T${wall.time}:00Z`) - Math.floor(at / 60_000) * 60_000;
  };
  const guess = wanted - offsetAt(wanted);
  return new Date(wanted - offsetAt(guess)).toISOString();
}

/** The local day that lies `days` after `day`. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** 6月15日 周一, or 2027年6月15日 周二 when it is not in `today`'s year. */
export function dayText(day: string, today: string, language: Language, withWeekday = true): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const weekday = WEEKDAYS[language][weekdayOf(day) % 7] ?? "";
  const sameYear = today.startsWith(year);
  if (language === "zh")
    return `${sameYear ? "" : `${year}年`}${+month}月${+date}日${withWeekday ? ` 周${weekday}` : ""}`;
  return `${withWeekday ? `${weekday} ` : ""}${+date} ${MONTHS[+month - 1] ?? ""}${sameYear ? "" : ` ${year}`}`;
}

/** A length in ms as people write it: 1:05, or 1:00:00. */
export function lengthText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** The local day now; changes at midnight while the page stays open. */
function useToday(zone: string): string {
  const [today, setToday] = useState(() => wallOf(Date.now(), zone).day);
  useEffect(() => {
    const timer = setInterval(() => setToday(wallOf(Date.now(), zone).day), 30_000);
    return () => clearInterval(timer);
  }, [zone]);
  return today;
}

/** Dates and times of the bureau, in its zone and the chosen language. */
export function useTime() {
  return useTimeIn(useBureau().zone);
}

/** The same where no bureau is in view, in the zone of the device. */
export function useDeviceTime() {
  return useTimeIn(new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

function useTimeIn(zone: string) {
  const language = useLanguage();
  const today = useToday(zone);
  const day = (value: string, withWeekday = true) => dayText(value, today, language, withWeekday);
  const at = (instant: string) => {
    const wall = wallOf(instant, zone);
    return `${day(wall.day)} ${wall.time}`;
  };
  return {
    zone,
    today,
    /** 6月15日 周一 */
    day,
    /** 6月1日 – 6月30日 */
    days: (from: string, to: string) => {
      if (from === to) return day(from);
      const sameYear = from.slice(0, 4) === to.slice(0, 4);
      // The year is said once: first in Chinese, last in English.
      const first = sameYear && language === "en" ? dayText(from, from, language, false) : day(from, false);
      const last = sameYear && language === "zh" ? dayText(to, to, language, false) : day(to, false);
      return `${first} – ${last}`;
    },
    /** 6月15日 周一 18:00 */
    at,
    /** 6月15日 周一 18:00–20:00; the day is repeated only when it differs. */
    span: (from: string, to: string) => {
      const end = wallOf(to, zone);
      return `${at(from)}–${wallOf(from, zone).day === end.day ? end.time : ` ${at(to)}`}`;
    },
    time: (instant: string) => wallOf(instant, zone).time,
    dayOf: (instant: string) => wallOf(instant, zone).day,
    next: (value: string) => plusDays(value, 1),
  };
}
