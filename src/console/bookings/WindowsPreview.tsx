import { Alert, Form, Typography } from "antd";
import { useDeferredValue } from "react";
import { Answer } from "../shell/Answer.tsx";
import { instantOf, plusDays, useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { type BookingValues, windowsOf } from "./form.ts";
import { IntervalList } from "./IntervalList.tsx";
import { usePreview } from "./queries.ts";
import { text } from "./text.ts";
import { daysOfWindows } from "./windows.ts";

const MOST_DAYS = 400;

/** The hours that the windows in the form mean, as the server reads them. */
export function WindowsPreview() {
  const words = useText(text);
  const time = useTime();
  const form = Form.useFormInstance<BookingValues>();
  const watched = Form.useWatch("windows", form);
  const windows = useDeferredValue(windowsOf(watched ?? []));
  const [first, last] = daysOfWindows(windows);
  const end = last > plusDays(first || time.today, MOST_DAYS - 1) ? plusDays(first, MOST_DAYS - 1) : last;
  const asked =
    windows.length === 0
      ? null
      : {
          zone: time.zone,
          windows,
          from: instantOf(first, "00:00", time.zone),
          to: instantOf(plusDays(end, 1), "00:00", time.zone),
        };
  const preview = usePreview(asked);
  return (
    <div aria-live="polite">
      <Typography.Title level={2} style={{ fontSize: 15, marginTop: 0 }}>
        {words.preview}
      </Typography.Title>
      {!asked && <Typography.Text type="secondary">{words.previewHint}</Typography.Text>}
      {asked && (
        <Answer query={preview}>
          {({ intervals, unconfirmedDays }) => (
            <>
              <IntervalList intervals={intervals} />
              {unconfirmedDays.length > 0 && (
                <Alert
                  type="info"
                  style={{ marginTop: 12 }}
                  title={words.unconfirmed(
                    unconfirmedDays
                      .slice(0, 5)
                      .map((day) => time.day(day))
                      .join("、"),
                  )}
                />
              )}
              <Typography.Paragraph type="secondary" style={{ fontSize: 12, margin: "12px 0 0" }}>
                {words.zone(time.zone)}
              </Typography.Paragraph>
            </>
          )}
        </Answer>
      )}
    </div>
  );
}
