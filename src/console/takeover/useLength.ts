import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const MINUTE_MS = 60_000;

/** A length as people say it: 10 minutes, 1 hour 30 minutes. */
export function useLength(): (ms: number) => string {
  const words = useText(text);
  return (ms) => {
    const minutes = Math.round(ms / MINUTE_MS);
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    return [hours > 0 && `${hours} ${words.hours}`, (rest > 0 || hours === 0) && `${rest} ${words.minutes}`]
      .filter(Boolean)
      .join(" ");
  };
}
