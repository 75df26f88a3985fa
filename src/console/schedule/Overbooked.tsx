import { Typography } from "antd";
import type { Shortage } from "../../contracts/booking.ts";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { Hours } from "./Hours.tsx";
import { text } from "./text.ts";

const SHOWN = 5;

/** Where more would be guaranteed than an hour holds: screen, hours, beside whom, by how much. */
export function Overbooked({ shortage }: { shortage: Shortage }) {
  const words = useText(text);
  const inRow = useRow();
  const rows = sameEachDay(shortage.overbooked);
  return (
    <>
      {rows.slice(0, SHOWN).map(({ key, screenName, overMs, competitors, intervals }) => (
        <div key={key} style={{ marginBottom: 8 }}>
          <strong>
            {words.overRow(screenName, (overMs / 1000).toLocaleString("en-US", { maximumFractionDigits: 1 }))}
          </strong>
          <Hours intervals={intervals} most={3} />
          <div>
            {competitors.length > 0 ? words.beside(inRow(competitors.map(({ title }) => title))) : words.overAlone}
          </div>
        </div>
      ))}
      {rows.length > SHOWN && <Typography.Text type="secondary">{words.andMore(rows.length - SHOWN)}</Typography.Text>}
    </>
  );
}

type Stretch = Shortage["overbooked"][number];

/** Stretches of the same screen, competitors and excess as one, with all their times. */
function sameEachDay(stretches: readonly Stretch[]) {
  const found = new Map<string, Stretch & { key: string; intervals: { start: string; end: string }[] }>();
  for (const one of stretches) {
    const { start, end } = one;
    const key = [one.screen, one.overMs, ...one.competitors.map(({ id }) => id)].join(" ");
    const known = found.get(key);
    if (known) known.intervals.push({ start, end });
    else found.set(key, { ...one, key, intervals: [{ start, end }] });
  }
  return [...found.values()];
}
