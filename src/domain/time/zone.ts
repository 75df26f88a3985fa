import { Temporal } from "temporal-polyfill";

/** A stretch of time in which a zone keeps one offset: wall clock ms = epoch ms + `offsetMs`. */
export interface OffsetStretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly offsetMs: number;
}

const name = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;

/** Does the zone data in force know this IANA name? Bare offsets such as `+08:00` are not names. */
export function isKnownZone(zone: string): boolean {
  if (!name.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

// Zone data cannot change while the program runs, so what was read once may be kept: one entry per zone and year.
const years = new Map<string, readonly OffsetStretch[]>();

function stretchesOfYear(zone: string, year: number): readonly OffsetStretch[] {
  const key = `${year} ${zone}`;
  const known = years.get(key);
  if (known) return known;
  const from = Date.UTC(year, 0, 1);
  const to = Date.UTC(year + 1, 0, 1);
  const stretches: OffsetStretch[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
  for (;;) {
    const startMs = at.epochMilliseconds;
    const next = at.getTimeZoneTransition("next");
    const endMs = next === null ? to : Math.min(next.epochMilliseconds, to);
    stretches.push({ startMs, endMs, offsetMs: at.offsetNanoseconds / 1e6 });
    if (next === null || endMs === to) break;
    at = next;
  }
  years.set(key, stretches);
  return stretches;
}

/** The zone's offsets over `[fromMs, toMs)`, widened to whole UTC years; sorted, without holes. */
export function offsetStretches(zone: string, fromMs: number, toMs: number): OffsetStretch[] {
  const stretches: OffsetStretch[] = [];
  const last = new Date(Math.max(fromMs, toMs - 1)).getUTCFullYear();
  for (let year = new Date(fromMs).getUTCFullYear(); year <= last; year++) {
    stretches.push(...stretchesOfYear(zone, year));
  }
  return stretches;
}
