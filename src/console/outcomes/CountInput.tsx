import { Input } from "antd";
import { readCount } from "../../domain/outcome/number.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

interface Props {
  id?: string;
  value?: string;
  onChange?: (typed: string) => void;
  onBlur?: () => void;
  unit: string;
  label: string;
}

/** A count as people write it: full-width digits, separators and 万 are understood, and shown as they are read. */
export function CountInput({ id, value = "", onChange, onBlur, unit, label }: Props) {
  const words = useText(text);
  const count = readCount(value);
  const plain = count === null ? "" : count.toLocaleString("en");
  return (
    <>
      <Input
        {...(id && { id })}
        aria-label={label}
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        value={value}
        suffix={unit}
        onChange={(event) => onChange?.(event.target.value)}
        onBlur={() => {
          if (plain !== "" && plain !== value) onChange?.(plain);
          onBlur?.();
        }}
      />
      {plain !== "" && plain !== value && value !== String(count) && (
        <div className="soft numbers" aria-live="polite">
          {words.reads(plain, unit)}
        </div>
      )}
    </>
  );
}
