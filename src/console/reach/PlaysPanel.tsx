import { Segmented, Skeleton, Typography } from "antd";
import { lazy, Suspense, useMemo } from "react";
import { Link } from "react-router";
import { spotText } from "../schedule/spotText.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { FigureText } from "./FigureText.tsx";
import { type Asked, GROUPINGS } from "./filter.ts";
import { PlaysTable } from "./PlaysTable.tsx";
import { usePlays } from "./queries.ts";
import { text } from "./text.ts";

const PlaysChart = lazy(() => import("./PlaysChart.tsx"));

interface Props {
  asked: Asked;
  onAsk: (change: Record<string, string | undefined>) => void;
}

/** What the screens say they showed, with how complete their log is, as a chart and as a table. */
export function PlaysPanel({ asked, onAsk }: Props) {
  const words = useText(text);
  const bureau = useBureau();
  const time = useTime();
  const plays = usePlays(asked);
  const { takeover } = useText(spotText);
  const rows = useMemo(
    () => (plays.data?.rows ?? []).map((row) => (row.takeover ? { ...row, title: takeover(row.title) } : row)),
    [plays.data, takeover],
  );
  return (
    <section className="panel panel-pad">
      <div className="plays-head">
        <div>
          <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
            {words.plays}
          </Typography.Title>
          <Typography.Text type="secondary">{words.playsHint}</Typography.Text>
        </div>
        <Segmented
          value={asked.by}
          onChange={(by) => onAsk({ by })}
          options={GROUPINGS.map((value) => ({ value, label: words.groupings[value] }))}
        />
      </div>
      <Answer query={plays} rows={8}>
        {({ total }) =>
          rows.length === 0 ? (
            <Nothing
              title={words.noPlays}
              hint={words.noPlaysHint}
              action={<Link to={`/b/${bureau.id}/screens`}>{words.toScreens}</Link>}
            />
          ) : (
            <>
              <p className="plays-total">
                {words.total} <FigureText figure={total} />
                <span className="figure-notes">
                  <span title={words.displayUnknownHint}>{words.displayUnknown}</span>
                </span>
              </p>
              <div className="plays-grid">
                <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 8 }} />}>
                  <PlaysChart
                    rows={rows}
                    asked={asked}
                    label={words.chartOf(words.groupings[asked.by].toLowerCase(), time.days(asked.from, asked.to))}
                  />
                </Suspense>
                <PlaysTable key={asked.by} rows={rows} asked={asked} onAsk={onAsk} />
              </div>
            </>
          )
        }
      </Answer>
    </section>
  );
}
