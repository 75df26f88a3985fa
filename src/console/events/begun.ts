import type { Event } from "../../contracts/event.ts";
import { useNow } from "../screens/useNow.ts";

type Dated = Pick<Event, "state" | "sessions">;
const from = (event: Dated, now: number) => event.sessions.some((session) => Date.parse(session.startsAt) <= now);

/** Whether an event has begun, was held or was cancelled: from then on sign-ups stay as they are. */
export function useOver(): (event: Dated) => boolean {
  const now = useNow(30_000);
  return (event) => event.state === "held" || event.state === "cancelled" || from(event, now);
}

/** Whether an event has begun and was not cancelled: from then on outcomes are filed. */
export function useBegun(): (event: Dated) => boolean {
  const now = useNow(30_000);
  return (event) => event.state !== "cancelled" && from(event, now);
}
