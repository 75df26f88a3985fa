import { Form, InputNumber } from "antd";
import { common } from "../text/common.ts";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";

interface Props {
  name: string;
  label: string;
  hint: string;
  unit: string;
  min: number;
  max: number;
}

/** A whole number with its unit; the limits are the contract's. */
export function NumberField({ name, label, hint, unit, min, max }: Props) {
  const { required } = useText(common);
  const range = useLanguage() === "en" ? ` (${min}–${max})` : `（${min}–${max}）`;
  return (
    <Form.Item name={name} label={label} extra={hint + range} rules={[{ required: true, message: required }]}>
      <InputNumber min={min} max={max} precision={0} suffix={unit} style={{ width: 160 }} />
    </Form.Item>
  );
}
