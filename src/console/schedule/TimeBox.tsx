import { AutoComplete } from "antd";
import { useState } from "react";

interface Props {
  label: string;
  value: string;
  pattern: RegExp;
  options: { value: string }[];
  onChange: (time: string) => void;
}

/** A wall time, typed or chosen; only a whole and right one is handed on. */
export function TimeBox({ label, value, pattern, options, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const right = typed === null || pattern.test(typed);
  return (
    <AutoComplete
      aria-label={label}
      value={typed ?? value}
      options={options}
      {...(!right && { status: "error" as const })}
      onChange={(next: string) => {
        setTyped(pattern.test(next) ? null : next);
        if (pattern.test(next)) onChange(next);
      }}
      onBlur={() => setTyped(null)}
      style={{ width: 96 }}
    />
  );
}
