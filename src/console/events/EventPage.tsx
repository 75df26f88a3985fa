import { Alert, Typography } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import type { Event } from "../../contracts/event.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useCampaigns } from "../campaigns/queries.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { EventActions } from "./EventActions.tsx";
import { EventFilings } from "./EventFilings.tsx";
import { EventForm } from "./EventForm.tsx";
import { EventSignups } from "./EventSignups.tsx";
import { EventStateTag } from "./EventStateTag.tsx";
import "./events.css";
import { OwnFiling } from "./OwnFiling.tsx";
import { OwnPlaces } from "./OwnPlaces.tsx";
import { useEvent } from "./queries.ts";
import { RolePlaces } from "./RolePlaces.tsx";
import { text } from "./text.ts";

/** One event: for the bureau its sign-ups and filings, for an institution its own places in it. */
export default function EventPage() {
  const { event = "" } = useParams();
  return <Answer query={useEvent(event)}>{(one) => <EventView event={one} />}</Answer>;
}

function EventView({ event }: { event: Event }) {
  const words = useText(text);
  const bureau = useBureau();
  const [editing, setEditing] = useState(false);
  return (
    <Page
      title={event.title}
      beside={<EventStateTag state={event.state} />}
      intro={<Deadline event={event} />}
      actions={bureau.staff && <EventActions event={event} onEdit={() => setEditing(true)} />}
    >
      {event.state === "cancelled" && event.comment && (
        <Alert type="warning" showIcon title={words.comment} description={event.comment} style={{ marginBottom: 16 }} />
      )}
      {bureau.staff ? (
        <div className="event-grid">
          <div>
            <EventSignups event={event} />
            {event.state !== "draft" && event.state !== "cancelled" && <EventFilings event={event} />}
          </div>
          <div>
            <RolePlaces event={event} />
            <Facts event={event} />
          </div>
        </div>
      ) : (
        <div className="event-grid">
          <div>
            <OwnFiling event={event} />
            <OwnPlaces event={event} />
          </div>
          <div>
            <Facts event={event} />
          </div>
        </div>
      )}
      {editing && <EventForm event={event} onClose={() => setEditing(false)} />}
    </Page>
  );
}

/** The next instant that matters for signing up. */
function Deadline({ event }: { event: Event }) {
  const words = useText(text);
  const time = useTime();
  if (event.state === "held" || event.state === "cancelled") return words.channels[event.channel];
  const said =
    event.state === "open"
      ? words.closes(time.at(event.signupClosesAt))
      : event.state === "closed"
        ? words.closedAt(time.at(event.signupClosesAt))
        : `${words.opens(time.at(event.signupOpensAt))} · ${words.closes(time.at(event.signupClosesAt))}`;
  return `${words.channels[event.channel]} · ${said}`;
}

function Facts({ event }: { event: Event }) {
  const words = useText(text);
  const time = useTime();
  const bureau = useBureau();
  const campaigns = useCampaigns({ enabled: bureau.may("campaign.read") });
  const campaign = campaigns.data?.find((one) => one.id === event.campaign);
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} className="event-section">
        {words.sessions}
      </Typography.Title>
      {event.sessions.map((session) => (
        <div key={session.id} className="event-row">
          <div>
            <span className="numbers">{time.span(session.startsAt, session.endsAt)}</span>
            <div className="soft">{session.place}</div>
          </div>
        </div>
      ))}
      {campaign && (
        <div className="event-row">
          <span className="soft">{words.campaign}</span>
          <Link to={`/b/${bureau.id}/campaigns/${campaign.id}`}>{campaign.name}</Link>
        </div>
      )}
      {event.summary && (
        <Typography.Paragraph style={{ whiteSpace: "pre-wrap", margin: "12px 0 0" }}>
          {event.summary}
        </Typography.Paragraph>
      )}
    </section>
  );
}
