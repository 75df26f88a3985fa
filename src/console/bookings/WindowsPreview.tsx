import { Form, Typography } from "antd";
import { useDeferredValue } from "react";
import { Unconfirmed, yearsOf } from "../schedule/Unconfirmed.tsx";
import { Answer } from "../shell/Answer.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { type BookingValues, windowsOf } from "./form.ts";
import { IntervalList } from "./IntervalList.tsx";
import { text } from "./text.ts";
import { usePreviewOf } from "./usePreviewOf.ts";

/** The hours that the windows in the form mean, as the server reads them. */
export function WindowsPreview() {
  const words = useText(text);
  const time = useTime();
  const form = Form.useFormInstance<BookingValues>();
  const watched = Form.useWatch("windows", form);
  const windows = useDeferredValue(windowsOf(watched ?? []));
  const preview = usePreviewOf(windows);
  return (
    <div aria-live="polite">
      <Typography.Title level={2} style={{ fontSize: 15, marginTop: 0 }}>
        {words.preview}
      </Typography.Title>
      {windows.length === 0 && <Typography.Text type="secondary">{words.previewHint}</Typography.Text>}
      {windows.length > 0 && (
        <Answer query={preview}>
          {({ intervals, unconfirmedDays }) => (
            <>
              <IntervalList intervals={intervals} />
              <Unconfirmed years={yearsOf(unconfirmedDays)} />
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
