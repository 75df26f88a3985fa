import { LeftOutlined, QuestionCircleOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Flex, Segmented, Select, Typography } from "antd";
import { useState } from "react";
import { createSearchParams, useNavigate, useSearchParams } from "react-router";
import type { Booking } from "../../contracts/booking.ts";
import type { Screen } from "../../contracts/screen.ts";
import { PlanDrawer } from "../bookings/PlanDrawer.tsx";
import { useGroups, useScreens } from "../bookings/queries.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { daysOfWindows } from "../bookings/windows.ts";
import { DayPicker } from "../form/DayPicker.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { instantOf, plusDays, useTime, wallOf } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { ChangePanel } from "./ChangePanel.tsx";
import { ExplainDrawer } from "./ExplainDrawer.tsx";
import { Lane } from "./Lane.tsx";
import { PlaylistTray } from "./PlaylistTray.tsx";
import { useStatutory } from "./queries.ts";
import { Ruler } from "./Ruler.tsx";
import { dayAt, instantAt, scaleOf, stepped, type Zoom, ZOOMS } from "./scale.ts";
import "./schedule.css";
import { text } from "./text.ts";
import { Unconfirmed, unconfirmedYears } from "./Unconfirmed.tsx";
import { useChange } from "./useChange.ts";

const HIDDEN: readonly string[] = ["cancelled"];
/** Screens shown at first, and more by each click. */
const PAGE = 40;

interface Asked {
  screen: string;
  at: string;
}

/** Screens as lanes of one day, week or month, in the bureau's zone. */
export function Lanes({ bookings, zoom }: { bookings: readonly Booking[]; zoom: Zoom }) {
  const words = useText(text);
  const time = useTime();
  const bureau = useBureau();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const day = search.get("day") ?? time.today;
  const group = search.get("group");
  const go = (change: { view?: Zoom; day?: string; group?: string | null }) => {
    const next = { view: zoom, day, group, ...change };
    setSearch({ view: next.view, day: next.day, ...(next.group && { group: next.group }) }, { replace: true });
  };
  const screens = useScreens();
  const groups = useGroups().data ?? [];
  const calendar = useStatutory();
  const [most, setMost] = useState(PAGE);
  const [planned, setPlanned] = useState<Screen | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const changing = useChange(zoom, day);
  const scale = scaleOf(zoom, day, time.zone);
  const [first = day] = scale.days;
  const last = scale.days.at(-1) ?? day;

  const near = bookings.filter(({ id, state, windows }) => {
    const [from, to] = daysOfWindows(windows);
    // One that is being changed stays where it is, wherever it goes; a screen elsewhere may be a day ahead or behind.
    return (
      id === changing.pending?.booking.id ||
      (!HIDDEN.includes(state) && from <= plusDays(last, 1) && plusDays(to, 2) >= first)
    );
  });
  const all = screens.data ?? [];
  const chosen = group ? aimedAt({ screens: [], groups: [group], tags: [] }, all, groups) : all;
  const ask = (screen: Screen, place: number | null, clicked: { startMs: number; hours: string } | null) => {
    if (place === null) return setAsked({ screen: screen.id, at: clicked ? instantText(clicked.startMs) : now() });
    const noon = zoom !== "day" && clicked?.hours;
    const at = noon
      ? instantOf(dayAt(scale, place), clicked.hours.slice(0, 5), time.zone)
      : instantText(instantAt(scale, place));
    setAsked({ screen: screen.id, at });
  };
  const book = (where: Record<string, string>) =>
    void navigate(`/b/${bureau.id}/bookings/new?${createSearchParams(where).toString()}`);
  const dropped = (screen: Screen, playlist: string, place: number) => {
    const hour = wallOf(instantAt(scale, place), time.zone).time.slice(0, 2);
    book({ playlist, screen: screen.id, day: dayAt(scale, place), ...(zoom === "day" && { from: `${hour}:00` }) });
  };
  const years = unconfirmedYears(
    near.flatMap(({ windows }) => windows),
    scale,
    calendar,
  );
  return (
    <>
      <Flex gap={8} align="center" wrap style={{ marginBottom: 12 }}>
        <Segmented<Zoom>
          aria-label={words.zoom}
          value={zoom}
          onChange={(view) => go({ view })}
          options={ZOOMS.map((value) => ({ value, label: words.zooms[value] }))}
        />
        <Button
          icon={<LeftOutlined />}
          aria-label={words.previous[zoom]}
          onClick={() => go({ day: stepped(zoom, day, -1) })}
        />
        <div style={{ width: 136 }}>
          <DayPicker value={day} onChange={(next) => next && go({ day: next })} />
        </div>
        <Button
          icon={<RightOutlined />}
          aria-label={words.next[zoom]}
          onClick={() => go({ day: stepped(zoom, day, 1) })}
        />
        <Button disabled={scale.days.includes(time.today)} onClick={() => go({ day: time.today })}>
          {words.today}
        </Button>
        <strong>{time.days(first, last)}</strong>
        <span style={{ flex: 1 }} />
        {groups.length > 0 && (
          <Select
            aria-label={words.group}
            style={{ width: 150 }}
            value={group ?? ""}
            onChange={(next) => go({ group: next || null })}
            options={[
              { value: "", label: words.allScreens },
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Button
          icon={<QuestionCircleOutlined />}
          disabled={chosen.length === 0}
          onClick={() => setAsked({ screen: chosen[0]?.id ?? "", at: now() })}
        >
          {words.explainAsk}
        </Button>
      </Flex>
      {bureau.may("booking.write") && all.length > 0 && <PlaylistTray onBook={(playlist) => book({ playlist, day })} />}
      <Unconfirmed years={years} />
      <p id="lane-bar-hint" hidden>
        {words.barHint}
      </p>
      <div className={`panel lanes is-${zoom}`}>
        {screens.data?.length === 0 ? (
          <Nothing title={words.noScreensYet} hint={words.noLanes} />
        ) : (
          <div className="lanes-inner">
            <Ruler scale={scale} onDay={(next) => go({ view: "day", day: next })} />
            {chosen.slice(0, most).map((screen) => (
              <Lane
                key={screen.id}
                screen={screen}
                bookings={near.filter(({ targets }) => aimedAt(targets, [screen], groups).length > 0)}
                scale={scale}
                calendar={calendar}
                changing={changing}
                onPlan={() => setPlanned(screen)}
                onAsk={(place, clicked) => ask(screen, place, clicked)}
                onDropPlaylist={(playlist, place) => dropped(screen, playlist, place)}
              />
            ))}
          </div>
        )}
      </div>
      {chosen.length > most && (
        <Button block style={{ marginTop: 8 }} onClick={() => setMost(most + PAGE)}>
          {words.moreScreens(Math.min(PAGE, chosen.length - most))}
        </Button>
      )}
      <Typography.Paragraph type="secondary" style={{ margin: "8px 0 0" }}>
        {words.laneHint} {bureau.may("booking.write") && words.dragHint}
      </Typography.Paragraph>
      {changing.pending && (
        <ChangePanel key={changing.pending.booking.id} changing={changing} pending={changing.pending} />
      )}
      {planned && <PlanDrawer screen={planned} day={day} onClose={() => setPlanned(null)} />}
      {asked && (
        <ExplainDrawer
          asked={asked}
          screens={all}
          bookings={bookings}
          onAsk={setAsked}
          onChange={(booking) => {
            changing.open(booking, { window: 0, part: booking.windows[0]?.dayparts ? 0 : null });
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

function instantText(ms: number): string {
  return new Date(ms).toISOString();
}

const now = (): string => new Date().toISOString();
