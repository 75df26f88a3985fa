import { Alert } from "antd";
import { Link } from "react-router";
import type { Window } from "../../contracts/window.ts";
import type { StatutoryCalendar } from "../../domain/time/calendar.ts";
import { unconfirmedDays } from "../../domain/window/days.ts";
import { useBureau } from "../shell/bureau.ts";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import type { Scale } from "./scale.ts";
import { text } from "./text.ts";

/** The years on view whose holidays nobody has published, as far as some window asks for a kind of day there. */
export function unconfirmedYears(windows: readonly Window[], { days }: Scale, calendar: StatutoryCalendar) {
  return yearsOf(unconfirmedDays(windows, days[0] ?? "", days.at(-1) ?? "", calendar));
}

/** The years of some days, each once. */
export function yearsOf(days: readonly string[]): string[] {
  return [...new Set(days.map((day) => day.slice(0, 4)))];
}

/** Says that workdays and rest days of these years are a guess, and where to end that; nothing when there are none. */
export function Unconfirmed({ years }: { years: readonly string[] }) {
  const words = useText(text);
  const inRow = useRow();
  const bureau = useBureau();
  if (years.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ margin: "12px 0" }}
      title={
        <>
          {words.unconfirmed(inRow(years))}{" "}
          <Link className="link-in-text" to={`/b/${bureau.id}/calendar/statutory`}>
            {bureau.may("bureau.write") ? words.toCalendar : words.seeCalendar}
          </Link>
        </>
      }
    />
  );
}
