import { Alert, Drawer, Typography } from "antd";
import type { Screen } from "../../contracts/screen.ts";
import { useText } from "../text/text.ts";
import { PairForm } from "./PairForm.tsx";
import { pairText } from "./pairText.ts";

/** Says how a player is opened on the screen, and takes the code that it shows. */
export function PairDrawer({ screen, onClose }: { screen: Screen; onClose: () => void }) {
  const words = useText(pairText);
  const address = `${location.origin}/player/`;
  return (
    <Drawer open size={480} title={words.pairTitle(screen.name)} onClose={onClose}>
      <Typography.Paragraph type="secondary">{words.pairIntro}</Typography.Paragraph>
      {!isSecureContext && <Alert type="info" showIcon title={words.pairHttp} style={{ marginBottom: 20 }} />}
      <ol className="pair-steps">
        <li>
          {words.pairStep1}
          <div style={{ marginTop: 6 }}>
            <Typography.Text strong className="address" copyable={{ text: address, tooltips: words.copyAddress }}>
              {address}
            </Typography.Text>
          </div>
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
