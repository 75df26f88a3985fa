import { Button } from "antd";
import { useState } from "react";
import { useParams, useSearchParams } from "react-router";
import type { Screen } from "../../contracts/screen.ts";
import { FeedsPanel } from "../feeds/FeedsPanel.tsx";
import { useConfirm } from "../form/useConfirm.ts";
import { useDone } from "../form/useDone.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Page } from "../shell/Page.tsx";
import { Running } from "../takeover/Running.tsx";
import { useText } from "../text/text.ts";
import { AlertsPanel } from "./AlertsPanel.tsx";
import { ConditionTag } from "./ConditionTag.tsx";
import { DayPlan } from "./DayPlan.tsx";
import { FactsPanel } from "./FactsPanel.tsx";
import { conditionOf } from "./health.ts";
import { HealthPanel } from "./HealthPanel.tsx";
import { LivePanel } from "./LivePanel.tsx";
import { NovaPanel } from "./NovaPanel.tsx";
import { NowPanel } from "./NowPanel.tsx";
import { PairDrawer } from "./PairDrawer.tsx";
import { ProofPanel } from "./ProofPanel.tsx";
import { useUnpairScreen, useWatchedScreen } from "./queries.ts";
import { ScreenForm } from "./ScreenForm.tsx";
import "./screens.css";
import { factText } from "./factText.ts";
import { pairText } from "./pairText.ts";
import { useNow } from "./useNow.ts";

const TICK_MS = 15_000;

/** One screen: what it should be showing, how it is, its day's plan, and its pairing. */
export default function ScreenPage() {
  const { screen = "" } = useParams();
  return <Answer query={useWatchedScreen(screen)}>{(one) => <ScreenView screen={one} />}</Answer>;
}

function ScreenView({ screen }: { screen: Screen }) {
  const factWords = useText(factText);
  const pairWords = useText(pairText);
  const bureau = useBureau();
  const sure = useConfirm();
  const say = useDone();
  const nowMs = useNow(TICK_MS);
  const unpair = useUnpairScreen();
  const [search, setSearch] = useSearchParams();
  const [editing, setEditing] = useState(false);
  const writes = bureau.may("screen.write");
  const { paired } = screen.health;
  const pairing = (open: boolean) => setSearch(open ? { pair: "" } : {}, { replace: true });
  const askUnpair = () =>
    sure({
      title: pairWords.unpairTitle(screen.name),
      content: pairWords.unpairContent,
      ok: pairWords.unpair,
      onOk: () => say(unpair.mutateAsync({ screen: screen.id }), pairWords.unpaired),
    });
  return (
    <Page
      title={screen.name}
      beside={<ConditionTag condition={conditionOf(screen.health, nowMs)} />}
      intro={screen.location}
      actions={
        writes && (
          <>
            {paired && (
              <Button danger type="text" onClick={askUnpair}>
                {pairWords.unpair}
              </Button>
            )}
            <Button onClick={() => setEditing(true)}>{factWords.edit}</Button>
            <Button {...(!paired && { type: "primary" })} onClick={() => pairing(true)}>
              {paired ? pairWords.pairAgain : pairWords.pair}
            </Button>
          </>
        )
      }
    >
      <Running screen={screen.id} />
      <div className="screen-view">
        <div>
          <NowPanel screen={screen} />
          {bureau.may("reach.read") && <ProofPanel screen={screen} />}
          <DayPlan screen={screen} />
        </div>
        <div>
          {paired && <HealthPanel screen={screen} nowMs={nowMs} />}
          {paired && <LivePanel screen={screen} />}
          <AlertsPanel screen={screen.id} />
          <FactsPanel screen={screen} />
          <FeedsPanel screen={screen.id} />
          {bureau.may("plan.read") && <NovaPanel screen={screen.id} />}
        </div>
      </div>
      {editing && <ScreenForm screen={screen} onClose={() => setEditing(false)} />}
      {writes && search.has("pair") && <PairDrawer screen={screen} onClose={() => pairing(false)} />}
    </Page>
  );
}
