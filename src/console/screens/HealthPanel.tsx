import { Alert, Typography } from "antd";
import type { ReactNode } from "react";
import type { Screen } from "../../contracts/screen.ts";
import { bytesText } from "../materials/bytes.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { clockJudged, conditionOf, missingPlays, offsetText } from "./health.ts";
import { healthText } from "./healthText.ts";
import { text } from "./text.ts";
import { useAgo } from "./useAgo.ts";
import { count } from "../text/number.ts";

const BAD = { color: "#96300d" };

/** What the screen last said of itself, and what people should do about it. */
export function HealthPanel({ screen, nowMs }: { screen: Screen; nowMs: number }) {
  const words = useText(text);
  const healthWords = useText(healthText);
  const time = useTime();
  const ago = useAgo(nowMs);
  const { health } = screen;
  const condition = conditionOf(health, nowMs);
  const { lastContactAt, clockOffsetMs, lastSeq, contiguousSeq, freeBytes, playerVersion, mode } = health;
  const rows: [string, ReactNode][] = [
    [
      words.lastContact,
      lastContactAt ? (
        <span key="contact" title={time.at(lastContactAt)}>
          {ago(lastContactAt)}
        </span>
      ) : (
        words.never
      ),
    ],
  ];
  rows.push([healthWords.live, health.live ? healthWords.lives.yes : healthWords.lives.no]);
  if (health.manifest !== null)
    rows.push([
      healthWords.manifest,
      health.upToDate === null
        ? healthWords.manifests.unknown
        : healthWords.manifests[health.upToDate ? "newest" : "behind"],
    ]);
  if (clockOffsetMs !== null) {
    const judged = clockJudged(clockOffsetMs);
    rows.push([
      words.clock,
      <span key="clock" style={judged === "far" ? BAD : {}}>
        <span className="numbers">{offsetText(clockOffsetMs)}</span> · {healthWords.clocks[judged]}
      </span>,
    ]);
  }
  const missing = missingPlays(health);
  if (missing !== null && lastSeq !== null) {
    const received = count(lastSeq - missing);
    rows.push([
      words.plays,
      <span key="plays" style={missing > 0 ? BAD : {}}>
        {lastSeq === 0
          ? healthWords.playsNone
          : missing === 0
            ? healthWords.playsAll(received)
            : healthWords.playsMissing(count(contiguousSeq ?? 0), count(lastSeq), count(missing))}
      </span>,
    ]);
  }
  if (freeBytes !== null) rows.push([healthWords.space, bytesText(freeBytes)]);
  if (mode !== null) rows.push([healthWords.mode, healthWords.modes[mode]]);
  if (playerVersion !== null) rows.push([healthWords.version, playerVersion]);
  return (
    <section className="panel panel-pad">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {healthWords.health}
      </Typography.Title>
      {(condition === "offline" || condition === "waiting") && (
        <Alert type="warning" showIcon title={healthWords.advice[condition]} style={{ marginBottom: 12 }} />
      )}
      <dl style={{ margin: 0 }}>
        {rows.map(([label, value]) => (
          <div key={label} className="health-row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="health-row">
          <dt>{healthWords.errors}</dt>
          <dd>{health.errors.length === 0 ? healthWords.noErrors : <Errors errors={health.errors} />}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Each error in words where they are known, with the player's own text for whoever repairs it. */
function Errors({ errors }: { errors: readonly string[] }) {
  const known: Record<string, string> = useText(healthText).errorWords;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18, ...BAD }}>
      {errors.map((error) => {
        const [code = ""] = error.split(":", 1);
        const detail = error.slice(code.length + 1).trim();
        return (
          <li key={error}>
            {known[code] ?? code}
            {detail && <div style={{ color: "var(--ink-soft)", fontSize: 13 }}>{detail}</div>}
          </li>
        );
      })}
    </ul>
  );
}
