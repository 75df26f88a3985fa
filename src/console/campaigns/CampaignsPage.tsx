import { PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Select, Table } from "antd";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { type Campaign, CampaignState } from "../../contracts/campaign.ts";
import { useSeasons } from "../calendar/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { common } from "../text/common.ts";
import { useName } from "../text/language.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { CampaignForm } from "./CampaignForm.tsx";
import { CampaignStateTag } from "./CampaignStateTag.tsx";
import { useCampaigns, useThemes } from "./queries.ts";
import { text } from "./text.ts";

export default function CampaignsPage() {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const nameOf = useName();
  const time = useTime();
  const navigate = useNavigate();
  const campaigns = useCampaigns();
  const seasons = useSeasons();
  const themes = useThemes();
  const [search, setSearch] = useSearchParams();
  const [state, setState] = useState<CampaignState>();
  const starting = search.get("new");
  const start = () => setSearch({ new: "" });
  const seasonName = (id: string) => nameOf(seasons.data?.find((one) => one.id === id));
  const themeNames = (ids: string[]) => ids.map((id) => nameOf(themes.data?.find((one) => one.id === id))).join(" · ");
  const create = bureau.may("campaign.write") && (
    <Button type="primary" icon={<PlusOutlined />} onClick={start}>
      {words.new}
    </Button>
  );
  return (
    <Page title={words.title} intro={words.intro} actions={create}>
      <Flex style={{ marginBottom: 12 }}>
        <Select
          allowClear
          aria-label={word.state}
          placeholder={`${word.state}: ${word.all}`}
          style={{ width: 180 }}
          value={state ?? null}
          onChange={(next) => setState(next ?? undefined)}
          options={CampaignState.options.map((value) => ({ value, label: words.states[value] }))}
        />
      </Flex>
      <Answer query={campaigns}>
        {(all) => (
          <div className="panel">
            <Table<Campaign>
              rowKey="id"
              dataSource={all.filter((one) => !state || one.state === state)}
              pagination={{ pageSize: 20, hideOnSinglePage: true }}
              locale={{
                emptyText: (
                  <Nothing
                    title={state ? words.emptyFiltered : words.emptyTitle}
                    {...(!state && { hint: words.emptyHint, action: create })}
                  />
                ),
              }}
              columns={[
                {
                  title: words.name,
                  render: (_, one) => (
                    <>
                      <Link to={`/b/${bureau.id}/campaigns/${one.id}`} style={{ fontWeight: 600 }}>
                        {one.name}
                      </Link>
                      <div style={{ color: "var(--ink-soft)" }}>{seasonName(one.season)}</div>
                    </>
                  ),
                },
                { title: words.themes, responsive: ["lg"], render: (_, one) => themeNames(one.themes) },
                { title: words.days, responsive: ["md"], render: (_, one) => time.days(one.startsOn, one.endsOn) },
                { title: words.createdBy, responsive: ["lg"], render: (_, one) => one.createdBy.name },
                { title: word.state, width: 110, render: (_, one) => <CampaignStateTag state={one.state} /> },
              ]}
            />
          </div>
        )}
      </Answer>
      {starting !== null && (
        <CampaignForm
          season={starting || undefined}
          onClose={() => setSearch({}, { replace: true })}
          onMade={(id) => void navigate(`/b/${bureau.id}/campaigns/${id}`)}
        />
      )}
    </Page>
  );
}
