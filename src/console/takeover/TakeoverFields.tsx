import { Button, Flex, Form, Input, InputNumber } from "antd";
import { TargetsFields } from "../bookings/TargetsFields.tsx";
import "../bookings/bookings.css";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { ContentFields } from "./ContentFields.tsx";
import type { TakeoverValues } from "./form.ts";
import { text } from "./text.ts";

const MINUTE_MS = 60_000;
const PRESETS = [5, 15, 30, 60, 240] as const;

/** What is shown, on which screens, for how long and why. */
export function TakeoverFields() {
  const words = useText(text);
  const word = useText(common);
  const form = Form.useFormInstance<TakeoverValues>();
  return (
    <>
      <ContentFields />
      <TargetsFields />
      <Form.Item label={words.duration} htmlFor="durationMs" style={{ marginTop: 24, marginBottom: 0 }}>
        <Flex gap={8} wrap>
          <Form.Item
            name="durationMs"
            noStyle
            rules={[
              { required: true, type: "number", min: MINUTE_MS, max: 1440 * MINUTE_MS, message: words.durationWrong },
            ]}
            getValueProps={(ms?: number) => ({ value: ms === undefined ? undefined : ms / MINUTE_MS })}
            normalize={(minutes: number | null) => (minutes === null ? null : Math.round(minutes * MINUTE_MS))}
          >
            <InputNumber min={1} max={1440} precision={0} suffix={words.minutes} style={{ width: 140 }} />
          </Form.Item>
          {PRESETS.map((minutes) => (
            <Button key={minutes} onClick={() => form.setFieldValue("durationMs", minutes * MINUTE_MS)}>
              {words.presets[`m${minutes}`]}
            </Button>
          ))}
        </Flex>
      </Form.Item>
      <Form.Item
        name="reason"
        label={words.reason}
        extra={words.reasonHint}
        rules={[{ required: true, whitespace: true, message: word.reasonNeeded }]}
        style={{ marginTop: 24 }}
      >
        <Input maxLength={120} showCount />
      </Form.Item>
    </>
  );
}
