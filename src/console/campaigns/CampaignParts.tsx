import { Button, Flex, Typography } from "antd";
import type { ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { BookingStateTag } from "../bookings/BookingStateTag.tsx";
import { daysOfWindows } from "../bookings/windows.ts";
import { Preview } from "../materials/Preview.tsx";
import { VersionStateTag } from "../materials/VersionStateTag.tsx";
import { useList } from "../query.ts";
import { useBureau } from "../shell/bureau.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** Materials, bookings and events that belong to a campaign. */
export function CampaignParts({ campaign }: { campaign: string }) {
  const words = useText(text);
  const bureau = useBureau();
  const time = useTime();
  const navigate = useNavigate();
  const materials = useList("material.list", { campaign });
  const bookings = useList("booking.list", { campaign });
  const events = useList("event.list", { campaign });
  const to = (path: string) => `/b/${bureau.id}/${path}`;
  const add = (label: string, path: string) => (
    <Button size="small" onClick={() => void navigate(to(path))}>
      {label}
    </Button>
  );
  return (
    <>
      <Part
        title={words.materials}
        empty={materials.data?.length === 0 && words.noMaterials}
        action={bureau.may("material.write") && add(words.addMaterials, `materials?campaign=${campaign}`)}
      >
        {materials.data?.map(({ id, title, versions }) => {
          const newest = versions[0];
          return (
            <div key={id} className="part-row">
              <Flex gap={12} align="center" style={{ minWidth: 0 }}>
                {newest && <Preview version={newest} title={title} size="tiny" />}
                <Link className="clip" to={to(`materials/${id}`)}>
                  {title}
                </Link>
              </Flex>
              {newest && <VersionStateTag state={newest.state} />}
            </div>
          );
        })}
      </Part>
      <Part
        title={words.bookings}
        empty={bookings.data?.length === 0 && words.noBookings}
        action={bureau.may("booking.write") && add(words.addBooking, `bookings/new?campaign=${campaign}`)}
      >
        {bookings.data?.map((booking) => (
          <div key={booking.id} className="part-row">
            <div style={{ minWidth: 0 }}>
              <Link to={to(`bookings/${booking.id}`)}>{booking.title}</Link>
              <div style={{ color: "var(--ink-soft)" }}>{time.days(...daysOfWindows(booking.windows))}</div>
            </div>
            <BookingStateTag state={booking.state} />
          </div>
        ))}
      </Part>
      <Part
        title={words.events}
        empty={events.data?.length === 0 && words.noEvents}
        action={bureau.may("event.write") && add(words.addEvent, `events?campaign=${campaign}`)}
      >
        {events.data?.map((event) => (
          <div key={event.id} className="part-row">
            <div style={{ minWidth: 0 }}>
              <Link to={to(`events/${event.id}`)}>{event.title}</Link>
              {event.sessions[0] && (
                <div style={{ color: "var(--ink-soft)" }}>
                  {time.at(event.sessions[0].startsAt)} · {event.sessions[0].place}
                </div>
              )}
            </div>
          </div>
        ))}
      </Part>
    </>
  );
}

function Part({
  title,
  action,
  empty,
  children,
}: {
  title: string;
  action: ReactNode;
  empty: string | false | undefined;
  children: ReactNode;
}) {
  return (
    <section className="panel panel-pad">
      <Flex justify="space-between" align="center" style={{ marginBottom: 6 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {title}
        </Typography.Title>
        {action}
      </Flex>
      {empty ? <Typography.Text type="secondary">{empty}</Typography.Text> : children}
    </section>
  );
}
