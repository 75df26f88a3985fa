import { weekdayOf } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { barsOf, daysIn, type Entry } from "./board.ts";
import { text } from "./text.ts";

interface Props {
  year: number;
  month: number;
  entries: readonly Entry[];
  today: string;
  onOpen: (entry: Entry) => void;
}

// At 1366 px a day is about 33 px wide; a CJK character about 13 px, a Latin one about 7 px.
function labelDays({ label }: Entry): number {
  const width = [...label].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 13 : 7), 20);
  return Math.ceil(width / 33);
}

// The year opens where we are in it.
const showHere = (row: HTMLElement | null) => row?.scrollIntoView({ block: "center" });

/** One month as a strip of days with its bars. */
export function MonthRow({ year, month, entries, today, onOpen }: Props) {
  const words = useText(text);
  const days = daysIn(year, month);
  const bars = barsOf(entries, year, month, labelDays);
  const lanes = Math.max(1, ...bars.map((bar) => bar.lane + 1));
  const dayOf = (day: number) => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return (
    <section
      className="month"
      ref={today.startsWith(dayOf(1).slice(0, 7)) ? showHere : undefined}
      aria-label={`${words.year(year)} ${words.month(month)}`}
    >
      <h2 className="month-name">{words.month(month)}</h2>
      <div className="month-days" style={{ gridTemplateRows: `20px repeat(${lanes}, 26px)` }}>
        {Array.from({ length: days }, (_, index) => {
          const day = dayOf(index + 1);
          const kind = day === today ? "day is-today" : weekdayOf(day) > 5 ? "day is-rest" : "day";
          return (
            <div key={day} className={kind} style={{ gridColumn: index + 1, gridRow: `1 / span ${lanes + 1}` }}>
              <span aria-hidden="true">{index + 1}</span>
            </div>
          );
        })}
        {bars.map((bar) => (
          <button
            key={bar.entry.key}
            type="button"
            className={`bar is-${bar.entry.kind} label-${bar.label}`}
            title={bar.entry.label}
            style={{ gridColumn: `${bar.from} / ${bar.to + 1}`, gridRow: bar.lane + 2 }}
            onClick={() => onOpen(bar.entry)}
          >
            <span>{bar.entry.label}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
