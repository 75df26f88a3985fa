import type { TakeoverReach } from "../../contracts/takeover.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const TONES: Record<"live" | "poll" | "unpaired" | "left", Tone> = {
  live: "live",
  poll: "waiting",
  unpaired: "neutral",
  left: "bad",
};

/** The screens that are meant, by when they will show it, and those that cannot. */
export function Affected({ reach }: { reach: TakeoverReach }) {
  const words = useText(text);
  const inRow = useRow();
  const of = (wanted: (screen: TakeoverReach["screens"][number]) => boolean) =>
    reach.screens.filter(wanted).map(({ name }) => name);
  const reasons = [...new Set(reach.leftOut.map(({ reason }) => words.leftOut[reason]))];
  const groups = [
    { key: "live", names: of(({ paired, live }) => paired && live), hint: "" },
    { key: "poll", names: of(({ paired, live }) => paired && !live), hint: words.groups.pollHint },
    { key: "unpaired", names: of(({ paired }) => !paired), hint: "" },
    { key: "left", names: reach.leftOut.map(({ name }) => name), hint: reasons.join("；") },
  ] as const;
  return groups
    .filter(({ names }) => names.length > 0)
    .map(({ key, names, hint }) => (
      <div key={key} className="takeover-group">
        <StateTag tone={TONES[key]}>{words.groups[key]}</StateTag>{" "}
        <span className="numbers">{words.screens(names.length)}</span>
        <div style={{ marginTop: 4 }}>{inRow(names)}</div>
        {hint && <div style={{ color: "var(--ink-soft)", fontSize: 13 }}>{hint}</div>}
      </div>
    ));
}
