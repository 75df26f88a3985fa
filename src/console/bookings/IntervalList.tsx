import { Alert, Typography } from "antd";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { dayRuns, daysIn, type Interval } from "./hours.ts";
import { text } from "./text.ts";

const SHOWN = 14;

/** Intervals by the day they begin on, days with the same hours together; what touches midnight reads 24:00. */
export function IntervalList({ intervals }: { intervals: readonly Interval[] }) {
  const words = useText(text);
  const time = useTime();
  if (intervals.length === 0) return <Alert type="warning" showIcon title={words.previewNone} />;
  const runs = dayRuns(intervals, time.zone);
  const totalHours =
    intervals.reduce((sum, { start, end }) => sum + Date.parse(end) - Date.parse(start), 0) / 3_600_000;
  return (
    <>
      <Typography.Paragraph strong className="numbers" style={{ marginBottom: 8 }}>
        {words.previewTotal(daysIn(runs), totalHours.toLocaleString("en-US", { maximumFractionDigits: 1 }))}
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
}
