import { Collapse, Flex, Typography } from "antd";
import { useState } from "react";
import type { Screen } from "../../contracts/screen.ts";
import type { ScreenProof } from "../../contracts/proof.ts";
import { Answer } from "../shell/Answer.tsx";
import { Nothing } from "../shell/Nothing.tsx";
import { StateTag } from "../shell/StateTag.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { ContactsNote } from "./ContactsNote.tsx";
import { DaySteps } from "./DaySteps.tsx";
import { COLOURS, KINDS } from "./proof.ts";
import { ProofTable } from "./ProofTable.tsx";
import { proofText } from "./proofText.ts";
import { useContacts, useProof } from "./queries.ts";

/** What was planned of a day, hour by hour, and what answers for each spot of it. */
export function ProofPanel({ screen }: { screen: Screen }) {
  const words = useText(proofText);
  const time = useTime();
  const [day, setDay] = useState(time.today);
  const proof = useProof(screen.id, day);
  return (
    <section className="panel panel-pad">
      <Flex justify="space-between" align="center" gap={12} wrap style={{ marginBottom: 12 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {words.title} · {time.day(day)}
        </Typography.Title>
        <DaySteps day={day} onDay={setDay} />
      </Flex>
      <Answer query={proof} rows={6}>
        {(read) =>
          read.total.planned + read.total.extra === 0 ? (
            <Nothing title={words.empty} />
          ) : (
            <Day proof={read} surveyed={screen.footfall !== null} />
          )
        }
      </Answer>
    </section>
  );
}

function Day({ proof, surveyed }: { proof: ScreenProof; surveyed: boolean }) {
  const words = useText(proofText);
  const time = useTime();
  const { state, revision, asOf, total } = proof;
  const contacts = useContacts(proof.screen, proof.day, surveyed).data;
  const final = state === "final";
  const said = revision === 0 ? words.today : final ? words.settled : words.waiting;
  return (
    <>
      <Typography.Paragraph type="secondary">
        <StateTag tone={final ? "good" : "waiting"}>{words[state]}</StateTag> {said}{" "}
        {final && revision > 1 && words.revised(revision)} {words.asOf(time.at(asOf))}
      </Typography.Paragraph>
      <div className="proof-legend">
        {KINDS.filter((kind) => total[kind] > 0).map((kind) => (
          <span key={kind}>
            <span className="swatch" style={{ background: COLOURS[kind] }} /> {words.kinds[kind]}{" "}
            <strong className="numbers">{total[kind].toLocaleString("en-US")}</strong>
          </span>
        ))}
      </div>
      <ProofTable proof={proof} contacts={contacts} />
      {total.extra > 0 && (
        <Typography.Paragraph type="secondary" style={{ margin: "12px 0 0" }}>
          {words.extra(total.extra.toLocaleString("en-US"))}
        </Typography.Paragraph>
      )}
      <ContactsNote contacts={contacts} surveyed={surveyed} />
      <Collapse
        ghost
        size="small"
        style={{ marginTop: 8 }}
        items={[
          {
            key: "what",
            label: words.what,
            children: KINDS.map((kind) => (
              <div key={kind} className="health-row">
                <span>
                  <span className="swatch" style={{ background: COLOURS[kind] }} /> {words.kinds[kind]}
                </span>
                <span>{words.meanings[kind]}</span>
              </div>
            )),
          },
        ]}
      />
    </>
  );
}
