import { Button, Table } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { lengthText, useTime } from "../text/time.ts";
import { count } from "../text/number.ts";
import type { Asked } from "./filter.ts";
import { dayOf, hourOf, keyOf, type Row } from "./rows.ts";
import { text } from "./text.ts";

interface Props {
  rows: readonly Row[];
  asked: Asked;
  onAsk: (change: Record<string, string | undefined>) => void;
}

const HOUR_S = 3600;

/** The same plays as numbers; a day opens to its hours, a screen narrows the page to itself. */
export function PlaysTable({ rows, asked, onAsk }: Props) {
  const words = useText(text);
  const bureau = useBureau();
  const time = useTime();
  const lengthOf = (seconds: number) =>
    seconds < HOUR_S
      ? lengthText(seconds * 1000)
      : words.hours((seconds / HOUR_S).toLocaleString("en-US", { maximumFractionDigits: 1 }));
  const nameOf = (row: Row): ReactNode => {
    switch (asked.by) {
      case "day": {
        const day = dayOf(row);
        return (
          <Drill
            label={words.drillDay(time.day(day))}
            onClick={() => onAsk({ campaign: asked.campaign ?? "all", from: day, to: day, by: "hour" })}
          >
            {time.day(day)}
          </Drill>
        );
      }
      case "hour":
        return `${time.day(dayOf(row))} ${hourOf(row)}:00`;
      case "screen":
        return (
          <Drill
            label={words.drillScreen(row.title)}
            onClick={() => row.screen && onAsk({ screen: row.screen, by: "day" })}
          >
            {row.title}
          </Drill>
        );
      default:
        return row.material?.startsWith("mat_") ? (
          <Link to={`/b/${bureau.id}/materials/${row.material}`}>{row.title}</Link>
        ) : (
          row.title
        );
    }
  };
  return (
    <Table<Row>
      size="small"
      rowKey={keyOf}
      dataSource={[...rows]}
      pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false, size: "small" }}
      columns={[
        { title: words.columns[asked.by], render: (_, row) => nameOf(row) },
        {
          title: words.count,
          align: "right",
          width: 100,
          render: (_, row) => <span className="numbers">{count(row.plays)}</span>,
        },
        {
          title: words.length,
          align: "right",
          width: 110,
          render: (_, row) => <span className="numbers">{lengthOf(row.seconds)}</span>,
        },
      ]}
    />
  );
}

function Drill({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Button
      type="link"
      size="small"
      title={label}
      aria-label={label}
      onClick={onClick}
      style={{ padding: 0, height: "auto", whiteSpace: "normal", textAlign: "start" }}
    >
      {children}
    </Button>
  );
}
