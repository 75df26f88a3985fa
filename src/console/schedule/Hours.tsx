import { Typography } from "antd";
import { dayRuns, type Interval } from "../bookings/hours.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

/** Times as people say them: 6月1日 – 6月30日 18:00–22:00. */
export function Hours({ intervals, most }: { intervals: readonly Interval[]; most: number }) {
  const words = useText(text);
  const time = useTime();
  const runs = dayRuns(intervals, time.zone);
  return (
    <>
      {runs.slice(0, most).map(({ first, last, hours }) => (
        <div key={first + hours} className="numbers">
          {time.days(first, last)} {hours}
        </div>
      ))}
      {runs.length > most && <Typography.Text type="secondary">{words.andMore(runs.length - most)}</Typography.Text>}
    </>
  );
}
