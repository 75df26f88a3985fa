import { Typography } from "antd";
import { Link } from "react-router";
import type { Event } from "../../contracts/event.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { useSignups } from "../signups/queries.ts";
import { ACTIVE, SignupStateTag } from "../signups/SignupStateTag.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { EventStateTag } from "./EventStateTag.tsx";
import "./events.css";
import { freeOf, useRoleName } from "./places.ts";
import { useEvents } from "./queries.ts";
import { text } from "./text.ts";
import { When } from "./When.tsx";

const ORDER = ["open", "published", "closed"] as const;

/** What an institution can sign up for, soonest to close first. */
export function OpenEvents() {
  const words = useText(text);
  const events = useEvents();
  const shown = (all: Event[]) =>
    ORDER.flatMap((state) =>
      all.filter((one) => one.state === state).sort((a, b) => a.signupClosesAt.localeCompare(b.signupClosesAt)),
    );
  return (
    <Page title={words.openTitle} intro={words.openIntro}>
      <Answer query={events}>
        {(all) =>
          shown(all).length === 0 ? (
            <div className="panel">
              <Nothing title={words.emptyOpen} hint={words.emptyOpenHint} />
            </div>
          ) : (
            <div className="event-cards">
              {shown(all).map((one) => (
                <EventCard key={one.id} event={one} />
              ))}
            </div>
          )
        }
      </Answer>
    </Page>
  );
}

function EventCard({ event }: { event: Event }) {
  const words = useText(text);
  const time = useTime();
  const bureau = useBureau();
  const nameOf = useRoleName();
  const own = (useSignups().data ?? []).filter(
    (one) => one.event === event.id && ACTIVE.some((state) => state === one.state),
  );
  const deadline =
    event.state === "published"
      ? words.opens(time.at(event.signupOpensAt))
      : (event.state === "open" ? words.closes : words.closedAt)(time.at(event.signupClosesAt));
  return (
    <Link to={`/b/${bureau.id}/events/${event.id}`} className="panel panel-pad event-card">
      <div className="event-card-head">
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {event.title}
        </Typography.Title>
        <EventStateTag state={event.state} />
      </div>
      <div>
        <When event={event} />
        <div className="soft">{event.sessions[0]?.place}</div>
      </div>
      {event.state === "open" && (
        <div className="event-roles">
          {event.roles.map((role) => {
            const free = freeOf(event, role.key);
            return (
              <span key={role.key}>
                {nameOf(event.roles, role.key)}
                <span className="soft">
                  {" "}
                  {free === null ? words.unlimited : free === 0 ? words.full : words.free(free)}
                </span>
              </span>
            );
          })}
        </div>
      )}
      <div className="soft numbers">{deadline}</div>
      {own.map((one) => (
        <div key={one.id} className="event-own">
          <span>
            {nameOf(event.roles, one.role)} × {one.quantity}
          </span>
          <SignupStateTag signup={one} />
        </div>
      ))}
    </Link>
  );
}
