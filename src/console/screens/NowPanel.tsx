import { Typography } from "antd";
import { Link } from "react-router";
import type { Screen } from "../../contracts/screen.ts";
import { useSpotNames } from "../schedule/useSpotNames.ts";
import { useBureau } from "../shell/bureau.ts";
import { lengthText } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { Glass } from "./Glass.tsx";
import { whyPath } from "./spot.ts";
import { text } from "./text.ts";
import { useNow } from "./useNow.ts";
import { useShown } from "./useShown.ts";

const TICK_MS = 1000;

/** What the screen should be showing this second, and why. */
export function NowPanel({ screen }: { screen: Screen }) {
  const words = useText(text);
  const names = useSpotNames();
  const bureau = useBureau();
  const { paired } = screen.health;
  const shown = useShown(screen, useNow(TICK_MS), paired);
  return (
    <section className="panel panel-pad screen-now">
      <Glass screen={screen} shown={shown} />
      <div>
        <Typography.Title level={2} style={{ fontSize: 14, margin: 0, color: "var(--ink-soft)", fontWeight: 400 }}>
          {words.now}
        </Typography.Title>
        {!paired && (
          <>
            <div style={{ fontSize: 18, fontWeight: 600, margin: "4px 0" }}>{words.notPaired}</div>
            <Typography.Text type="secondary">{words.notPairedHint}</Typography.Text>
          </>
        )}
        {paired && shown.state === "on" && (
          <>
            <div style={{ fontSize: 18, fontWeight: 600, margin: "4px 0" }}>{names.content(shown.spot)}</div>
            <div style={{ color: "var(--ink-soft)" }}>
              {shown.spot.booking ? (
                <Link className="link-in-text" to={`/b/${bureau.id}/${whyPath(shown.spot.booking)}`}>
                  {names.owner({ ...shown.spot, title: shown.spot.bookingTitle })}
                </Link>
              ) : (
                names.owner({ ...shown.spot, title: null })
              )}{" "}
              · <span className="numbers">{lengthText(shown.spot.durationMs)}</span>
            </div>
          </>
        )}
        {paired && shown.state === "card" && (
          <>
            <div style={{ fontSize: 18, fontWeight: 600, margin: "4px 0" }}>{words.card}</div>
            <Typography.Text type="secondary">{words.cardHint}</Typography.Text>
          </>
        )}
        {paired && shown.state === "closed" && <div style={{ fontSize: 18, marginTop: 4 }}>{words.closed}</div>}
        {paired && shown.state === "unknown" && <div style={{ marginTop: 4 }}>{words.nowUnknown}</div>}
      </div>
    </section>
  );
}
