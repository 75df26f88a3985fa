import type { Event } from "../../contracts/event.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** The first session's time; how many there are when there are more. */
export function When({ event }: { event: Pick<Event, "sessions"> }) {
  const words = useText(text);
  const time = useTime();
  const [first] = event.sessions;
  if (!first) return null;
  return (
    <span className="numbers">
      {time.span(first.startsAt, first.endsAt)}
      {event.sessions.length > 1 && (
        <span style={{ color: "var(--ink-soft)" }}> · {words.moreSessions(event.sessions.length)}</span>
      )}
    </span>
  );
}
