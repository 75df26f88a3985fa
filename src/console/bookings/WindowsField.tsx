import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, DatePicker, Flex, Form, Segmented, Typography } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { DayKind } from "../../contracts/window.ts";
import { DayRangePicker } from "../form/DayPicker.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { DaypartsField } from "./DaypartsField.tsx";
import { EMPTY_WINDOW, type WindowValues } from "./form.ts";
import { text } from "./text.ts";
import { WeekdaysField } from "./WeekdaysField.tsx";

interface Props {
  title?: string;
  /** What a window that is added begins with. */
  empty?: WindowValues;
}

/** When a booking plays, or a screen is lit: one window or more, each with its own days and times. */
export function WindowsField({ title, empty = EMPTY_WINDOW }: Props) {
  const words = useText(text);
  const word = useText(common);
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 15, marginTop: 0 }}>
        {title ?? words.windows}
      </Typography.Title>
      <Form.List name="windows">
        {(fields, { add, remove }) => (
          <Flex vertical gap={12}>
            {fields.map((field) => (
              <div key={field.key} className="window-card">
                <Flex justify="space-between" align="center" style={{ minHeight: 32, marginBottom: 8 }}>
                  <strong>{words.window(field.name + 1)}</strong>
                  {fields.length > 1 && (
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={`${word.remove}: ${words.window(field.name + 1)}`}
                      onClick={() => remove(field.name)}
                    />
                  )}
                </Flex>
                <div className="two">
                  <Form.Item
                    name={[field.name, "days"]}
                    label={words.days}
                    rules={[{ required: true, message: word.required }]}
                  >
                    <DayRangePicker />
                  </Form.Item>
                  <Form.Item name={[field.name, "dayKind"]} label={words.dayKind} tooltip={words.dayKindHint}>
                    <Segmented options={DayKind.options.map((value) => ({ value, label: words.dayKinds[value] }))} />
                  </Form.Item>
                </div>
                <Form.Item name={[field.name, "weekdays"]} label={words.weekdays} extra={words.everyDay}>
                  <WeekdaysField />
                </Form.Item>
                <DaypartsField window={field.name} />
                <Form.Item
                  name={[field.name, "except"]}
                  label={words.except}
                  getValueProps={(days?: string[]) => ({ value: (days ?? []).map((day) => dayjs(day)) })}
                  normalize={(days: Dayjs[] | null) => (days ?? []).map((day) => day.format("YYYY-MM-DD"))}
                >
                  <DatePicker multiple style={{ width: "100%" }} />
                </Form.Item>
              </div>
            ))}
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add(empty)}>
              {words.addWindow}
            </Button>
          </Flex>
        )}
      </Form.List>
    </>
  );
}
