import type { Window } from "../../contracts/window.ts";
import { text as bookingText } from "../bookings/text.ts";
import { useTime } from "../text/time.ts";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";

/** A window of opening hours on one line: its days, what narrows them, and its times. */
export function useHoursText(): (window: Window) => string {
  const words = useText(bookingText);
  const inRow = useRow();
  const time = useTime();
  const names = words.weekdayNames.split(",");
  return ({ startsOn, endsOn, weekdays, dayKind, dayparts }) =>
    [
      time.days(startsOn, endsOn),
      weekdays && `${words.weekdays} ${inRow(weekdays.map((day) => names[day - 1] ?? ""))}`,
      dayKind && dayKind !== "any" && words.dayKinds[dayKind],
      dayparts ? inRow(dayparts.map(({ from, to }) => `${from}–${to}`)) : words.allDay,
    ]
      .filter(Boolean)
      .join(" · ");
}
