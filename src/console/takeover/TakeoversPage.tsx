import { Button, Segmented } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import type { Takeover } from "../../contracts/takeover.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { IssueButton } from "./IssueButton.tsx";
import { useTakeovers } from "./queries.ts";
import { ReviewModal } from "./ReviewModal.tsx";
import { Running } from "./Running.tsx";
import { TakeoverTable } from "./TakeoverTable.tsx";
import { text } from "./text.ts";

const FILTERS = ["all", "on_air", "waiting"] as const;
type Filter = (typeof FILTERS)[number];
const PASSES: Record<Filter, (takeover: Takeover) => boolean> = {
  all: () => true,
  on_air: ({ state }) => state === "on_air",
  waiting: ({ review }) => review === null,
};

/** Every takeover there was, newest first, and the review of each; `?review=` opens one. */
export default function TakeoversPage() {
  const words = useText(text);
  const bureau = useBureau();
  const takeovers = useTakeovers();
  const [search, setSearch] = useSearchParams();
  const [filter, setFilter] = useState<Filter>("all");
  const asked = takeovers.data?.find(({ id, review }) => id === search.get("review") && review === null);
  return (
    <Page
      title={words.title}
      intro={words.pageIntro}
      actions={
        <>
          <Link to={`/b/${bureau.id}/screens`}>
            <Button>{words.toScreens}</Button>
          </Link>
          <IssueButton />
        </>
      }
    >
      <Running />
      <Segmented<Filter>
        aria-label={words.only}
        value={filter}
        onChange={setFilter}
        options={FILTERS.map((value) => ({ value, label: words.filters[value] }))}
        style={{ marginBottom: 16 }}
      />
      <Answer query={takeovers} rows={8}>
        {(all) => (
          <TakeoverTable
            takeovers={all.filter(PASSES[filter])}
            filtered={filter !== "all"}
            onReview={({ id }) => setSearch({ review: id }, { replace: true })}
          />
        )}
      </Answer>
      {asked && <ReviewModal key={asked.id} takeover={asked} onClose={() => setSearch({}, { replace: true })} />}
    </Page>
  );
}
