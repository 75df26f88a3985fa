import { instantText } from "../../domain/time/wall.ts";
import { offsetStretches, type OffsetStretch } from "../../domain/time/zone.ts";

/**
 * Writes instants (epoch ms) of `[fromMs, toMs]` as RFC 3339 with the zone's offset, like `instantText`, a hundred
 * thousand of them in a moment: within a stretch of one offset only the clock time changes.
 */
export function instantWriter(zone: string, fromMs: number, toMs: number): (atMs: number) => string {
  const stretches = offsetStretches(zone, fromMs, toMs + 1);
  let stretch: OffsetStretch | undefined;
  let suffix = "";
  return (atMs) => {
    if (!stretch || atMs < stretch.startMs || atMs >= stretch.endMs) {
      stretch = stretches.find(({ startMs, endMs }) => startMs <= atMs && atMs < endMs);
      const text = instantText(atMs, zone);
      suffix = text.slice(text.length - 6);
    }
    const wall = new Date(atMs + (stretch?.offsetMs ?? 0)).toISOString();
    return `${wall.endsWith(".000Z") ? wall.slice(0, 19) : wall.slice(0, 23)}${suffix}`;
  };
}
