import { Button, Flex, Table, Tooltip, Typography } from "antd";
import { Link } from "react-router";
import type { AuditRow } from "../../contracts/audit.ts";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import "./audit.css";
import { AuditRowDetails } from "./AuditRowDetails.tsx";
import { kindOf, pageOf } from "./subject.ts";
import { text } from "./text.ts";
import { useActionText } from "./useActionText.ts";

interface Props {
  rows: AuditRow[];
  filtered: boolean;
  onOnly: (subject: string) => void;
}

/** Rows of the trail; each opens to what stands behind it. */
export function Trail({ rows, filtered, onOnly }: Props) {
  const words = useText(text);
  const time = useTime();
  const actionText = useActionText();
  const kinds: Record<string, string> = words.kinds;
  const at = (instant: string) =>
    `${time.day(time.dayOf(instant))} ${new Date(instant).toLocaleTimeString("sv-SE", { timeZone: time.zone })}`;
  const nameOf = ({ actor, actorName }: AuditRow) =>
    actor === "system" ? words.system : (actorName ?? words.erased(actor.slice(-6)));
  return (
    <div className="panel">
      <Table<AuditRow>
        rowKey="seq"
        size="middle"
        dataSource={rows}
        pagination={false}
        // oxlint-disable-next-line react/no-unstable-nested-components -- antd calls it as a function, not as a component
        expandable={{ expandedRowRender: (row) => <AuditRowDetails row={row} /> }}
        locale={{
          emptyText: filtered ? (
            <Nothing title={words.emptyFiltered} hint={words.emptyFilteredHint} />
          ) : (
            <Nothing title={words.emptyTitle} />
          ),
        }}
        columns={[
          {
            title: words.when,
            width: 190,
            responsive: ["md"],
            render: (_, row) => (
              <span className="numbers" title={row.at}>
                {at(row.at)}
              </span>
            ),
          },
          {
            title: words.what,
            render: (_, row) => (
              <>
                <div>{actionText(row.action)}</div>
                <Typography.Text type="secondary" style={{ fontSize: 13 }} className="only-phone">
                  {[kinds[kindOf(row.subject)], nameOf(row), at(row.at)].filter(Boolean).join(" · ")}
                </Typography.Text>
              </>
            ),
          },
          {
            title: words.who,
            responsive: ["md"],
            width: 150,
            render: (_, row) =>
              row.actorName === null ? (
                <Tooltip title={words.erasedHint}>
                  <Typography.Text type="secondary" italic>
                    {nameOf(row)}
                  </Typography.Text>
                </Tooltip>
              ) : (
                nameOf(row)
              ),
          },
          {
            title: words.subject,
            width: 210,
            responsive: ["sm"],
            render: (_, row) => <Subject subject={row.subject} onOnly={onOnly} />,
          },
          {
            title: words.address,
            responsive: ["xl"],
            width: 150,
            render: (_, { address }) =>
              address === null ? (
                <Typography.Text type="secondary" italic>
                  {words.erasedAddress}
                </Typography.Text>
              ) : (
                <span className="numbers">{address || "—"}</span>
              ),
          },
        ]}
      />
    </div>
  );
}

function Subject({ subject, onOnly }: { subject: string; onOnly: (subject: string) => void }) {
  const words = useText(text);
  const bureau = useBureau();
  const kinds: Record<string, string> = words.kinds;
  const kind = kinds[kindOf(subject)];
  const page = pageOf(subject);
  return (
    <Flex align="center" gap={4} wrap>
      <Button
        type="link"
        style={{ padding: 0, height: "auto" }}
        title={words.filterBy(subject)}
        onClick={() => onOnly(subject)}
      >
        {kind ? `${kind} …${subject.slice(-6)}` : subject}
      </Button>
      {page && (
        <Link to={`/b/${bureau.id}/${page}`} style={{ fontSize: 13 }}>
          · {words.open}
        </Link>
      )}
    </Flex>
  );
}
