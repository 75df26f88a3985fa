import { PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { Screen } from "../../contracts/screen.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { IssueButton } from "../takeover/IssueButton.tsx";
import { Running } from "../takeover/Running.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { Groups } from "./Groups.tsx";
import { type Condition, conditionOf } from "./health.ts";
import { PlainPlayers } from "./PlainPlayers.tsx";
import { useWatchedScreens } from "./queries.ts";
import { ScreenForm } from "./ScreenForm.tsx";
import { ScreenTable } from "./ScreenTable.tsx";
import { groupText } from "./groupText.ts";
import { pairText } from "./pairText.ts";
import { text } from "./text.ts";
import { useNow } from "./useNow.ts";
import { Wall } from "./Wall.tsx";

const TICK_MS = 5000;
const CONDITIONS = ["offline", "trouble", "unpaired", "waiting", "online"] as const satisfies Condition[];

/** All screens: as a wall of what each should be showing, as a list of their health, and in groups. */
export default function ScreensPage() {
  const words = useText(text);
  const groupWords = useText(groupText);
  const pairWords = useText(pairText);
  const bureau = useBureau();
  const navigate = useNavigate();
  const screens = useWatchedScreens();
  const [search, setSearch] = useSearchParams();
  const asked = search.get("view");
  const view = asked === "list" || asked === "groups" ? asked : "wall";
  const [making, setMaking] = useState(false);
  const writes = bureau.may("screen.write");
  const create = writes && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {view === "groups" ? groupWords.groupNew : words.new}
    </Button>
  );
  return (
    <Page
      title={words.title}
      intro={words.intro}
      actions={
        <>
          <Segmented
            value={view}
            onChange={(next) => setSearch(next === "wall" ? {} : { view: next }, { replace: true })}
            options={(["wall", "list", "groups"] as const).map((value) => ({ value, label: words[value] }))}
          />
          {bureau.may("plan.read") && (
            <Link to={`/b/${bureau.id}/takeovers`}>
              <Button type="text">{words.takeovers}</Button>
            </Link>
          )}
          <IssueButton />
          {writes && view !== "groups" && (
            <Link to={`/b/${bureau.id}/screens/pair`}>
              <Button>{pairWords.pair}</Button>
            </Link>
          )}
          {create}
        </>
      }
    >
      <Running />
      <Answer query={screens} rows={10}>
        {(all) =>
          view === "groups" ? (
            <Groups screens={all} making={making} onMake={setMaking} />
          ) : all.length === 0 ? (
            <div className="panel">
              <Nothing title={words.emptyTitle} hint={words.emptyHint} action={create} />
            </div>
          ) : (
            <>
              <PlainPlayers screens={all} />
              <Filtered screens={all} view={view} />
            </>
          )
        }
      </Answer>
      {making && view !== "groups" && (
        <ScreenForm
          onClose={() => setMaking(false)}
          onMade={(id) => void navigate(`/b/${bureau.id}/screens/${id}?pair`)}
        />
      )}
    </Page>
  );
}

function Filtered({ screens, view }: { screens: readonly Screen[]; view: "wall" | "list" }) {
  const words = useText(text);
  const word = useText(common);
  const nowMs = useNow(TICK_MS);
  const [find, setFind] = useState("");
  const [condition, setCondition] = useState<Condition>();
  const wanted = find.trim().toLowerCase();
  const shown = screens
    .filter((one) => !condition || conditionOf(one.health, nowMs) === condition)
    .filter((one) => [one.name, one.location, ...one.tags].some((words) => words.toLowerCase().includes(wanted)))
    .sort((a, b) => a.name.localeCompare(b.name, "zh"));
  const counts = CONDITIONS.flatMap((one) => {
    const number = screens.filter(({ health }) => conditionOf(health, nowMs) === one).length;
    return number > 0 ? [words.summary[one](number)] : [];
  });
  return (
    <>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 16 }}>
        <Input.Search
          allowClear
          placeholder={words.find}
          aria-label={words.find}
          style={{ width: 264 }}
          onChange={(event) => setFind(event.target.value)}
        />
        <Select
          allowClear
          aria-label={words.condition}
          placeholder={`${words.condition}: ${word.all}`}
          style={{ width: 170 }}
          onChange={(next: Condition | undefined) => setCondition(next)}
          options={CONDITIONS.map((value) => ({ value, label: words.conditions[value] }))}
        />
        <span style={{ color: "var(--ink-soft)" }}>{counts.join(" · ")}</span>
      </Flex>
      {shown.length === 0 ? (
        <div className="panel">
          <Nothing title={words.emptyFiltered} />
        </div>
      ) : view === "wall" ? (
        <Wall screens={shown} nowMs={nowMs} />
      ) : (
        <ScreenTable screens={shown} nowMs={nowMs} />
      )}
    </>
  );
}
