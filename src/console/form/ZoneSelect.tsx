import { Select } from "antd";

const ZONES = ["Asia/Shanghai", "Asia/Urumqi", "Asia/Hong_Kong", "Asia/Macau", "Asia/Taipei"];
const OTHERS = Intl.supportedValuesOf("timeZone").filter((zone) => !ZONES.includes(zone));

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (zone: string | null) => void;
  /** Said when none is chosen; absent: one has to be chosen. */
  placeholder?: string;
}

/** An IANA time zone, by name. */
export function ZoneSelect({ id, value, onChange, placeholder }: Props) {
  return (
    <Select
      {...(id && { id })}
      showSearch
      allowClear={placeholder !== undefined}
      placeholder={placeholder}
      value={value ?? undefined}
      onChange={(zone: string | undefined) => onChange?.(zone ?? null)}
      options={[...ZONES, ...OTHERS].map((zone) => ({ value: zone, label: zone }))}
    />
  );
}
