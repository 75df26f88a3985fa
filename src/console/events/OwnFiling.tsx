import { Alert, Button } from "antd";
import { useNavigate } from "react-router";
import type { Event } from "../../contracts/event.ts";
import { useDueDay } from "../outcomes/due.ts";
import { OutcomeStateTag } from "../outcomes/OutcomeStateTag.tsx";
import { useEventOutcomes } from "../outcomes/queries.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { useBegun } from "./begun.ts";
import { text } from "./text.ts";

/** Once the event has begun: the institution's way to its filing. */
export function OwnFiling({ event }: { event: Event }) {
  const words = useText(text);
  const bureau = useBureau();
  const navigate = useNavigate();
  const dueDay = useDueDay();
  const begun = useBegun()(event);
  const outcomes = useEventOutcomes(event.id, begun);
  if (!begun || !outcomes.data) return null;
  const [own] = outcomes.data;
  const to = (path: string) => void navigate(`/b/${bureau.id}/outcomes/${path}`);
  return (
    <Alert
      type="info"
      title={
        <>
          {words.filings} {own && <OutcomeStateTag outcome={own} />}
        </>
      }
      description={words.due(dueDay(event.outcomesDueAt))}
      action={
        <Button type="primary" onClick={() => to(own ? own.id : `new?event=${event.id}`)}>
          {words.file}
        </Button>
      }
    />
  );
}
