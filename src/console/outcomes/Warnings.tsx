import type { ReactNode } from "react";
import type { Outcome } from "../../contracts/outcome.ts";
import { metricByKey } from "../../domain/metric/dictionary.ts";
import type { Language } from "../text/language.ts";

/** What stands out in a filing, one line each: the figure and what to check. */
export function warningsOf(outcome: Pick<Outcome, "warnings">, language: Language): ReactNode {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {outcome.warnings.map((warning) => (
        <li key={`${warning.code} ${warning.metric}`}>
          {warning.code !== "all_round" && <strong>{metricByKey(warning.metric)?.name[language]}: </strong>}
          {warning.message[language]}
        </li>
      ))}
    </ul>
  );
}
