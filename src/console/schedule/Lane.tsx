import { Button } from "antd";
import type { DragEvent, MouseEvent } from "react";
import type { Booking } from "../../contracts/booking.ts";
import type { Screen } from "../../contracts/screen.ts";
import type { StatutoryCalendar } from "../../domain/time/calendar.ts";
import { useNow } from "../screens/useNow.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { barsOf, gapsIn, openWithin } from "./bars.ts";
import { LaneBar } from "./LaneBar.tsx";
import { PLAYLIST } from "./PlaylistTray.tsx";
import { placeOf, type Scale } from "./scale.ts";
import { text } from "./text.ts";
import { type Changing, pendingWindows } from "./useChange.ts";

const FIXED: readonly string[] = ["submitted", "ended", "cancelled"];
const QUARTERS = 96;

interface Props {
  screen: Screen;
  bookings: readonly Booking[];
  scale: Scale;
  calendar: StatutoryCalendar;
  changing: Changing;
  onPlan: () => void;
  /** Where on the track was clicked, 0 to 1, and on what; null by keyboard. */
  onAsk: (place: number | null, clicked: { startMs: number; hours: string } | null) => void;
  onDropPlaylist: (playlist: string, place: number) => void;
}

/** One screen's bookings in one scale, the hours in which it is dark, and the present instant. */
export function Lane({ screen, bookings, scale, calendar, changing, onPlan, onAsk, onDropPlaylist }: Props) {
  const words = useText(text);
  const bureau = useBureau();
  const writes = bureau.may("booking.write");
  const zone = screen.zone ?? bureau.zone;
  const open = openWithin(screen.openHours, scale, zone, calendar);
  const now = placeOf(scale, useNow(60_000));
  const columns = scale.zoom === "day" ? 24 : scale.days.length;
  const { pending } = changing;
  const rows = bookings.flatMap((booking) => {
    const own = pending?.booking.id === booking.id;
    const windows = own ? pendingWindows(pending) : booking.windows;
    const bars = barsOf(windows, scale, zone, open, calendar);
    return bars.length > 0 ? [{ booking, own, bars }] : [];
  });
  const placeIn = (event: MouseEvent<HTMLElement>) => {
    const track = event.currentTarget.getBoundingClientRect();
    return (event.clientX - track.left) / track.width;
  };
  const drop = (event: DragEvent<HTMLElement>) => {
    const playlist = event.dataTransfer.getData(PLAYLIST);
    if (!playlist) return;
    event.preventDefault();
    onDropPlaylist(playlist, placeIn(event));
  };
  return (
    <div className="lane">
      <div className="lane-name">
        <Button type="link" style={{ padding: 0, height: "auto", maxWidth: "100%" }} onClick={onPlan}>
          <span className="clip">{screen.name}</span>
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a playlist is booked by clicking it, too */}
      <div
        className="lane-track"
        style={{ backgroundSize: `calc(100% / ${columns}) 100%` }}
        onDragOver={(event) => writes && event.dataTransfer.types.includes(PLAYLIST) && event.preventDefault()}
        onDrop={drop}
      >
        <button
          type="button"
          className="lane-ask"
          aria-label={`${words.explain}: ${screen.name}`}
          onClick={(event) => onAsk(event.detail === 0 ? null : placeIn(event), null)}
        />
        {scale.zoom === "day" &&
          open &&
          gapsIn(open, scale).map(({ startMs, endMs }) => (
            <div
              key={startMs}
              className="lane-closed"
              title={words.dark}
              style={{
                left: `${placeOf(scale, startMs) * 100}%`,
                width: `${(placeOf(scale, endMs) - placeOf(scale, startMs)) * 100}%`,
              }}
            />
          ))}
        {rows.map(({ booking, own, bars }) => (
          <div key={booking.id} className="lane-row">
            {bars.map((bar) => (
              <LaneBar
                key={bar.key}
                booking={booking}
                bar={bar}
                changed={own}
                movable={writes && booking.tier !== "takeover" && !FIXED.includes(booking.state)}
                steps={scale.zoom === "day" ? QUARTERS : scale.days.length}
                onGrab={() => changing.grab(booking, bar)}
                onShift={changing.shift}
                onAsk={(place) => onAsk(place, bar)}
                onDiscard={changing.discard}
              />
            ))}
          </div>
        ))}
        {now >= 0 && now < 1 && <div className="lane-now" title={words.now} style={{ left: `${now * 100}%` }} />}
      </div>
    </div>
  );
}
