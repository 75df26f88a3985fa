import { Button } from "antd";
import { useNavigate } from "react-router";
import { useList } from "../query.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { Desk } from "./Desk.tsx";
import { text } from "./text.ts";
import { waitingIn } from "./waiting.ts";

const MINUTE_MS = 60_000;

/** Everything that waits for review on one page, one after another. */
export default function ReviewsPage() {
  const words = useText(text);
  const bureau = useBureau();
  const navigate = useNavigate();
  const { today } = useTime();
  const inReview = useList("material.list", { state: "in_review" }, { refetchIntervalMs: MINUTE_MS });
  return (
    <Page title={words.title} intro={words.intro}>
      <Answer query={inReview} rows={8}>
        {(materials) => {
          const waiting = waitingIn(materials, bureau, today);
          return waiting.length > 0 ? (
            <Desk waiting={waiting} />
          ) : (
            <div className="panel">
              <Nothing
                title={words.empty}
                hint={words.emptyHint}
                action={<Button onClick={() => void navigate(`/b/${bureau.id}/materials`)}>{words.toMaterials}</Button>}
              />
            </div>
          );
        }}
      </Answer>
    </Page>
  );
}
