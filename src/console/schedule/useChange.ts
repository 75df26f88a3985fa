import { useRef, useState } from "react";
import type { Booking } from "../../contracts/booking.ts";
import type { Window } from "../../contracts/window.ts";
import type { Bar } from "./bars.ts";
import { type Grip, shiftDays, shiftPart, STEP_MINUTES, windowsAfter } from "./change.ts";
import type { Zoom } from "./scale.ts";

/** One window of the booking as it is being changed. */
interface Edit {
  window: number;
  part: number | null;
  changed: Window;
  /** The day on view when the change began, where it may hold for that day alone; null where whole days move. */
  day: string | null;
  onlyDay: boolean;
}
/** A change that nobody has saved yet. */
export interface Pending {
  booking: Booking;
  /** The windows as they were before the edit. */
  base: readonly Window[];
  edit: Edit | null;
}
interface Grabbed {
  booking: Booking;
  base: readonly Window[];
  edit: Edit;
}

/** The windows as they would be saved. */
export function pendingWindows({ base, edit }: Pick<Pending, "base" | "edit">): Window[] {
  if (!edit) return [...base];
  return windowsAfter(base, edit.window, edit.changed, edit.onlyDay ? edit.day : null);
}

/** Holds the one change in the making: what is grabbed, shifted by dragging or by keys, written, and given up. */
export function useChange(zoom: Zoom, day: string) {
  const [pending, setPending] = useState<Pending | null>(null);
  const grabbed = useRef<Grabbed | null>(null);

  const grab = (booking: Booking, bar: Pick<Bar, "window" | "part">) => {
    const known = pending?.booking.id === booking.id ? pending : null;
    const own = known?.edit;
    const continues = own && (own.onlyDay ? bar.window === known.base.length : bar.window === own.window);
    const base = continues ? known.base : known ? pendingWindows(known) : booking.windows;
    const window = base[bar.window];
    if (continues) grabbed.current = { booking, base, edit: { ...own, part: bar.part } };
    else if (window) {
      const oneDay = zoom === "day" && (window.startsOn !== window.endsOn || window.except !== undefined);
      const edit = { window: bar.window, part: bar.part, changed: window, day: oneDay ? day : null, onlyDay: false };
      grabbed.current = { booking, base, edit };
    }
  };
  /** By steps of a quarter of an hour, or of a day where several days are shown, from where it was grabbed. */
  const shift = (grip: Grip, steps: number) => {
    if (!grabbed.current) return;
    const { booking, base, edit } = grabbed.current;
    const changed =
      zoom === "day"
        ? shiftPart(edit.changed, edit.part, grip, steps * STEP_MINUTES)
        : shiftDays(edit.changed, grip, steps);
    const part = edit.part ?? (changed.dayparts && zoom === "day" ? 0 : null);
    setPending({ booking, base, edit: { ...edit, part, changed } });
  };
  return {
    pending,
    grab,
    shift,
    /** Opens a bar for writing its times, unchanged as yet. */
    open: (booking: Booking, bar: Pick<Bar, "window" | "part">) => {
      grab(booking, bar);
      if (grabbed.current) setPending(grabbed.current);
    },
    write: (edit: Partial<Edit>) => setPending((now) => now && { ...now, edit: now.edit && { ...now.edit, ...edit } }),
    replace: (windows: readonly Window[]) => setPending((now) => now && { ...now, base: windows, edit: null }),
    discard: () => setPending(null),
  };
}
export type Changing = ReturnType<typeof useChange>;
