import { Alert, Typography } from "antd";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

interface Interval {
  start: string;
  end: string;
}
const SHOWN_DAYS = 14;

/** Intervals by the day they begin on; those that touch midnight read 24:00. */
export function IntervalList({ intervals }: { intervals: readonly Interval[] }) {
  const words = useText(text);
  const time = useTime();
  if (intervals.length === 0) return <Alert type="warning" showIcon title={words.previewNone} />;
  const days = new Map<string, string[]>();
  for (const { day, from, to } of intervals.flatMap(byDay)) days.set(day, [...(days.get(day) ?? []), `${from}–${to}`]);
  const hours = intervals.reduce((sum, { start, end }) => sum + Date.parse(end) - Date.parse(start), 0) / 3_600_000;
  return (
    <>
      <Typography.Paragraph strong className="numbers">
        {words.previewTotal(days.size, hours.toLocaleString("en-US", { maximumFractionDigits: 1 }))}
      </Typography.Paragraph>
      {[...days].slice(0, SHOWN_DAYS).map(([day, parts]) => (
        <div key={day} className="preview-day">
          <span>{time.day(day)}</span>
          <span className="numbers">{parts.join("、")}</span>
        </div>
      ))}
      {days.size > SHOWN_DAYS && (
        <Typography.Text type="secondary">{words.previewMore(days.size - SHOWN_DAYS)}</Typography.Text>
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
