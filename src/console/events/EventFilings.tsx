import { Button, Typography } from "antd";
import { Link, useNavigate } from "react-router";
import type { Event } from "../../contracts/event.ts";
import { OutcomeStateTag } from "../outcomes/OutcomeStateTag.tsx";
import { useEventOutcomes } from "../outcomes/queries.ts";
import { useDueDay } from "../outcomes/due.ts";
import { useBureau } from "../shell/bureau.ts";
import { useSignups } from "../signups/queries.ts";
import { useText } from "../text/text.ts";
import { useBegun } from "./begun.ts";
import { text } from "./text.ts";

/** Who has filed and who has not: the host and every institution that had a place. */
export function EventFilings({ event }: { event: Event }) {
  const words = useText(text);
  const bureau = useBureau();
  const navigate = useNavigate();
  const dueDay = useDueDay();
  const begun = useBegun()(event);
  const outcomes = useEventOutcomes(event.id, begun).data ?? [];
  const signups = useSignups(event.id).data ?? [];
  if (!begun) return null;
  const places = new Map(
    signups.filter((one) => one.state === "confirmed").map((one) => [one.institution, one.institutionName]),
  );
  for (const one of outcomes) if (one.institution) places.set(one.institution, one.institutionName);
  const host = outcomes.find((one) => one.institution === null);
  const filer = (id: string, name: string) => {
    const found = outcomes.find((one) => one.institution === id);
    return (
      <div key={id} className="event-row">
        {found ? <Link to={`/b/${bureau.id}/outcomes/${found.id}`}>{name}</Link> : <span>{name}</span>}
        {found ? (
          <OutcomeStateTag outcome={found} />
        ) : (
          <Typography.Text type="secondary">{words.notFiled}</Typography.Text>
        )}
      </div>
    );
  };
  return (
    <section className="panel panel-pad">
      <div style={{ display: "flex", justifyContent: "space-between", gap: 12 }}>
        <Typography.Title level={2} className="event-section">
          {words.filings}
        </Typography.Title>
        <span className="soft">{words.due(dueDay(event.outcomesDueAt))}</span>
      </div>
      <div className="event-row" style={{ borderTop: 0 }}>
        {host ? <Link to={`/b/${bureau.id}/outcomes/${host.id}`}>{words.host}</Link> : <span>{words.host}</span>}
        {host ? (
          <OutcomeStateTag outcome={host} />
        ) : bureau.may("outcome.write") ? (
          <Button onClick={() => void navigate(`/b/${bureau.id}/outcomes/new?event=${event.id}`)}>
            {words.fileHost}
          </Button>
        ) : (
          <Typography.Text type="secondary">{words.notFiled}</Typography.Text>
        )}
      </div>
      {[...places].sort((a, b) => a[1].localeCompare(b[1], "zh-CN")).map(([id, name]) => filer(id, name))}
    </section>
  );
}
