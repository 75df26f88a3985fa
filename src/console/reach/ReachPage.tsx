import { useMemo } from "react";
import { Link, useSearchParams } from "react-router";
import type { Campaign } from "../../contracts/campaign.ts";
import { useCampaignReach, useCampaigns } from "../campaigns/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { askedOf } from "./filter.ts";
import { FiguresPanel } from "./FiguresPanel.tsx";
import { Filters } from "./Filters.tsx";
import { PlaysPanel } from "./PlaysPanel.tsx";
import "./reach.css";
import { TargetsPanel } from "./TargetsPanel.tsx";
import { text } from "./text.ts";

/** What a campaign has reached, by basis, and what the screens have proven to have shown. */
export default function ReachPage() {
  const words = useText(text);
  const campaigns = useCampaigns();
  return (
    <Page title={words.title} intro={words.intro}>
      <Answer query={campaigns}>{(all) => <Reach campaigns={all} />}</Answer>
    </Page>
  );
}

function Reach({ campaigns }: { campaigns: readonly Campaign[] }) {
  const words = useText(text);
  const { today } = useTime();
  const [search, setSearch] = useSearchParams();
  const asked = useMemo(() => askedOf(search, campaigns, today), [search, campaigns, today]);
  const ask = (change: Record<string, string | undefined>) =>
    setSearch(
      (old) => {
        const next = new URLSearchParams(old);
        for (const [name, value] of Object.entries(change)) {
          if (value === undefined) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  return (
    <div className="reach">
      <Filters asked={asked} campaigns={campaigns} onAsk={ask} />
      {asked.campaign ? (
        <CampaignReach campaign={asked.campaign} />
      ) : (
        campaigns.length > 0 && <p className="reach-note">{words.allCampaigns}</p>
      )}
      <PlaysPanel asked={asked} onAsk={ask} />
    </div>
  );
}

function CampaignReach({ campaign }: { campaign: string }) {
  const words = useText(text);
  const bureau = useBureau();
  const reach = useCampaignReach(campaign, true);
  return (
    <Answer query={reach}>
      {(read) => (
        <div className="reach-two">
          <FiguresPanel reach={read} />
          <div>
            <TargetsPanel targets={read.targets} />
            <p className="reach-note">
              <Link to={`/b/${bureau.id}/campaigns/${campaign}`}>{words.toCampaign}</Link>
            </p>
          </div>
        </div>
      )}
    </Answer>
  );
}
