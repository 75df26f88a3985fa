import type { Reason } from "../../contracts/schedule.ts";
import type { text } from "./text.ts";

type Words = (typeof text)["en"]["reasons"];

/** Why a booking does not play, in words. */
export function reasonText(
  reason: Reason,
  words: Words,
  zone: string,
  titleOf: (booking: string) => string | undefined,
): string {
  if (reason.code === "outranked_by") {
    const title = titleOf(reason.booking);
    return title === undefined ? words.outranked_by_fallback : words.outranked_by(title);
  }
  if (reason.code === "cap_reached")
    return reason.until === null ? words.cap_reached_today : words.cap_reached(clockOf(reason.until, zone));
  if (reason.code === "waiting_turn")
    return reason.next === null ? words.waiting_turn_today : words.waiting_turn(clockOf(reason.next, zone));
  return words[reason.code];
}

/** `19:42:10` in the zone. */
export function clockOf(instant: string, zone: string): string {
  return new Date(instant).toLocaleTimeString("sv-SE", { timeZone: zone });
}
