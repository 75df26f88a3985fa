import { Button, Flex, Input, Table, Typography } from "antd";
import { Link, useSearchParams } from "react-router";
import type { AuditRow } from "../../contracts/audit.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import "./audit.css";
import { AuditRowDetails } from "./AuditRowDetails.tsx";
import { useTrail } from "./queries.ts";
import { kindOf, pageOf } from "./subject.ts";
import { text } from "./text.ts";
import { useActionText } from "./useActionText.ts";
import { Verify } from "./Verify.tsx";

/** The audit trail, newest first. */
export default function AuditPage() {
  const words = useText(text);
  const word = useText(common);
  const [search, setSearch] = useSearchParams();
  const subject = search.get("subject") ?? undefined;
  const trail = useTrail(subject);
  const only = (next: string) => setSearch(next ? { subject: next } : {});
  return (
    <Page title={words.auditTitle} intro={words.auditIntro}>
      <Flex gap={8} wrap align="flex-start" justify="space-between" style={{ marginBottom: 12 }}>
        <Flex gap={8} wrap align="center">
          <Input.Search
            key={subject}
            allowClear
            defaultValue={subject}
            placeholder={words.subjectFilter}
            aria-label={words.subjectFilter}
            style={{ width: 320, maxWidth: "100%" }}
            onSearch={(typed) => only(typed.trim())}
          />
          {subject && <Button onClick={() => only("")}>{words.showAll}</Button>}
        </Flex>
        <Verify />
      </Flex>
      <Answer query={trail} rows={10}>
        {({ pages }) => (
          <>
            <Trail rows={pages.flatMap(({ items }) => items)} filtered={subject !== undefined} onOnly={only} />
            {trail.hasNextPage && (
              <Flex justify="center" style={{ marginTop: 16 }}>
                <Button loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
                  {word.loadMore}
                </Button>
              </Flex>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

interface TrailProps {
  rows: AuditRow[];
  filtered: boolean;
  onOnly: (subject: string) => void;
}

function Trail({ rows, filtered, onOnly }: TrailProps) {
  const words = useText(text);
  const bureau = useBureau();
  const time = useTime();
  const actionText = useActionText();
  const kinds: Record<string, string> = words.kinds;
  const at = (instant: string) =>
    `${time.day(time.dayOf(instant))} ${new Date(instant).toLocaleTimeString("sv-SE", { timeZone: time.zone })}`;
  const subjectOf = ({ subject }: AuditRow) => {
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
  };
  return (
    <div className="panel">
      <Table<AuditRow>
        rowKey="seq"
        size="middle"
        dataSource={rows}
        pagination={false}
        // oxlint-disable-next-line react/no-unstable-nested-components -- antd calls it as a function, not as a component
        expandable={{ expandedRowRender: (row) => <AuditRowDetails row={row} /> }}
        locale={{ emptyText: <Nothing title={filtered ? words.emptyFiltered : words.emptyTitle} /> }}
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
                  {[kinds[kindOf(row.subject)], row.actorName, at(row.at)].filter(Boolean).join(" · ")}
                </Typography.Text>
              </>
            ),
          },
          {
            title: words.who,
            responsive: ["md"],
            width: 150,
            render: (_, row) => (row.actor === "system" ? words.system : row.actorName),
          },
          { title: words.subject, width: 210, responsive: ["sm"], render: (_, row) => subjectOf(row) },
          {
            title: words.address,
            responsive: ["xl"],
            width: 150,
            render: (_, row) => <span className="numbers">{row.address || "—"}</span>,
          },
        ]}
      />
    </div>
  );
}
