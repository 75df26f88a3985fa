import { LeftOutlined, PlusOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Flex, Grid } from "antd";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { SeasonProposal } from "../../contracts/season.ts";
import { useCampaigns } from "../campaigns/queries.ts";
import { useList } from "../query.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useName } from "../text/language.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { Agenda } from "./Agenda.tsx";
import type { Entry } from "./board.ts";
import "./calendar.css";
import { EntryDrawer } from "./EntryDrawer.tsx";
import { MonthRow } from "./MonthRow.tsx";
import { useProposals, useSeasons } from "./queries.ts";
import { SeasonForm, type SeasonStart } from "./SeasonForm.tsx";
import { text } from "./text.ts";

/** The year: awareness periods, the seasons made of them, campaigns and events. */
export default function CalendarPage() {
  const words = useText(text);
  const nameOf = useName();
  const bureau = useBureau();
  const time = useTime();
  const navigate = useNavigate();
  const wide = Grid.useBreakpoint().md ?? true;
  const [search, setSearch] = useSearchParams();
  const year = Number(search.get("year") ?? time.today.slice(0, 4));
  const proposals = useProposals(year);
  const seasons = useSeasons();
  const campaigns = useCampaigns();
  const events = useList("event.list");
  const [opened, setOpened] = useState<string | null>(null);
  const [editing, setEditing] = useState<SeasonStart | null>(null);

  const isMade = (proposal: SeasonProposal) =>
    seasons.data?.some(
      (one) => one.entry === proposal.entry && one.startsOn <= proposal.endsOn && one.endsOn >= proposal.startsOn,
    );
  const entries: Entry[] = [
    ...(proposals.data?.items ?? [])
      .filter((one) => !isMade(one))
      .map((one) => ({ ...one, key: one.entry, kind: "proposal" as const, label: nameOf(one) })),
    ...(seasons.data ?? []).map((one) => ({ ...one, key: one.id, kind: "season" as const, label: nameOf(one) })),
    ...(campaigns.data ?? [])
      .filter((one) => one.state !== "cancelled" && one.state !== "archived")
      .map((one) => ({ ...one, key: one.id, kind: "campaign" as const, label: one.name })),
    ...(events.data ?? [])
      .filter((one) => one.state !== "cancelled")
      .flatMap((one) =>
        one.sessions.map((session) => ({
          key: `${one.id}/${session.id}`,
          kind: "event" as const,
          label: one.title,
          startsOn: time.dayOf(session.startsAt),
          endsOn: time.dayOf(session.startsAt),
        })),
      ),
  ].filter((one) => one.startsOn <= `${year}-12-31` && one.endsOn >= `${year}-01-01`);

  const open = ({ key, kind }: Entry) => {
    if (kind === "campaign") void navigate(`/b/${bureau.id}/campaigns/${key}`);
    else if (kind === "event") void navigate(`/b/${bureau.id}/events/${key.split("/")[0]}`);
    else setOpened(key);
  };
  const season = seasons.data?.find((one) => one.id === opened);
  const proposal = proposals.data?.items.find((one) => one.entry === (season?.entry ?? opened));
  const go = (to: number) => setSearch({ year: String(to) }, { replace: true });
  return (
    <Page
      title={words.title}
      intro={words.intro}
      actions={
        <>
          <Button icon={<LeftOutlined />} aria-label={words.previous} onClick={() => go(year - 1)} />
          <strong className="numbers" style={{ lineHeight: "32px", minWidth: 64, textAlign: "center" }}>
            {words.year(year)}
          </strong>
          <Button icon={<RightOutlined />} aria-label={words.next} onClick={() => go(year + 1)} />
          <Button onClick={() => void navigate(`/b/${bureau.id}/calendar/statutory`)}>{words.statutory.open}</Button>
          {bureau.may("season.write") && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({})}>
              {words.newSeason}
            </Button>
          )}
        </>
      }
    >
      <Flex style={{ marginBottom: 12 }}>
        <Legend />
      </Flex>
      <Answer query={proposals} rows={12}>
        {() =>
          wide ? (
            <div className="panel">
              {Array.from({ length: 12 }, (_, index) => (
                <MonthRow
                  key={index}
                  year={year}
                  month={index + 1}
                  entries={entries}
                  today={time.today}
                  onOpen={open}
                />
              ))}
            </div>
          ) : (
            <Agenda year={year} entries={entries} onOpen={open} />
          )
        }
      </Answer>
      {opened && !editing && (
        <EntryDrawer
          season={season}
          proposal={proposal}
          campaigns={(campaigns.data ?? []).filter((one) => one.season === season?.id)}
          onEdit={() => setEditing(season ?? proposal ?? {})}
          onClose={() => setOpened(null)}
        />
      )}
      {editing && (
        <SeasonForm
          start={editing}
          onClose={() => {
            setEditing(null);
            setOpened(null);
          }}
        />
      )}
    </Page>
  );
}

function Legend() {
  const words = useText(text);
  return (
    <div className="legend" aria-hidden="true">
      <span>
        <i style={{ border: "1px dashed #a39b8e" }} />
        {words.legendProposal}
      </span>
      <span>
        <i style={{ background: "#ecd9d5" }} />
        {words.legendSeason}
      </span>
      <span>
        <i style={{ background: "#dfe7ed" }} />
        {words.legendCampaign}
      </span>
      <span>
        <i style={{ background: "#2c6e49", width: 10, borderRadius: 5 }} />
        {words.legendEvent}
      </span>
    </div>
  );
}
