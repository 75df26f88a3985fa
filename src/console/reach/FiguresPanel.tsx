import { Typography } from "antd";
import type { Basis } from "../../contracts/figure.ts";
import type { ResultOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import { useMetrics } from "../campaigns/queries.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { FigureText } from "./FigureText.tsx";
import { text } from "./text.ts";

const BASES = ["counted", "reported", "sampled", "modelled"] as const satisfies Basis[];

/** A campaign's figures: a line per metric, a column per basis, and no column that adds them. */
export function FiguresPanel({ reach }: { reach: ResultOf<Endpoints["reach.campaign"]> }) {
  const words = useText(text);
  const time = useTime();
  const language = useLanguage();
  const metrics = useMetrics().data?.items ?? [];
  const { subtotals, asOf } = reach;
  const bases = BASES.filter((basis) => subtotals.some(({ figures }) => figures.some((one) => one.basis === basis)));
  const nameOf = (key: string, name: string) => metrics.find((one) => one.key === key)?.name[language] ?? name;
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.figures}
      </Typography.Title>
      {subtotals.length === 0 ? (
        <Nothing title={words.noFigures} hint={words.noFiguresHint} />
      ) : (
        <>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{words.metric}</th>
                {bases.map((basis) => (
                  <th key={basis} scope="col">
                    {words.basis[basis]}
                    <div className="figure-notes">{words.basisHints[basis]}</div>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {subtotals.map(({ metric, name, figures }) => (
                <tr key={metric}>
                  <th scope="row">{nameOf(metric, name)}</th>
                  {bases.map((basis) => {
                    const figure = figures.find((one) => one.basis === basis);
                    return (
                      <td key={basis} data-basis={words.basis[basis]} className={figure ? "" : "is-empty"}>
                        {figure ? <FigureText figure={figure} /> : "—"}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {words.asOf(time.at(asOf))}
          </Typography.Text>
        </>
      )}
    </section>
  );
}
