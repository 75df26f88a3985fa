import type { TextStyle } from "../../contracts/plan.ts";
import type { Targets } from "../../contracts/targets.ts";

/** A takeover as its form holds it; what is named as in the contract takes the server's errors. */
export interface TakeoverValues {
  source: "words" | "version";
  content: { version?: string; text?: string; style: TextStyle };
  targets: Partial<Targets>;
  durationMs: number;
  reason: string;
}

/** Yellow on red: read from afar. */
export const STYLE: TextStyle = { template: "scroll", color: "#ffd84a", background: "#8f1d21" };

export const newTakeover: Partial<TakeoverValues> = {
  source: "words",
  content: { style: STYLE },
  targets: { screens: [], groups: [], tags: [] },
  durationMs: 600_000,
};

export const contentOf = ({ source, content }: TakeoverValues) =>
  source === "words" ? { text: content.text ?? "", style: content.style } : { version: content.version ?? "" };

export const bodyOf = (values: TakeoverValues) => ({
  content: contentOf(values),
  targets: values.targets,
  durationMs: values.durationMs,
  reason: values.reason,
});
