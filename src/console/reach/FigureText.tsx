import type { Figure } from "../../contracts/figure.ts";
import { useText } from "../text/text.ts";
import { percentOf, sourceOf } from "./figure.ts";
import { count } from "../text/number.ts";
import { text } from "./text.ts";

/** A figure with what keeps it honest: how exact it is, how complete, and what it was made from. */
export function FigureText({ figure }: { figure: Figure }) {
  const words = useText(text);
  const { value, lo, hi, unit, qualifier, completenessPermille, sources } = figure;
  const number = count(value);
  const said =
    qualifier === "at_least" ? words.atLeast(number) : qualifier === "approx" ? words.approx(number) : number;
  return (
    <>
      <span className="numbers">
        <strong>{said}</strong> {words.unit(unit)}
      </span>
      <span className="figure-notes">
        {lo !== hi && <span className="numbers">{words.between(count(lo), count(hi))}</span>}
        {completenessPermille !== undefined && (
          <span title={words.completeHint} className={completenessPermille < 1000 ? "is-short" : ""}>
            {words.complete(percentOf(completenessPermille))}
          </span>
        )}
        {sources !== value && <span>{words.sources[sourceOf(figure)](sources)}</span>}
      </span>
    </>
  );
}
