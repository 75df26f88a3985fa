import type { Screen } from "../../contracts/screen.ts";

type Health = Screen["health"];

/** `waiting`: paired and not heard of yet; `trouble`: in contact and reporting errors. */
export type Condition = "unpaired" | "waiting" | "online" | "trouble" | "offline";

const CONTACT_MS = 180_000;

/** A screen's condition at `nowMs`: online means that its last contact lies within three minutes. */
export function conditionOf({ paired, lastContactAt, errors }: Health, nowMs: number): Condition {
  if (!paired) return "unpaired";
  if (lastContactAt === null) return "waiting";
  if (nowMs - Date.parse(lastContactAt) > CONTACT_MS) return "offline";
  return errors.length > 0 ? "trouble" : "online";
}

/** Plays that the screen announced and that have not all arrived yet; null before it announced any. */
export function missingPlays({ lastSeq, contiguousSeq }: Health): number | null {
  return lastSeq === null ? null : Math.max(0, lastSeq - (contiguousSeq ?? 0));
}

/** How far the device's own clock is off: `far` is more than a minute. The player corrects both. */
export function clockJudged(offsetMs: number): "right" | "off" | "far" {
  const size = Math.abs(offsetMs);
  return size <= 1000 ? "right" : size <= 60_000 ? "off" : "far";
}

/** A signed offset as people write it: +0.4 s, −2 min 5 s. */
export function offsetText(offsetMs: number): string {
  const sign = offsetMs < 0 ? "−" : "+";
  const seconds = Math.abs(offsetMs) / 1000;
  if (seconds < 60) return `${sign}${seconds.toFixed(1)} s`;
  return `${sign}${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
