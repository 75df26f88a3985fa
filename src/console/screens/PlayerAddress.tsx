import { Typography } from "antd";
import { useText } from "../text/text.ts";
import { pairText } from "./pairText.ts";

/** Where a playing device finds the player. */
export function PlayerAddress() {
  const words = useText(pairText);
  const address = `${location.origin}/player/`;
  return (
    <div style={{ marginTop: 6 }}>
      <Typography.Text strong className="address" copyable={{ text: address, tooltips: words.copyAddress }}>
        {address}
      </Typography.Text>
    </div>
  );
}
