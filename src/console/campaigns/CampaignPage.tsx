import { Alert, Descriptions, Typography } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import type { Campaign } from "../../contracts/campaign.ts";
import { useSeasons } from "../calendar/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useName } from "../text/language.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import "./campaigns.css";
import { CampaignActions } from "./CampaignActions.tsx";
import { CampaignForm } from "./CampaignForm.tsx";
import { CampaignParts } from "./CampaignParts.tsx";
import { CampaignReachPanel } from "./CampaignReachPanel.tsx";
import { CampaignStateTag } from "./CampaignStateTag.tsx";
import { useCampaign, useThemes } from "./queries.ts";
import { text } from "./text.ts";

/** A campaign on one page: what it is for, its targets against what is done, and all that belongs to it. */
export default function CampaignPage() {
  const { campaign = "" } = useParams();
  return <Answer query={useCampaign(campaign)}>{(one) => <CampaignView campaign={one} />}</Answer>;
}

function CampaignView({ campaign }: { campaign: Campaign }) {
  const words = useText(text);
  const time = useTime();
  const bureau = useBureau();
  const nameOf = useName();
  const season = useSeasons().data?.find((one) => one.id === campaign.season);
  const themes = useThemes().data ?? [];
  const [editing, setEditing] = useState(false);
  const facts = [
    { key: "season", label: words.season, children: nameOf(season) },
    {
      key: "themes",
      label: words.themes,
      children: campaign.themes.map((id) => nameOf(themes.find((one) => one.id === id))).join(" · ") || "—",
    },
    { key: "createdBy", label: words.createdBy, children: campaign.createdBy.name },
    ...(campaign.submittedBy
      ? [{ key: "submittedBy", label: words.submittedBy, children: campaign.submittedBy.name }]
      : []),
    ...(campaign.decidedBy ? [{ key: "decidedBy", label: words.decidedBy, children: campaign.decidedBy.name }] : []),
  ];
  return (
    <Page
      title={campaign.name}
      beside={<CampaignStateTag state={campaign.state} />}
      intro={time.days(campaign.startsOn, campaign.endsOn)}
      actions={<CampaignActions campaign={campaign} onEdit={() => setEditing(true)} />}
    >
      {campaign.comment && (
        <Alert
          type="warning"
          showIcon
          title={campaign.state === "cancelled" ? words.whyCancelled : words.whyReturned}
          description={campaign.comment}
          style={{ marginBottom: 16 }}
        />
      )}
      <div className="campaign-grid">
        <div>
          <section className="panel panel-pad">
            {campaign.summary && (
              <Typography.Paragraph style={{ whiteSpace: "pre-wrap" }}>{campaign.summary}</Typography.Paragraph>
            )}
            <Descriptions column={{ xs: 1, md: 2 }} items={facts} size="small" />
          </section>
          <CampaignParts campaign={campaign.id} />
        </div>
        {bureau.may("reach.read") && <CampaignReachPanel campaign={campaign} />}
      </div>
      {editing && <CampaignForm campaign={campaign} onClose={() => setEditing(false)} />}
    </Page>
  );
}
