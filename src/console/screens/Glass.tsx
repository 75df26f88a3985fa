import type { Screen } from "../../contracts/screen.ts";
import { Preview } from "../materials/Preview.tsx";
import { useSpotNames } from "../schedule/useSpotNames.ts";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import "./screens.css";
import { text } from "./text.ts";
import type { Shown } from "./useShown.ts";

/** A screen in its own proportions with what it should be showing. */
export function Glass({ screen, shown }: { screen: Screen; shown: Shown }) {
  const words = useText(text);
  const word = useText(common);
  const names = useSpotNames();
  const bureau = useBureau();
  const { widthPx, heightPx } = screen;
  const wide = widthPx / heightPx >= 16 / 9;
  return (
    <div className="glass-frame">
      <div
        className={`glass is-${screen.fit}`}
        style={{ aspectRatio: `${widthPx} / ${heightPx}`, ...(wide ? { width: "100%" } : { height: "100%" }) }}
      >
        {!screen.health.paired ? (
          <span className="glass-word">{words.conditions.unpaired}</span>
        ) : shown.state === "on" && shown.version ? (
          <Preview
            version={shown.version}
            title={names.content(shown.spot)}
            size={widthPx / heightPx > 4 ? "tiny" : "card"}
          />
        ) : shown.state === "on" ? (
          <span className="glass-word">{names.content(shown.spot)}</span>
        ) : shown.state === "card" ? (
          <span className="glass-word">{bureau.name}</span>
        ) : (
          <span className="glass-word">
            {{ closed: words.closed, reading: word.loading, unknown: words.nowUnknown }[shown.state]}
          </span>
        )}
      </div>
    </div>
  );
}
