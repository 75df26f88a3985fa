import type { Event } from "../../contracts/event.ts";
import { useNow } from "../screens/useNow.ts";

/** Whether an event has begun and was not cancelled: from then on outcomes are filed. */
export function useBegun(): (event: Pick<Event, "state" | "sessions">) => boolean {
  const now = useNow(30_000);
  return (event) =>
    event.state !== "cancelled" && event.sessions.some((session) => Date.parse(session.startsAt) <= now);
}
