import { Button, Descriptions, Drawer, Flex, Typography } from "antd";
import { Link, useNavigate } from "react-router";
import type { Campaign } from "../../contracts/campaign.ts";
import type { Season, SeasonProposal } from "../../contracts/season.ts";
import { CampaignStateTag } from "../campaigns/CampaignStateTag.tsx";
import { useBureau } from "../shell/bureau.ts";
import { StateTag } from "../shell/StateTag.tsx";
import { common } from "../text/common.ts";
import { useName } from "../text/language.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

interface Props {
  season?: Season | undefined;
  proposal?: SeasonProposal | undefined;
  campaigns: readonly Campaign[];
  onEdit: () => void;
  onClose: () => void;
}

/** A season or a proposed period, and what can be done with it. */
export function EntryDrawer({ season, proposal, campaigns, onEdit, onClose }: Props) {
  const words = useText(text);
  const word = useText(common);
  const nameOf = useName();
  const time = useTime();
  const bureau = useBureau();
  const navigate = useNavigate();
  const shown = season ?? proposal;
  if (!shown) return null;
  const facts = [
    { key: "days", label: words.days, children: time.days(shown.startsOn, shown.endsOn) },
    ...(shown.concentratedDay
      ? [{ key: "day", label: words.concentrated, children: time.day(shown.concentratedDay) }]
      : []),
    ...(season?.slogan ? [{ key: "slogan", label: words.slogan, children: season.slogan }] : []),
    ...(proposal
      ? [
          { key: "organiser", label: words.organiser, children: proposal.organiser },
          { key: "source", label: words.source, children: proposal.source },
        ]
      : []),
  ];
  return (
    <Drawer open size={440} title={nameOf(shown)} onClose={onClose}>
      <Flex vertical gap={16}>
        {proposal && !season && (
          <div>
            <StateTag tone={proposal.confirmed ? "good" : "waiting"}>
              {proposal.confirmed ? words.published : words.legendProposal}
            </StateTag>
            {!proposal.confirmed && (
              <Typography.Paragraph type="secondary" style={{ margin: "8px 0 0" }}>
                {words.proposed}
              </Typography.Paragraph>
            )}
          </div>
        )}
        <Descriptions column={1} items={facts} size="small" />
        {bureau.may("season.write") && (
          <Flex gap={8} wrap>
            <Button type={season ? "default" : "primary"} onClick={onEdit}>
              {season ? word.edit : words.confirmSeason}
            </Button>
            {season && bureau.may("campaign.write") && (
              <Button type="primary" onClick={() => void navigate(`/b/${bureau.id}/campaigns?new=${season.id}`)}>
                {words.newCampaign}
              </Button>
            )}
          </Flex>
        )}
        {season && (
          <section>
            <Typography.Title level={3} style={{ fontSize: 15 }}>
              {words.campaigns}
            </Typography.Title>
            {campaigns.length === 0 && <Typography.Text type="secondary">{words.noCampaigns}</Typography.Text>}
            {campaigns.map((campaign) => (
              <Flex key={campaign.id} justify="space-between" gap={8} style={{ padding: "6px 0" }}>
                <Link to={`/b/${bureau.id}/campaigns/${campaign.id}`}>{campaign.name}</Link>
                <CampaignStateTag state={campaign.state} />
              </Flex>
            ))}
          </section>
        )}
      </Flex>
    </Drawer>
  );
}
