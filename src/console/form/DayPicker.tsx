import { DatePicker } from "antd";
import dayjs from "dayjs";

interface DayProps {
  id?: string;
  value?: string | null;
  onChange?: (day: string | null) => void;
  /** Both inclusive. */
  min?: string;
  max?: string;
  disabled?: boolean;
}

const limits = (min?: string, max?: string) => ({
  ...(min && { minDate: dayjs(min) }),
  ...(max && { maxDate: dayjs(max) }),
});

/** One local day, `YYYY-MM-DD`. */
export function DayPicker({ id, value, onChange, min, max, disabled = false }: DayProps) {
  return (
    <DatePicker
      {...(id && { id })}
      {...limits(min, max)}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format("YYYY-MM-DD") : null)}
      disabled={disabled}
      style={{ width: "100%" }}
    />
  );
}

interface RangeProps {
  id?: string;
  value?: [string, string] | null;
  onChange?: (days: [string, string] | null) => void;
  min?: string;
  max?: string;
  /** Where no label names it. */
  label?: string;
}

/** First and last local day, both inclusive. */
export function DayRangePicker({ id, value, onChange, min, max, label }: RangeProps) {
  return (
    <DatePicker.RangePicker
      {...(label && { "aria-label": label })}
      {...(id && { id: { start: id } })}
      {...limits(min, max)}
      value={value ? [dayjs(value[0]), dayjs(value[1])] : null}
      onChange={(days) =>
        onChange?.(days?.[0] && days[1] ? [days[0].format("YYYY-MM-DD"), days[1].format("YYYY-MM-DD")] : null)
      }
      style={{ width: "100%" }}
    />
  );
}
