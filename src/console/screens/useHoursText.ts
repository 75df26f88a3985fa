import type { Window } from "../../contracts/window.ts";
import { text as bookingText } from "../bookings/text.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";

/** A window of opening hours on one line: its days, what narrows them, and its times. */
export function useHoursText(): (window: Window) => string {
  const words = useText(bookingText);
  const time = useTime();
  const names = words.weekdayNames.split(",");
  return ({ startsOn, endsOn, weekdays, dayKind, dayparts }) =>
    [
      time.days(startsOn, endsOn),
      weekdays && `${words.weekdays} ${weekdays.map((day) => names[day - 1]).join("、")}`,
      dayKind && dayKind !== "any" && words.dayKinds[dayKind],
      dayparts ? dayparts.map(({ from, to }) => `${from}–${to}`).join("、") : words.allDay,
    ]
      .filter(Boolean)
      .join(" · ");
}
