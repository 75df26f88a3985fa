import { Button, Flex, Table, Typography } from "antd";
import type { ExportEntry } from "../../contracts/personal-data.ts";
import { ENDPOINTS } from "../../contracts/endpoints.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { common } from "../text/common.ts";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { useExports, usePeople } from "./queries.ts";
import { Section } from "./Section.tsx";
import { text } from "./text.ts";

const SUMMARIES = new Map(Object.entries(ENDPOINTS).map(([id, { summary }]) => [id, summary]));

/** Who took what out of the system. */
export function ExportLog() {
  const words = useText(text);
  const word = useText(common);
  const log = useExports();
  return (
    <Section title={words.log}>
      <Typography.Paragraph type="secondary">{words.logIntro}</Typography.Paragraph>
      <Answer query={log}>
        {({ pages }) => (
          <>
            <Entries entries={pages.flatMap(({ items }) => items)} />
            {log.hasNextPage && (
              <Flex justify="center" style={{ marginTop: 12 }}>
                <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                  {word.loadMore}
                </Button>
              </Flex>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}

function Entries({ entries }: { entries: ExportEntry[] }) {
  const words = useText(text);
  const time = useTime();
  const language = useLanguage();
  const bureau = useBureau().id;
  const people = usePeople();
  const names = new Map((people.data ?? []).map(({ person, name }) => [person, name]));
  const nameOf = (id: string, name?: string | null) => name ?? names.get(id) ?? words.erased(id.slice(-6));
  const whatOf = (action: string) =>
    SUMMARIES.get(action)
      ?.[language].split(/[；;：:（(]/, 1)[0]
      ?.trim() ?? action;
  const whoseOf = (subject: string) => (subject === bureau ? words.wholeTrail : nameOf(subject));
  return (
    <Table<ExportEntry>
      rowKey="seq"
      size="small"
      pagination={false}
      dataSource={entries}
      locale={{ emptyText: <Nothing title={words.logEmpty} /> }}
      columns={[
        {
          title: words.kind,
          render: (_, { action, subject, by, at }) => (
            <>
              <div>{whatOf(action)}</div>
              <Typography.Text type="secondary" className="privacy-phone" style={{ fontSize: 13 }}>
                {[whoseOf(subject), nameOf(by.id, by.name), time.at(at)].join(" · ")}
              </Typography.Text>
            </>
          ),
        },
        { title: words.whose, responsive: ["md"], render: (_, { subject }) => whoseOf(subject) },
        { title: words.who, responsive: ["md"], render: (_, { by }) => nameOf(by.id, by.name) },
        {
          title: words.when,
          responsive: ["md"],
          render: (_, { at }) => <span className="numbers">{time.at(at)}</span>,
        },
      ]}
    />
  );
}
