import { Button, Flex } from "antd";
import { Answer } from "../shell/Answer.tsx";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { ExportButton } from "./ExportButton.tsx";
import { Filters } from "./Filters.tsx";
import { useAuditQuery, useFilter } from "./filter.ts";
import { useTrail } from "./queries.ts";
import { text } from "./text.ts";
import { Trail } from "./Trail.tsx";
import { Verify } from "./Verify.tsx";

/** The audit trail, newest first. */
export default function AuditPage() {
  const words = useText(text);
  const word = useText(common);
  const [filter, setFilter] = useFilter();
  const query = useAuditQuery(filter);
  const trail = useTrail(query);
  return (
    <Page title={words.title} intro={words.intro} actions={<ExportButton filter={query} />}>
      <Verify />
      <div style={{ marginBottom: 12 }}>
        <Filters filter={filter} onChange={setFilter} />
      </div>
      <Answer query={trail} rows={10}>
        {({ pages }) => (
          <>
            <Trail
              rows={pages.flatMap(({ items }) => items)}
              filtered={Object.keys(query).length > 0}
              onOnly={(subject) => setFilter({ subject })}
            />
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
