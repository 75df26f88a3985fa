import { Form, Input, InputNumber } from "antd";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { footfallText } from "./footfallText.ts";

interface Props {
  label: string;
  /** Where the figure lies in the fields around it. */
  name: readonly (string | number)[];
  /** The same from the form's beginning: inside a list the two differ. */
  path: readonly (string | number)[];
  unit: string;
  /** What people write is this many times what is stored. */
  times: number;
  most: number;
}

const KEYS = ["lo", "value", "hi"] as const;
const tidy = (n: number) => Number(n.toPrecision(10));

/** A figure with the least and the most that it may be, and where it is from. */
export function EstimateFields({ label, name, path, unit, times, most }: Props) {
  const words = useText(footfallText);
  const word = useText(common);
  const form = Form.useFormInstance();
  const ordered = async () => {
    const [lo, value, hi] = KEYS.map((key) => asNumber(form.getFieldValue([...path, key])));
    if (lo === null || value === null || hi === null || lo === undefined || value === undefined || hi === undefined)
      return;
    if (value < lo || value > hi) throw new Error(words.order);
  };
  return (
    <fieldset className="estimate">
      <legend>{label}</legend>
      {KEYS.map((key) => (
        <Form.Item
          key={key}
          name={[...name, key]}
          label={words[key]}
          dependencies={
            key === "value"
              ? [
                  [...path, "lo"],
                  [...path, "hi"],
                ]
              : []
          }
          validateFirst
          rules={[{ required: true, message: word.required }, ...(key === "value" ? [{ validator: ordered }] : [])]}
          getValueProps={(stored?: number | null) => ({
            value: typeof stored === "number" ? tidy(stored * times) : undefined,
          })}
          normalize={(written: number | null) => (written === null ? null : tidy(written / times))}
        >
          <InputNumber min={0} max={most} suffix={unit} style={{ width: "100%" }} />
        </Form.Item>
      ))}
      <Form.Item
        className="estimate-source"
        name={[...name, "source"]}
        label={words.source}
        rules={[{ required: true, whitespace: true, message: word.required }]}
      >
        <Input maxLength={120} placeholder={words.sourceHint} />
      </Form.Item>
    </fieldset>
  );
}

function asNumber(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}
