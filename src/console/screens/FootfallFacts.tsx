import type { Footfall } from "../../contracts/screen.ts";
import { useText } from "../text/text.ts";
import { footfallText } from "./footfallText.ts";

const figure = (n: number) => Number(n.toPrecision(3)).toLocaleString("en-US");

/** What is known of who passes, with its intervals. */
export function FootfallFacts({ footfall }: { footfall: Footfall | null }) {
  const words = useText(footfallText);
  if (!footfall) return words.unknown;
  const { flows, dwellSeconds, visibility } = footfall;
  const of = ({ lo, value, hi }: Footfall["visibility"], times: number, unit: string) =>
    words.figure(figure(value * times), figure(lo * times), figure(hi * times), unit);
  return (
    <>
      {flows.map(({ dayKind, fromHour, toHour, personsPerSecond: { lo, value, hi, source } }) => (
        <div key={`${dayKind} ${fromHour}`} title={source}>
          {`${words.dayKinds[dayKind]} ${words.summary(fromHour, toHour, figure(value * 60), figure(lo * 60), figure(hi * 60))}`}
        </div>
      ))}
      <div title={dwellSeconds.source}>{`${words.stays} ${of(dwellSeconds, 1, words.seconds)}`}</div>
      <div title={visibility.source}>{`${words.sees} ${of(visibility, 100, "%")}`}</div>
    </>
  );
}
