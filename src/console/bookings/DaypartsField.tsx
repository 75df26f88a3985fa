import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { AutoComplete, Button, Flex, Form, Typography } from "antd";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import type { BookingValues } from "./form.ts";
import { text } from "./text.ts";

export const HALF_HOURS = Array.from({ length: 49 }, (_, index) => {
  const hour = String(Math.floor(index / 2)).padStart(2, "0");
  return { value: `${hour}:${index % 2 === 0 ? "00" : "30"}` };
});
export const FROM = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
export const TO = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** Times of day of one window; none means all day. */
export function DaypartsField({ window }: { window: number }) {
  const words = useText(text);
  const word = useText(common);
  const form = Form.useFormInstance<BookingValues>();
  const parts = Form.useWatch(["windows", window, "dayparts"], form) ?? [];
  return (
    <Form.Item label={words.dayparts} {...(parts.length === 0 && { extra: words.allDay })}>
      <Form.List name={[window, "dayparts"]}>
        {(fields, { add, remove }) => (
          <Flex vertical gap={8} align="flex-start">
            {fields.map((field) => {
              const { from, to } = parts[field.name] ?? {};
              return (
                <div key={field.key}>
                  <Flex gap={8} align="flex-start">
                    <Form.Item
                      name={[field.name, "from"]}
                      rules={[{ required: true, pattern: FROM, message: words.timeWrong }]}
                      style={{ margin: 0 }}
                    >
                      <AutoComplete
                        options={HALF_HOURS.slice(0, -1)}
                        placeholder="18:00"
                        aria-label={words.from}
                        style={{ width: 100 }}
                      />
                    </Form.Item>
                    <span style={{ lineHeight: "32px" }}>{word.to}</span>
                    <Form.Item
                      name={[field.name, "to"]}
                      dependencies={[["windows", window, "dayparts", field.name, "from"]]}
                      rules={[
                        { required: true, pattern: TO, message: words.timeWrong },
                        {
                          validator: (_, value: string) =>
                            value && value === parts[field.name]?.from
                              ? Promise.reject(new Error(words.timeEqual))
                              : Promise.resolve(),
                        },
                      ]}
                      style={{ margin: 0 }}
                    >
                      <AutoComplete
                        options={HALF_HOURS.slice(1)}
                        placeholder="22:00"
                        aria-label={words.until}
                        style={{ width: 100 }}
                      />
                    </Form.Item>
                    <Button
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={word.remove}
                      onClick={() => remove(field.name)}
                    />
                  </Flex>
                  {from && to && to < from && <Typography.Text type="secondary">{words.crosses}</Typography.Text>}
                </div>
              );
            })}
            <Button size="small" icon={<PlusOutlined />} onClick={() => add({})}>
              {words.addDaypart}
            </Button>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  );
}
