import { Alert, Typography } from "antd";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

interface Interval {
  start: string;
  end: string;
}
const SHOWN = 14;

/** Intervals by the day they begin on, days with the same hours together; what touches midnight reads 24:00. */
export function IntervalList({ intervals }: { intervals: readonly Interval[] }) {
  const words = useText(text);
  const time = useTime();
  if (intervals.length === 0) return <Alert type="warning" showIcon title={words.previewNone} />;
  const days = new Map<string, string[]>();
  for (const { day, from, to } of intervals.flatMap(byDay)) days.set(day, [...(days.get(day) ?? []), `${from}–${to}`]);
  const runs: { first: string; last: string; hours: string }[] = [];
  for (const [day, parts] of days) {
    const run = runs.at(-1);
    const hours = parts.join("、");
    if (run && run.hours === hours && time.next(run.last) === day) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const totalHours =
    intervals.reduce((sum, { start, end }) => sum + Date.parse(end) - Date.parse(start), 0) / 3_600_000;
  return (
    <>
      <Typography.Paragraph strong className="numbers" style={{ marginBottom: 8 }}>
        {words.previewTotal(days.size, totalHours.toLocaleString("en-US", { maximumFractionDigits: 1 }))}
      </Typography.Paragraph>
      {runs.slice(0, SHOWN).map(({ first, last, hours }) => (
        <div key={first} className="preview-day">
          <span>{time.days(first, last)}</span>
          <span className="numbers">{hours}</span>
        </div>
      ))}
      {runs.length > SHOWN && (
        <Typography.Paragraph type="secondary">{words.previewMore(runs.length - SHOWN)}</Typography.Paragraph>
      )}
    </>
  );

  // An interval may run for days: each local day shows its own part.
  function byDay({ start, end }: Interval): { day: string; from: string; to: string }[] {
    const parts = [];
    const lastMs = Date.parse(end) - 1;
    const last = time.dayOf(new Date(lastMs).toISOString());
    let from = time.time(start);
    for (let day = time.dayOf(start); day <= last; day = time.next(day)) {
      parts.push({ day, from, to: day < last || time.time(end) === "00:00" ? "24:00" : time.time(end) });
      from = "00:00";
    }
    return parts;
  }
}
