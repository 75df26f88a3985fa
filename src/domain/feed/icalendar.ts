import { wallClock } from "../time/wall.ts";
import { offsetStretches, type OffsetStretch } from "../time/zone.ts";
import type { Occurrence } from "./occurrences.ts";

export interface CalendarFeed {
  /** The bureau's id: part of every UID. */
  readonly bureau: string;
  readonly name: string;
  readonly location: string;
  readonly zone: string;
  readonly occurrences: readonly Occurrence[];
}

/** A screen's bookings as iCalendar (RFC 5545): local times with their VTIMEZONE, lines folded at 75 octets. */
export function icalendar({ bureau, name, location, zone, occurrences }: CalendarFeed): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Fangfei//Screen bookings//ZH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ...timezone(zone, occurrences),
    ...occurrences.flatMap((occurrence) => [
      "BEGIN:VEVENT",
      `UID:${occurrence.key}@${bureau}.fangfei`,
      `SEQUENCE:${occurrence.sequence}`,
      `DTSTAMP:${utc(occurrence.changedMs)}`,
      `LAST-MODIFIED:${utc(occurrence.changedMs)}`,
      `DTSTART${localTime(occurrence.startMs, zone)}`,
      `DTEND${localTime(occurrence.endMs, zone)}`,
      `SUMMARY:${text(occurrence.title)}`,
      ...(location === "" ? [] : [`LOCATION:${text(location)}`]),
      `STATUS:${occurrence.cancelled ? "CANCELLED" : "CONFIRMED"}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
    "",
  ];
  return lines.map(folded).join("\r\n");
}

/** `2026-06-15T08:00:00` → `20260615T080000`, from wall clock ms. */
function basic(wallMs: number): string {
  return new Date(wallMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
}

function utc(atMs: number): string {
  return `${basic(atMs)}Z`;
}

/**
 * A property's local time. A clock time that comes twice means its first coming (RFC 5545 §3.3.5); the second one can
 * only be written in UTC.
 */
function localTime(atMs: number, zone: string): string {
  const wall = wallClock(atMs, zone);
  const earlier = offsetStretches(zone, atMs - 86_400_000, atMs).some(
    ({ startMs, endMs, offsetMs }) => wall - offsetMs < atMs && startMs <= wall - offsetMs && wall - offsetMs < endMs,
  );
  return earlier ? `:${utc(atMs)}` : `;TZID=${zone}:${basic(wall)}`;
}

/** One observance per change of the zone's offset, over the time that the occurrences span (RFC 5545 §3.6.5). */
function timezone(zone: string, occurrences: readonly Occurrence[]): string[] {
  if (occurrences.length === 0) return [];
  const fromMs = Math.min(...occurrences.map(({ startMs }) => startMs));
  const toMs = Math.max(...occurrences.map(({ endMs }) => endMs));
  const stretches = changesOf(offsetStretches(zone, fromMs, toMs));
  const least = Math.min(...stretches.map(({ offsetMs }) => offsetMs));
  const observances = stretches.flatMap((stretch, index) => {
    const before = stretches[index - 1];
    const kind = stretch.offsetMs > least ? "DAYLIGHT" : "STANDARD";
    // The first observance reaches back to the beginning of what is asked for, where nothing changed.
    const onset = before ? stretch.startMs + before.offsetMs : 0;
    return [
      `BEGIN:${kind}`,
      `DTSTART:${basic(onset)}`,
      `TZOFFSETFROM:${offset((before ?? stretch).offsetMs)}`,
      `TZOFFSETTO:${offset(stretch.offsetMs)}`,
      `END:${kind}`,
    ];
  });
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...observances, "END:VTIMEZONE"];
}

/** Stretches are cut at every new year: joined again where nothing changed. */
function changesOf(stretches: readonly OffsetStretch[]): OffsetStretch[] {
  return stretches.filter((stretch, index) => stretch.offsetMs !== stretches[index - 1]?.offsetMs);
}

function offset(offsetMs: number): string {
  const minutes = Math.abs(Math.round(offsetMs / 60_000));
  const two = (value: number) => String(value).padStart(2, "0");
  return `${offsetMs < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

/** RFC 5545 §3.3.11. */
function text(value: string): string {
  return value
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll(/\r\n|[\r\n\u2028\u2029]/g, "\\n")
    .replaceAll(/\p{Cc}/gu, " ");
}

const encoder = new TextEncoder();

/** Lines of at most 75 octets, never cut inside a character (RFC 5545 §3.1). */
function folded(line: string): string {
  if (line.length <= 25) return line;
  let out = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      out += "\r\n ";
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}
