import { Table } from "antd";
import { Link } from "react-router";
import type { Screen } from "../../contracts/screen.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { ConditionTag } from "./ConditionTag.tsx";
import { conditionOf, missingPlays, offsetText } from "./health.ts";
import { text } from "./text.ts";
import { useAgo } from "./useAgo.ts";
import { count } from "../text/number.ts";

/** The screens as lines: their health in figures. */
export function ScreenTable({ screens, nowMs }: { screens: readonly Screen[]; nowMs: number }) {
  const words = useText(text);
  const bureau = useBureau();
  const ago = useAgo(nowMs);
  const plays = ({ health }: Screen) =>
    !health.lastSeq ? "—" : words.playsShort(count(health.contiguousSeq ?? 0), count(health.lastSeq));
  return (
    <div className="panel">
      <Table<Screen>
        rowKey="id"
        dataSource={[...screens]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: words.name,
            render: (_, one) => (
              <>
                <Link to={`/b/${bureau.id}/screens/${one.id}`} style={{ fontWeight: 600 }}>
                  {one.name}
                </Link>
                <div style={{ color: "var(--ink-soft)" }}>{one.location}</div>
              </>
            ),
          },
          {
            title: words.kind,
            responsive: ["lg"],
            render: (_, one) => (
              <>
                {words.kinds[one.kind]}
                <div className="numbers" style={{ color: "var(--ink-soft)" }}>
                  {one.widthPx} × {one.heightPx}
                </div>
              </>
            ),
          },
          { title: words.lastContact, responsive: ["md"], render: (_, one) => ago(one.health.lastContactAt) },
          {
            title: words.clock,
            responsive: ["xl"],
            align: "right",
            render: (_, { health }) => (
              <span className="numbers">{health.clockOffsetMs === null ? "—" : offsetText(health.clockOffsetMs)}</span>
            ),
          },
          {
            title: words.playsHead,
            responsive: ["md"],
            align: "right",
            render: (_, one) => (
              <span className="numbers" style={missingPlays(one.health) ? { color: "#96300d" } : {}}>
                {plays(one)}
              </span>
            ),
          },
          {
            title: words.condition,
            width: 130,
            render: (_, one) => <ConditionTag condition={conditionOf(one.health, nowMs)} />,
          },
        ]}
      />
    </div>
  );
}
