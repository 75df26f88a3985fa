import { App, Button } from "antd";
import { Link } from "react-router";
import type { Takeover } from "../../contracts/takeover.ts";
import { useReason } from "../form/useReason.tsx";
import { useNow } from "../screens/useNow.ts";
import { useBureau } from "../shell/bureau.ts";
import { lengthText, useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { useEndTakeover, useRunningTakeovers } from "./queries.ts";
import "./takeover.css";
import { text } from "./text.ts";

const TICK_MS = 1000;

/** What is on the air now instead of the plan, each with the time it has left; nothing when nothing is. */
export function Running({ screen }: { screen?: string }) {
  const bureau = useBureau();
  const running = useRunningTakeovers();
  const nowMs = useNow(TICK_MS);
  if (!bureau.may("plan.read")) return null;
  return (running.data ?? [])
    .filter(({ until }) => Date.parse(until) > nowMs)
    .filter(({ screens }) => screen === undefined || screens.some((one) => one.screen === screen))
    .map((takeover) => <One key={takeover.id} takeover={takeover} nowMs={nowMs} />);
}

function One({ takeover, nowMs }: { takeover: Takeover; nowMs: number }) {
  const words = useText(text);
  const bureau = useBureau();
  const time = useTime();
  const { message } = App.useApp();
  const ask = useReason();
  const end = useEndTakeover();
  const { id, revision, title, reason, screens, issuedBy, from, until } = takeover;
  const askEnd = () =>
    ask({
      title: words.endTitle,
      content: words.endContent,
      ok: words.end,
      danger: true,
      onReason: (why) =>
        end
          .mutateAsync({ takeover: id, revision, body: { reason: why } })
          .then(() => void message.success(words.endedDone)),
    });
  return (
    <section className="takeover-running" aria-label={`${words.running}: ${title}`}>
      <div className="takeover-what">
        <div style={{ color: "var(--accent)", fontWeight: 600 }}>{words.running}</div>
        <Link to={`/b/${bureau.id}/takeovers`} className="link-in-text" style={{ fontWeight: 600 }}>
          {title}
        </Link>
        <div style={{ color: "var(--ink-soft)", fontSize: 13 }}>
          {`${words.onScreens(screens.length)} · ${issuedBy.name} · ${time.at(from)} · ${reason}`}
        </div>
      </div>
      <span className="takeover-left numbers" role="timer" aria-label={words.leftLabel}>
        {words.left(lengthText(Date.parse(until) - nowMs))}
      </span>
      {bureau.may("takeover.issue") && (
        <Button danger onClick={askEnd}>
          {words.end}
        </Button>
      )}
    </section>
  );
}
