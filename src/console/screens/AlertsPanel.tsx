import { Button, Typography } from "antd";
import { useState } from "react";
import { StateTag } from "../shell/StateTag.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { alertText } from "./alertText.ts";
import { useAlertsOf } from "./queries.ts";

const FIRST = 6;
const MOST = 200;

/** When the screen fell silent in its opening hours, and until when; nothing when it never has. */
export function AlertsPanel({ screen }: { screen: string }) {
  const words = useText(alertText);
  const time = useTime();
  const [limit, setLimit] = useState(FIRST);
  const alerts = useAlertsOf(screen, limit).data;
  if (!alerts || alerts.items.length === 0) return null;
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.title}
      </Typography.Title>
      {alerts.items.map(({ id, kind, since, endedAt }) => (
        <div key={id} className="alert-row">
          <StateTag tone={endedAt ? "quiet" : "bad"}>{endedAt ? words.ended : words.open}</StateTag>
          <span>
            {words.kinds[kind]} · {endedAt ? time.span(since, endedAt) : words.since(time.at(since))}
          </span>
        </div>
      ))}
      {alerts.next !== undefined && limit < MOST && (
        <Button size="small" type="link" style={{ paddingInline: 0 }} onClick={() => setLimit(MOST)}>
          {words.earlier}
        </Button>
      )}
    </section>
  );
}
