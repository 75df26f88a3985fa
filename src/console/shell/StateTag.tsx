import { Tag } from "antd";
import type { ReactNode } from "react";

/** `waiting` asks somebody to act; `live` is on now; `bad` was refused, returned or is in trouble. */
export type Tone = "neutral" | "waiting" | "good" | "live" | "bad" | "quiet";

const COLOURS: Record<Tone, { color: string; background: string; borderColor: string }> = {
  neutral: { color: "#4a4741", background: "#f3f1ec", borderColor: "#ddd8cf" },
  waiting: { color: "#7a4d05", background: "#fbf1dc", borderColor: "#eed9ab" },
  good: { color: "#235a3b", background: "#e9f3ec", borderColor: "#c4dfcd" },
  live: { color: "#ffffff", background: "#2c6e49", borderColor: "#2c6e49" },
  bad: { color: "#96300d", background: "#fbebe4", borderColor: "#f1cdbd" },
  quiet: { color: "#6f6a62", background: "#ffffff", borderColor: "#e6e1d9" },
};

/** A state in words, coloured by what it asks of people; never by colour alone. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <Tag variant="outlined" style={{ ...COLOURS[tone], marginInlineEnd: 0 }}>
      {children}
    </Tag>
  );
}
