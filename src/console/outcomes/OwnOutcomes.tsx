import { Button, Skeleton, Typography } from "antd";
import { Link, useNavigate } from "react-router";
import type { Outcome } from "../../contracts/outcome.ts";
import "../events/events.css";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useDueDay } from "./due.ts";
import { OutcomeStateTag } from "./OutcomeStateTag.tsx";
import { useOutcomes } from "./queries.ts";
import { text } from "./text.ts";
import { useToFile } from "./toFile.ts";

/** What an institution still has to file, and what it has filed. */
export function OwnOutcomes() {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const navigate = useNavigate();
  const dueDay = useDueDay();
  const outcomes = useOutcomes();
  const { items, failed } = useToFile();
  const filed = (all: Outcome[]) => all.filter((one) => one.state !== "draft" && one.state !== "returned");
  return (
    <Page title={words.title} intro={words.ownIntro}>
      <section className="panel panel-pad">
        <Typography.Title level={2} className="event-section">
          {words.toFile}
        </Typography.Title>
        {failed && <Typography.Text type="danger">{word.failed}</Typography.Text>}
        {!items && !failed && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
        {items?.length === 0 && <Nothing title={words.emptyToFile} hint={words.emptyToFileHint} />}
        {items?.map(({ key, title, dueAt, path, outcome }) => (
          <div key={key} className="event-row">
            <div style={{ minWidth: 0 }}>
              <strong>{title}</strong> {outcome && <OutcomeStateTag outcome={outcome} />}
              <div className="soft">{words.due(dueDay(dueAt))}</div>
            </div>
            <Button type="primary" onClick={() => void navigate(`/b/${bureau.id}/${path}`)}>
              {outcome ? words.goOn : words.file}
            </Button>
          </div>
        ))}
      </section>
      <Answer query={outcomes}>
        {(all) =>
          filed(all).length > 0 && (
            <section className="panel panel-pad" style={{ marginTop: 16 }}>
              <Typography.Title level={2} className="event-section">
                {words.filed}
              </Typography.Title>
              {filed(all).map((one) => (
                <div key={one.id} className="event-row">
                  <div style={{ minWidth: 0 }}>
                    <Link to={`/b/${bureau.id}/outcomes/${one.id}`}>{one.eventTitle}</Link>
                    {bureau.institutions.length > 1 && <div className="soft">{one.institutionName}</div>}
                  </div>
                  <OutcomeStateTag outcome={one} />
                </div>
              ))}
            </section>
          )
        }
      </Answer>
    </Page>
  );
}
