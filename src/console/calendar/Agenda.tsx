import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import type { Entry } from "./board.ts";
import { text } from "./text.ts";

// The year opens where we are in it: at this month, or the next in which there is something.
const showHere = (month: HTMLElement | null) => month?.scrollIntoView({ block: "start" });

/** The year as a list, for narrow screens: each thing once, under the month it begins in. */
export function Agenda({
  year,
  entries,
  onOpen,
}: {
  year: number;
  entries: readonly Entry[];
  onOpen: (entry: Entry) => void;
}) {
  const words = useText(text);
  const time = useTime();
  const monthOf = (entry: Entry) => (entry.startsOn < `${year}-01-01` ? 1 : Number(entry.startsOn.slice(5, 7)));
  const kind = {
    proposal: words.legendProposal,
    season: words.legendSeason,
    campaign: words.legendCampaign,
    event: words.legendEvent,
  };
  const sorted = [...entries].sort((a, b) => a.startsOn.localeCompare(b.startsOn));
  const months = Array.from({ length: 12 }, (_, index) => index + 1)
    .map((month) => ({ month, here: sorted.filter((entry) => monthOf(entry) === month) }))
    .filter(({ here }) => here.length > 0);
  const present = months.find(({ month }) => `${year}-${String(month).padStart(2, "0")}` >= time.today.slice(0, 7));
  return months.map(({ month, here }) => {
    const opens = month === present?.month && time.today.startsWith(String(year));
    return (
      <section
        key={month}
        ref={opens ? showHere : undefined}
        className="panel agenda-month"
        style={{ marginBottom: 12, overflow: "hidden" }}
      >
        <h2 style={{ fontSize: 15, margin: 0, padding: "10px 14px" }}>{words.month(month)}</h2>
        <ul className="agenda">
          {here.map((entry) => (
            <li key={entry.key}>
              <button type="button" className={`is-${entry.kind}`} onClick={() => onOpen(entry)}>
                <div>{entry.label}</div>
                <small style={{ color: "var(--ink-soft)" }}>
                  {kind[entry.kind]} · {time.days(entry.startsOn, entry.endsOn)}
                </small>
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
