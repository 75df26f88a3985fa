import { Typography } from "antd";
import { StateTag } from "../shell/StateTag.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { alertText } from "./alertText.ts";
import { useAlerts } from "./queries.ts";

const SHOWN = 6;

/** When the screen fell silent in its opening hours, and until when; nothing when it never has. */
export function AlertsPanel({ screen }: { screen: string }) {
  const words = useText(alertText);
  const time = useTime();
  const own = (useAlerts().data ?? []).filter((alert) => alert.screen === screen);
  if (own.length === 0) return null;
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.title}
      </Typography.Title>
      {own.slice(0, SHOWN).map(({ id, kind, since, endedAt }) => (
        <div key={id} className="alert-row">
          <StateTag tone={endedAt ? "quiet" : "bad"}>{endedAt ? words.ended : words.open}</StateTag>
          <span>
            {words.kinds[kind]} · {endedAt ? time.span(since, endedAt) : words.since(time.at(since))}
          </span>
        </div>
      ))}
      {own.length > SHOWN && <Typography.Text type="secondary">{words.earlier(own.length - SHOWN)}</Typography.Text>}
    </section>
  );
}
