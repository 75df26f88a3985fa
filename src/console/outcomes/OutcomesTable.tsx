import { Segmented, Table } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Outcome } from "../../contracts/outcome.ts";
import { metricByKey } from "../../domain/metric/dictionary.ts";
import "../events/events.css";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useLanguage } from "../text/language.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { OutcomeStateTag } from "./OutcomeStateTag.tsx";
import { useOutcomes } from "./queries.ts";
import { text } from "./text.ts";

const SHOWN = 3;

export function OutcomesTable() {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const time = useTime();
  const outcomes = useOutcomes();
  const [which, setWhich] = useState<"toAccept" | "all">("toAccept");
  const waiting = outcomes.data?.filter((one) => one.state === "submitted").length ?? 0;
  return (
    <Page title={words.title} intro={words.intro}>
      <Segmented
        value={which}
        onChange={setWhich}
        style={{ marginBottom: 12 }}
        options={[
          { value: "toAccept" as const, label: `${words.toAccept}${waiting > 0 ? ` ${waiting}` : ""}` },
          { value: "all" as const, label: words.all },
        ]}
      />
      <Answer query={outcomes}>
        {(all) => (
          <div className="panel">
            <Table<Outcome>
              rowKey="id"
              dataSource={all.filter((one) => which === "all" || one.state === "submitted")}
              pagination={{ pageSize: 20, hideOnSinglePage: true }}
              locale={{
                emptyText: (
                  <Nothing
                    title={which === "all" ? words.emptyAll : words.emptyToAccept}
                    {...(which === "all" && { hint: words.emptyAllHint })}
                  />
                ),
              }}
              columns={[
                {
                  title: words.institution,
                  render: (_, one) => (
                    <>
                      <Link to={`/b/${bureau.id}/outcomes/${one.id}`} style={{ fontWeight: 600 }}>
                        {one.institutionName}
                      </Link>
                      {one.institution === null && <span className="soft"> · {words.host}</span>}
                      <div className="soft">{one.eventTitle}</div>
                    </>
                  ),
                },
                { title: words.figures, responsive: ["md"], render: (_, one) => <Summary outcome={one} /> },
                {
                  title: words.submittedAt,
                  responsive: ["lg"],
                  width: 180,
                  render: (_, one) => (
                    <span className="numbers">{one.submittedAt ? time.at(one.submittedAt) : "—"}</span>
                  ),
                },
                { title: word.state, width: 130, render: (_, one) => <OutcomeStateTag outcome={one} /> },
              ]}
            />
          </div>
        )}
      </Answer>
    </Page>
  );
}

/** The first figures of a filing. */
function Summary({ outcome }: { outcome: Outcome }) {
  const language = useLanguage();
  return outcome.figures.slice(0, SHOWN).map((figure) => (
    <div key={`${figure.metric} ${figure.channel ?? ""}`} className="numbers">
      <span className="soft">{metricByKey(figure.metric)?.name[language]} </span>
      {figure.value.toLocaleString("en")} {figure.unit}
    </div>
  ));
}
