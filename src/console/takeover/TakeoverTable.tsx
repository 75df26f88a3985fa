import { Button, Table } from "antd";
import type { Takeover } from "../../contracts/takeover.ts";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { Facts } from "./Facts.tsx";
import { text } from "./text.ts";

const TONES: Record<Takeover["state"], Tone> = { on_air: "live", ended: "neutral", cancelled: "quiet" };
const SOFT = { color: "var(--ink-soft)", fontSize: 13 };

const everything = (takeover: Takeover) => <Facts takeover={takeover} />;

interface Props {
  takeovers: readonly Takeover[];
  /** Only some of them are asked for. */
  filtered: boolean;
  onReview: (takeover: Takeover) => void;
}

/** One line each; opened, everything about it. */
export function TakeoverTable({ takeovers, filtered, onReview }: Props) {
  const words = useText(text);
  const time = useTime();
  const { may, person } = useBureau();
  const review = (one: Takeover) =>
    one.review ? (
      <>
        <StateTag tone={one.review.decision === "confirm" ? "good" : "bad"}>
          {words.decisions[one.review.decision]}
        </StateTag>
        <div style={SOFT}>{`${one.review.by.name} · ${one.review.comment}`}</div>
      </>
    ) : may("takeover.review") && one.issuedBy.id !== person.id ? (
      <Button size="small" type="primary" onClick={() => onReview(one)} aria-label={`${words.reviewDo}: ${one.title}`}>
        {words.reviewDo}
      </Button>
    ) : (
      <StateTag tone="waiting">{one.issuedBy.id === person.id ? words.ownWaiting : words.waiting}</StateTag>
    );
  return (
    <div className="panel">
      <Table<Takeover>
        rowKey="id"
        dataSource={[...takeovers]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        expandable={{ expandedRowRender: everything }}
        locale={{
          emptyText: filtered ? (
            <Nothing title={words.noneFiltered} />
          ) : (
            <Nothing title={words.none} hint={words.noneHint} />
          ),
        }}
        columns={[
          {
            title: words.asked,
            render: (_, one) => (
              <>
                <span style={{ fontWeight: 600 }}>{one.title}</span>
                <div style={SOFT}>{`${words.onScreens(one.screens.length)} · ${one.reason}`}</div>
              </>
            ),
          },
          {
            title: words.period,
            responsive: ["md"],
            render: (_, one) => (
              <>
                {time.span(one.from, one.until)}
                <div style={SOFT}>{one.issuedBy.name}</div>
              </>
            ),
          },
          {
            title: words.stateTitle,
            width: 130,
            responsive: ["sm"],
            render: (_, one) => <StateTag tone={TONES[one.state]}>{words.states[one.state]}</StateTag>,
          },
          { title: words.review, width: 170, render: (_, one) => review(one) },
        ]}
      />
    </div>
  );
}
