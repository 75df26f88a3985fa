import { Alert, Typography } from "antd";
import type { FiledFigure, Outcome } from "../../contracts/outcome.ts";
import { metricByKey } from "../../domain/metric/dictionary.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { useLanguage } from "../text/language.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";
import { warningsOf } from "./Warnings.tsx";

const NARRATIVES = ["practices", "highlights", "problems", "nextSteps"] as const;

/** A filing to read: its figures with how they were counted, what stands out, and the words. */
export function OutcomeView({ outcome }: { outcome: Outcome }) {
  const words = useText(text);
  const language = useLanguage();
  const time = useTime();
  const said = NARRATIVES.filter((name) => outcome.narrative[name] !== "");
  return (
    <>
      {outcome.state === "returned" && outcome.comment && (
        <Alert
          type="warning"
          showIcon
          title={words.returnedWith}
          description={outcome.comment}
          className="filing-note"
        />
      )}
      {outcome.state === "submitted" && outcome.warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={words.warnTitle}
          description={warningsOf(outcome, language)}
          className="filing-note"
        />
      )}
      <section className="panel panel-pad">
        {outcome.figures.length === 0 && <Nothing title={words.noFigures} />}
        {outcome.figures.map((figure) => (
          <FigureLine key={`${figure.metric} ${figure.channel ?? ""}`} figure={figure} />
        ))}
      </section>
      {said.length > 0 && (
        <section className="panel panel-pad" style={{ marginTop: 12 }}>
          {said.map((name) => (
            <div key={name} style={{ padding: "6px 0" }}>
              <Typography.Text type="secondary">{words.narratives[name]}</Typography.Text>
              <div style={{ whiteSpace: "pre-wrap" }}>{outcome.narrative[name]}</div>
            </div>
          ))}
        </section>
      )}
      <p className="soft">
        {[
          outcome.submittedBy && `${words.submittedBy} ${outcome.submittedBy.name}`,
          outcome.submittedAt && time.at(outcome.submittedAt),
          outcome.decidedBy && `${words.decidedBy} ${outcome.decidedBy.name}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </>
  );
}

function FigureLine({ figure }: { figure: FiledFigure }) {
  const words = useText(text);
  const language = useLanguage();
  const more = [words.methods[figure.method], figure.definition, figure.channel, figure.note].filter(Boolean);
  return (
    <div className="event-row">
      <div>
        {metricByKey(figure.metric)?.name[language] ?? figure.metric}
        <div className="soft">{more.join(" · ")}</div>
      </div>
      <div className="numbers figure-value">
        {figure.value.toLocaleString("en")} <span className="soft">{figure.unit}</span>
      </div>
    </div>
  );
}
