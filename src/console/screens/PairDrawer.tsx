import { Alert, Drawer, Typography } from "antd";
import type { Screen } from "../../contracts/screen.ts";
import { useText } from "../text/text.ts";
import { PairForm } from "./PairForm.tsx";
import { PlayerAddress } from "./PlayerAddress.tsx";
import { pairText } from "./pairText.ts";

/** Says how a player is opened on the screen, and takes the code that it shows. */
export function PairDrawer({ screen, onClose }: { screen: Screen; onClose: () => void }) {
  const words = useText(pairText);
  return (
    <Drawer open size={480} title={words.pairTitle(screen.name)} onClose={onClose}>
      <Typography.Paragraph type="secondary">{words.pairIntro}</Typography.Paragraph>
      {!isSecureContext && <Alert type="info" showIcon title={words.pairHttp} style={{ marginBottom: 20 }} />}
      <ol className="pair-steps">
        <li>
          {words.pairStep1}
          <PlayerAddress />
        </li>
        <li>{words.pairStep2}</li>
        <li>
          <div style={{ marginBottom: 12 }}>{words.pairStep3}</div>
          <PairForm screens={[screen]} ask={false} onPaired={onClose} />
        </li>
      </ol>
    </Drawer>
  );
}
