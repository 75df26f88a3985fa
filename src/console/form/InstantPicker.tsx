import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useBureau } from "../shell/bureau.ts";
import { instantOf, wallOf } from "../text/time.ts";

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (instant: string | null) => void;
}

/** An instant, RFC 3339, chosen as a wall time in the bureau's zone. */
export function InstantPicker({ id, value, onChange }: Props) {
  const { zone } = useBureau();
  const wall = value ? wallOf(value, zone) : null;
  return (
    <DatePicker
      {...(id && { id })}
      showTime={{ format: "HH:mm", minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      needConfirm={false}
      value={wall ? dayjs(`${wall.day}T${wall.time}`) : null}
      onChange={(at) => onChange?.(at ? instantOf(at.format("YYYY-MM-DD"), at.format("HH:mm"), zone) : null)}
      style={{ width: "100%" }}
    />
  );
}
