import { Button, Typography } from "antd";
import { Link, useNavigate } from "react-router";
import type { Signup } from "../../contracts/signup.ts";
import "../events/events.css";
import { useOver } from "../events/begun.ts";
import { useRoleName } from "../events/places.ts";
import { useEvents } from "../events/queries.ts";
import { When } from "../events/When.tsx";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { useSignups } from "./queries.ts";
import { SignupLine } from "./SignupLine.tsx";
import { ACTIVE } from "./SignupStateTag.tsx";
import { text } from "./text.ts";

/** An institution's places, event by event; what is over stands below. */
export default function SignupsPage() {
  const words = useText(text);
  const bureau = useBureau();
  const navigate = useNavigate();
  const isOver = useOver();
  const past = new Set((useEvents().data ?? []).filter(isOver).map((event) => event.id));
  return (
    <Page title={words.title} intro={words.intro}>
      <Answer query={useSignups()}>
        {(all) => {
          const live = all.filter((one) => ACTIVE.some((state) => state === one.state) && !past.has(one.event));
          const over = all.filter((one) => !live.includes(one));
          return (
            <>
              {live.length === 0 && (
                <div className="panel">
                  <Nothing
                    title={words.emptyTitle}
                    hint={words.emptyHint}
                    action={
                      <Button type="primary" onClick={() => void navigate(`/b/${bureau.id}/events`)}>
                        {words.toOpen}
                      </Button>
                    }
                  />
                </div>
              )}
              <ByEvent signups={live} over={false} />
              {over.length > 0 && (
                <Typography.Title level={2} className="event-section" style={{ marginTop: 24 }}>
                  {words.over}
                </Typography.Title>
              )}
              <ByEvent signups={over} over />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function ByEvent({ signups, over }: { signups: Signup[]; over: boolean }) {
  const bureau = useBureau();
  const nameOf = useRoleName();
  const events = useEvents().data ?? [];
  const titles = new Map(signups.map((one) => [one.event, one.eventTitle]));
  return [...titles].map(([id, title]) => {
    const event = events.find((one) => one.id === id);
    return (
      <section key={id} className="panel panel-pad" style={{ marginBottom: 12 }}>
        <Link to={`/b/${bureau.id}/events/${id}`} style={{ fontWeight: 600 }}>
          {title}
        </Link>
        {event && (
          <div className="soft">
            <When event={event} /> · {event.sessions[0]?.place}
          </div>
        )}
        <div style={{ marginTop: 8 }}>
          {signups
            .filter((one) => one.event === id)
            .map((one) => (
              <SignupLine
                key={one.id}
                signup={one}
                over={over}
                title={
                  <span>
                    {nameOf(event?.roles, one.role)} × {one.quantity}
                  </span>
                }
              />
            ))}
        </div>
      </section>
    );
  });
}
