import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";
import type { Booking } from "../../contracts/booking.ts";
import { text as bookingText } from "../bookings/text.ts";
import { useText } from "../text/text.ts";
import type { Bar } from "./bars.ts";
import type { Grip } from "./change.ts";
import { text } from "./text.ts";

const PENDING: readonly string[] = ["draft", "returned", "submitted"];
/** A hand that only clicks trembles less than this. */
const STILL_PX = 4;

interface Props {
  booking: Booking;
  bar: Bar;
  changed: boolean;
  movable: boolean;
  /** The steps that fit into the track: quarters of an hour, or days. */
  steps: number;
  onGrab: () => void;
  onShift: (grip: Grip, steps: number) => void;
  /** Where on the track was clicked, 0 to 1; null by keyboard. */
  onAsk: (place: number | null) => void;
  onDiscard: () => void;
}

/** A stretch of a booking on a lane: dragged, pulled at its ends, or shifted by the arrow keys. */
export function LaneBar({ booking, bar, changed, movable, steps, onGrab, onShift, onAsk, onDiscard }: Props) {
  const words = useText(text);
  const { tiers } = useText(bookingText);
  const dragged = useRef(false);
  const pending = PENDING.includes(booking.state);
  const hours = bar.hours || words.allDay;
  const name = `${booking.title} · ${hours} · ${tiers[booking.tier]}${pending ? ` · ${words.pending}` : ""}`;

  const press = (event: PointerEvent<HTMLButtonElement>) => {
    dragged.current = false;
    const track = event.currentTarget.closest(".lane-track");
    // A finger scrolls; the times can be written in the panel.
    if (!movable || !track || event.button !== 0 || event.pointerType === "touch") return;
    const grip = gripOf(event.target);
    const fromX = event.clientX;
    const step = track.getBoundingClientRect().width / steps;
    onGrab();
    const move = ({ clientX }: globalThis.PointerEvent) => {
      if (!dragged.current && Math.abs(clientX - fromX) < STILL_PX) return;
      dragged.current = true;
      onShift(grip, Math.round((clientX - fromX) / step));
    };
    // Not on the bar: a bar that changes may be drawn anew under the pointer.
    const ended = new AbortController();
    const end = () => ended.abort();
    addEventListener("pointermove", move, { signal: ended.signal });
    addEventListener("pointerup", end, { signal: ended.signal });
    addEventListener("pointercancel", end, { signal: ended.signal });
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") onDiscard();
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (!movable || by === 0) return;
    event.preventDefault();
    onGrab();
    onShift(event.shiftKey ? "end" : "move", by);
  };
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (dragged.current) return;
    const track = event.currentTarget.closest(".lane-track")?.getBoundingClientRect();
    onAsk(event.detail === 0 || !track ? null : (event.clientX - track.left) / track.width);
  };
  const kind = `is-${booking.tier} ${pending ? "is-pending" : ""} ${changed ? "is-changed" : ""} ${movable ? "is-movable" : ""}`;
  return (
    <button
      type="button"
      className={`lane-bar ${kind}`}
      aria-label={name}
      aria-describedby="lane-bar-hint"
      title={name}
      style={{ left: `${bar.left * 100}%`, width: `${bar.width * 100}%` }}
      onPointerDown={press}
      onKeyDown={key}
      onClick={click}
    >
      {movable && bar.ends.start && <span className="lane-grip is-start" data-grip="start" />}
      {booking.title}
      {bar.hours && <small className="numbers"> {bar.hours}</small>}
      {movable && bar.ends.end && <span className="lane-grip is-end" data-grip="end" />}
    </button>
  );
}

function gripOf(target: EventTarget): Grip {
  const grip = target instanceof HTMLElement ? target.dataset["grip"] : undefined;
  return grip === "start" || grip === "end" ? grip : "move";
}
