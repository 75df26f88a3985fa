import { Checkbox } from "antd";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

interface Props {
  value?: number[];
  onChange?: (weekdays: number[]) => void;
}

/** 1 = Monday … 7 = Sunday; none chosen means every day. */
export function WeekdaysField({ value = [], onChange }: Props) {
  const names = useText(text).weekdayNames.split(",");
  return (
    <Checkbox.Group
      value={value}
      onChange={(next) => onChange?.(next)}
      options={names.map((label, index) => ({ value: index + 1, label }))}
    />
  );
}
