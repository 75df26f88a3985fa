import { Typography } from "antd";
import { Link } from "react-router";
import { useSeasons } from "../calendar/queries.ts";
import { useCampaigns } from "../campaigns/queries.ts";
import { useList } from "../query.ts";
import { useBureau } from "../shell/bureau.ts";
import { useName } from "../text/language.ts";
import { plusDays, useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

interface Happening {
  key: string;
  day: string;
  /** Wall time; empty when it is the whole day. */
  time: string;
  kind: string;
  title: string;
  to: string;
}

/** Seven days from today: what begins, what takes place, which sign-up closes. */
export function WeekPanel() {
  const words = useText(text);
  const time = useTime();
  const bureau = useBureau();
  const nameOf = useName();
  const seasons = useSeasons().data ?? [];
  const campaigns = useCampaigns().data ?? [];
  const events = (useList("event.list").data ?? []).filter(({ state }) => state !== "cancelled");
  const whole = (key: string, day: string, kind: string, title: string, to: string): Happening => ({
    key,
    day,
    time: "",
    kind,
    title,
    to,
  });
  const all: Happening[] = [
    ...seasons.flatMap((one) => [
      whole(one.id, one.startsOn, words.seasonStarts, nameOf(one), "calendar"),
      ...(one.concentratedDay
        ? [whole(`${one.id} day`, one.concentratedDay, words.seasonStarts, nameOf(one), "calendar")]
        : []),
    ]),
    ...campaigns
      .filter(({ state }) => state !== "cancelled" && state !== "archived")
      .map((one) => whole(one.id, one.startsOn, words.campaignOn, one.name, `campaigns/${one.id}`)),
    ...events.flatMap((one) => [
      ...one.sessions.map((session) => ({
        key: session.id,
        day: time.dayOf(session.startsAt),
        time: time.time(session.startsAt),
        kind: words.eventOn,
        title: one.title,
        to: `events/${one.id}`,
      })),
      {
        key: `${one.id} closes`,
        day: time.dayOf(one.signupClosesAt),
        time: time.time(one.signupClosesAt),
        kind: words.signupCloses,
        title: one.title,
        to: `events/${one.id}`,
      },
    ]),
  ];
  const days = Array.from({ length: 7 }, (_, index) => plusDays(time.today, index));
  const shown = days
    .map((day) => ({ day, here: all.filter((one) => one.day === day).sort((a, b) => a.time.localeCompare(b.time)) }))
    .filter(({ here }) => here.length > 0);
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.week}
      </Typography.Title>
      {shown.length === 0 && <Typography.Text type="secondary">{words.noWeek}</Typography.Text>}
      {shown.map(({ day, here }) => (
        <div key={day} className="waiting">
          <strong>{time.day(day)}</strong>
          {here.map((one) => (
            <div key={one.key} style={{ display: "flex", gap: 8, marginTop: 4 }}>
              <span className="numbers" style={{ color: "var(--ink-soft)", whiteSpace: "nowrap" }}>
                {[one.time, one.kind].filter(Boolean).join(" ")}
              </span>
              <Link to={`/b/${bureau.id}/${one.to}`}>{one.title}</Link>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
