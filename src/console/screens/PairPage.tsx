import { PlusOutlined } from "@ant-design/icons";
import { Alert, Button, Typography } from "antd";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { Page } from "../shell/Page.tsx";
import { useText } from "../text/text.ts";
import { PairForm } from "./PairForm.tsx";
import { PlayerAddress } from "./PlayerAddress.tsx";
import { useWatchedScreens } from "./queries.ts";
import { ScreenForm } from "./ScreenForm.tsx";
import "./screens.css";
import { pairText } from "./pairText.ts";
import { text } from "./text.ts";

/** Where a player's QR code leads: the code is there, the screen is chosen. */
export default function PairPage() {
  const words = useText(text);
  const pairWords = useText(pairText);
  const bureau = useBureau();
  const navigate = useNavigate();
  const code = useSearchParams()[0].get("code") ?? "";
  const screens = useWatchedScreens();
  const [making, setMaking] = useState(false);
  const create = (
    <Button icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {words.new}
    </Button>
  );
  if (!bureau.may("screen.write"))
    return (
      <Page title={pairWords.pairPage}>
        <Alert type="info" showIcon title={pairWords.pairForbidden} description={<strong>{code}</strong>} />
      </Page>
    );
  return (
    <Page title={pairWords.pairPage} intro={pairWords.pairPageIntro} actions={create}>
      <section className="panel panel-pad" style={{ maxWidth: 560 }}>
        {code === "" && (
          <div style={{ marginBottom: 20 }}>
            {pairWords.pairStep1}
            <PlayerAddress />
            <Typography.Text type="secondary">{pairWords.pairStep2}</Typography.Text>
          </div>
        )}
        <Answer query={screens}>
          {(all) =>
            all.length === 0 ? (
              <Nothing title={words.emptyTitle} hint={words.emptyHint} action={create} />
            ) : (
              <PairForm
                screens={all}
                ask
                code={code.toUpperCase()}
                onPaired={(id) => void navigate(`/b/${bureau.id}/screens/${id}`, { replace: true })}
              />
            )
          }
        </Answer>
      </section>
      {making && <ScreenForm onClose={() => setMaking(false)} />}
    </Page>
  );
}
