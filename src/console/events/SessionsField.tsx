import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Form, Input } from "antd";
import { InstantPicker } from "../form/InstantPicker.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const TWO_HOURS_MS = 2 * 3_600_000;

/** Where and when: one place and one period each. `onFirstStart` hears of the first session's start. */
export function SessionsField({ onFirstStart }: { onFirstStart: (startsAt: string) => void }) {
  const words = useText(text);
  const word = useText(common);
  const form = Form.useFormInstance();
  const needed = [{ required: true, message: word.required }];
  const started = (index: number, startsAt: string | null) => {
    if (!startsAt) return;
    const end: unknown = form.getFieldValue(["sessions", index, "endsAt"]);
    if (typeof end !== "string" || end <= startsAt)
      form.setFieldValue(["sessions", index, "endsAt"], new Date(Date.parse(startsAt) + TWO_HOURS_MS).toISOString());
    if (index === 0) onFirstStart(startsAt);
  };
  return (
    <Form.List name="sessions">
      {(fields, { add, remove }) => (
        <Form.Item label={words.sessions} required>
          {fields.map((field, index) => (
            <div key={field.key} className="session-field">
              <Form.Item name={[field.name, "id"]} hidden>
                <Input />
              </Form.Item>
              <Flex gap={8}>
                <Form.Item
                  name={[field.name, "place"]}
                  label={words.place}
                  rules={[{ ...needed[0], whitespace: true }]}
                  style={{ flex: 1, marginBottom: 8 }}
                >
                  <Input maxLength={120} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={word.remove}
                    onClick={() => remove(field.name)}
                  />
                )}
              </Flex>
              <div className="event-two">
                <Form.Item name={[field.name, "startsAt"]} label={words.startsAt} rules={needed}>
                  <InstantPicker onChange={(at) => started(index, at)} />
                </Form.Item>
                <Form.Item name={[field.name, "endsAt"]} label={words.endsAt} rules={needed}>
                  <InstantPicker />
                </Form.Item>
              </div>
            </div>
          ))}
          <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add({ place: "" })}>
            {words.addSession}
          </Button>
        </Form.Item>
      )}
    </Form.List>
  );
}
