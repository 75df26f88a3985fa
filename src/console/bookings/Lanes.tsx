import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Flex, Typography } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { Booking } from "../../contracts/booking.ts";
import type { Screen } from "../../contracts/screen.ts";
import { DayPicker } from "../form/DayPicker.tsx";
import { useNow } from "../screens/useNow.ts";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { instantOf, plusDays, useTime, wallOf } from "../text/time.ts";
import { useText } from "../text/text.ts";
import "./bookings.css";
import { PlanDrawer } from "./PlanDrawer.tsx";
import { useGroups, useIntervals, useScreens } from "./queries.ts";
import { aimedAt } from "./targets.ts";
import { text } from "./text.ts";
import { daysOfWindows } from "./windows.ts";

const SHOWN = ["submitted", "approved", "scheduled", "on_air", "ended"];
const PENDING = ["submitted"];

/** One day of every screen, by the hour, in the bureau's zone. */
export function Lanes({ bookings }: { bookings: readonly Booking[] }) {
  const words = useText(text);
  const time = useTime();
  const [search, setSearch] = useSearchParams();
  const day = search.get("day") ?? time.today;
  const go = (to: string) => setSearch({ view: "day", day: to }, { replace: true });
  const screens = useScreens();
  const groups = useGroups();
  const [opened, setOpened] = useState<Screen | null>(null);
  const near = bookings.filter(({ state, windows }) => {
    const [first, last] = daysOfWindows(windows);
    return SHOWN.includes(state) && first <= day && plusDays(last, 1) >= day;
  });
  const from = instantOf(day, "00:00", time.zone);
  const to = instantOf(plusDays(day, 1), "00:00", time.zone);
  const intervals = useIntervals(near, time.zone, from, to);
  const timed = (screens.data ?? []).flatMap(({ id, openHours }) => (openHours ? [{ id, windows: openHours }] : []));
  const open = useIntervals(timed, time.zone, from, to);
  return (
    <>
      <Flex gap={8} align="center" wrap style={{ marginBottom: 12 }}>
        <Button icon={<LeftOutlined />} aria-label={words.previousDay} onClick={() => go(plusDays(day, -1))} />
        <div style={{ width: 150 }}>
          <DayPicker value={day} onChange={(next) => next && go(next)} />
        </div>
        <Button icon={<RightOutlined />} aria-label={words.nextDay} onClick={() => go(plusDays(day, 1))} />
        <Button disabled={day === time.today} onClick={() => go(time.today)}>
          {words.today}
        </Button>
        <strong>{time.day(day)}</strong>
        <Typography.Text type="secondary">{words.laneHint}</Typography.Text>
      </Flex>
      <div className="panel lanes">
        {screens.data?.length === 0 ? (
          <Nothing title={words.noScreens} hint={words.noLanes} />
        ) : (
          <div className="lanes-inner">
            <div className="lane">
              <div className="lane-name" />
              <div className="lane-hours numbers" aria-hidden="true">
                {Array.from({ length: 12 }, (_, index) => (
                  <span key={index}>{String(index * 2).padStart(2, "0")}:00</span>
                ))}
              </div>
            </div>
            {screens.data?.map((screen) => (
              <Lane
                key={screen.id}
                screen={screen}
                bookings={near.filter(
                  (one) =>
                    aimedAt(one.targets, [screen], groups.data ?? []).length > 0 &&
                    (intervals.get(one.id)?.length ?? 0) > 0,
                )}
                intervals={intervals}
                open={screen.openHours && open.get(screen.id)}
                from={from}
                to={to}
                onOpen={() => setOpened(screen)}
              />
            ))}
          </div>
        )}
      </div>
      {opened && <PlanDrawer screen={opened} day={day} onClose={() => setOpened(null)} />}
    </>
  );
}

interface Interval {
  start: string;
  end: string;
}
interface LaneProps {
  screen: Screen;
  bookings: readonly Booking[];
  intervals: Map<string, Interval[]>;
  /** When the screen may be lit; null = always. */
  open: Interval[] | null | undefined;
  from: string;
  to: string;
  onOpen: () => void;
}

function Lane({ screen, bookings, intervals, open, from, to, onOpen }: LaneProps) {
  const words = useText(text);
  const bureau = useBureau();
  const start = Date.parse(from);
  const length = Date.parse(to) - start;
  const percent = (instant: string) => ((Date.parse(instant) - start) / length) * 100;
  const clock = (instant: string) =>
    Date.parse(instant) === Date.parse(to) ? "24:00" : wallOf(instant, bureau.zone).time;
  const now = ((useNow(60_000) - start) / length) * 100;
  return (
    <div className="lane">
      <div className="lane-name">
        <Button type="link" style={{ padding: 0, height: "auto", maxWidth: "100%" }} onClick={onOpen}>
          <span className="clip">{screen.name}</span>
        </Button>
      </div>
      <div className="lane-track">
        {bookings.map((booking) => (
          <div key={booking.id} className="lane-row">
            {within(intervals.get(booking.id) ?? [], open).map((interval) => {
              const pending = PENDING.includes(booking.state);
              const hours = `${clock(interval.start)}–${clock(interval.end)}`;
              return (
                <Link
                  key={interval.start}
                  to={`/b/${bureau.id}/bookings/${booking.id}`}
                  className={`lane-bar is-${booking.tier} ${pending ? "is-pending" : ""}`}
                  title={`${booking.title} · ${hours} · ${words.tiers[booking.tier]}${pending ? ` · ${words.pending}` : ""}`}
                  style={{
                    left: `${percent(interval.start)}%`,
                    width: `${percent(interval.end) - percent(interval.start)}%`,
                  }}
                >
                  {booking.title}
                </Link>
              );
            })}
          </div>
        ))}
        {(open ? gapsIn(open, from, to) : []).map((gap) => (
          <div
            key={gap.start}
            className="lane-closed"
            title={words.dark}
            style={{ left: `${percent(gap.start)}%`, width: `${percent(gap.end) - percent(gap.start)}%` }}
          />
        ))}
        {now >= 0 && now < 100 && <div className="lane-now" title={words.now} style={{ left: `${now}%` }} />}
      </div>
    </div>
  );
}

/** The parts of intervals in which the screen may be lit. */
function within(intervals: readonly Interval[], open: readonly Interval[] | null | undefined): readonly Interval[] {
  if (!open) return intervals;
  return intervals.flatMap((one) =>
    open.flatMap(({ start, end }) => {
      const from = Date.parse(start) > Date.parse(one.start) ? start : one.start;
      const to = Date.parse(end) < Date.parse(one.end) ? end : one.end;
      return Date.parse(from) < Date.parse(to) ? [{ start: from, end: to }] : [];
    }),
  );
}

/** What sorted intervals leave free of `[from, to)`. */
function gapsIn(intervals: readonly Interval[], from: string, to: string): Interval[] {
  const starts = [from, ...intervals.map(({ end }) => end)];
  const ends = [...intervals.map(({ start }) => start), to];
  return starts
    .map((start, index) => ({ start, end: ends[index] ?? to }))
    .filter(({ start, end }) => Date.parse(start) < Date.parse(end));
}
