import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { text } from "./text.ts";

const MINUTE_MS = 60_000;

/** An instant in the past as people say it: just now, 5 min ago, or its day and time. */
export function useAgo(nowMs: number): (instant: string | null) => string {
  const words = useText(text);
  const time = useTime();
  return (instant) => {
    if (instant === null) return words.never;
    const minutes = Math.floor((nowMs - Date.parse(instant)) / MINUTE_MS);
    if (minutes < 1) return words.justNow;
    return minutes < 60 ? words.minutesAgo(minutes) : time.at(instant);
  };
}
