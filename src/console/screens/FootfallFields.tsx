import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Radio, Select, Typography } from "antd";
import { useText } from "../text/text.ts";
import { EstimateFields } from "./EstimateFields.tsx";
import { footfallText } from "./footfallText.ts";
import { type ScreenValues, WHOLE_DAY } from "./form.ts";

const KINDS = ["any", "workday", "restday"] as const;
const hours = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

/** Who passes the screen, as far as anybody knows. */
export function FootfallFields() {
  const words = useText(footfallText);
  const form = Form.useFormInstance<ScreenValues>();
  const known = Form.useWatch("passers", form) === "known";
  const clock = (from: number, to: number) => hours(from, to).map((hour) => ({ value: hour, label: words.hour(hour) }));
  return (
    <>
      <Form.Item name="passers" label={words.title} extra={words.hint}>
        <Radio.Group
          optionType="button"
          options={(["unknown", "known"] as const).map((value) => ({ value, label: words[value] }))}
        />
      </Form.Item>
      {known && (
        <>
          <Typography.Paragraph type="secondary">{words.flowHint}</Typography.Paragraph>
          <Form.List name={["footfall", "flows"]}>
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }) => (
                  <div key={key} className="flow">
                    <div className="flow-when">
                      <Form.Item name={[name, "dayKind"]} label={words.days}>
                        <Select options={KINDS.map((value) => ({ value, label: words.dayKinds[value] }))} />
                      </Form.Item>
                      <Form.Item name={[name, "fromHour"]} label={words.from}>
                        <Select options={clock(0, 23)} />
                      </Form.Item>
                      <Form.Item name={[name, "toHour"]} label={words.to}>
                        <Select options={clock(1, 24)} />
                      </Form.Item>
                      <Button
                        type="text"
                        icon={<DeleteOutlined />}
                        aria-label={words.remove}
                        disabled={fields.length === 1}
                        onClick={() => remove(name)}
                      />
                    </div>
                    <EstimateFields
                      label={words.flow}
                      name={[name, "personsPerSecond"]}
                      path={["footfall", "flows", name, "personsPerSecond"]}
                      unit={words.unit}
                      times={60}
                      most={60_000}
                    />
                  </div>
                ))}
                <Button icon={<PlusOutlined />} onClick={() => add(WHOLE_DAY)} style={{ marginBottom: 24 }}>
                  {words.add}
                </Button>
              </>
            )}
          </Form.List>
          {(["dwellSeconds", "visibility"] as const).map((one) => (
            <EstimateFields
              key={one}
              label={one === "visibility" ? words.visibility : words.dwell}
              name={["footfall", one]}
              path={["footfall", one]}
              unit={one === "visibility" ? "%" : words.seconds}
              times={one === "visibility" ? 100 : 1}
              most={one === "visibility" ? 100 : 86_400}
            />
          ))}
        </>
      )}
    </>
  );
}
