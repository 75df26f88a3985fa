import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Form, InputNumber, Select } from "antd";
import type { Target } from "../../contracts/campaign.ts";
import { common } from "../text/common.ts";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { useMetrics } from "./queries.ts";
import { text } from "./text.ts";

/** The campaign form's list of targets: a metric once each, and its value in the metric's unit. */
export function TargetsField() {
  const words = useText(text);
  const word = useText(common);
  const language = useLanguage();
  const metrics = useMetrics().data?.items ?? [];
  const form = Form.useFormInstance();
  const chosen: (Partial<Target> | undefined)[] = Form.useWatch("targets", form) ?? [];
  const needed = [{ required: true, message: word.required }];
  return (
    <Form.Item label={words.targets}>
      <Form.List name="targets">
        {(fields, { add, remove }) => (
          <Flex vertical gap={8}>
            {fields.map((field) => {
              const mine = chosen[field.name]?.metric;
              const free = metrics.filter(
                (one) => one.key === mine || !chosen.some((target) => target?.metric === one.key),
              );
              return (
                <Flex key={field.key} gap={8} align="flex-start">
                  <Form.Item name={[field.name, "metric"]} rules={needed} style={{ flex: 1, minWidth: 0, margin: 0 }}>
                    <Select
                      aria-label={words.metric}
                      placeholder={words.metric}
                      showSearch={{ optionFilterProp: "label" }}
                      options={free.map((one) => ({ value: one.key, label: one.name[language] }))}
                    />
                  </Form.Item>
                  <Form.Item name={[field.name, "value"]} rules={needed} style={{ width: 168, margin: 0 }}>
                    <InputNumber
                      aria-label={words.value}
                      placeholder={words.value}
                      min={1}
                      max={1e9}
                      precision={0}
                      suffix={metrics.find((one) => one.key === mine)?.unit}
                      style={{ width: "100%" }}
                    />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={word.remove}
                    onClick={() => remove(field.name)}
                  />
                </Flex>
              );
            })}
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
              {words.addTarget}
            </Button>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  );
}
