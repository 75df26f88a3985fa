import { Typography } from "antd";
import type { Screenshot } from "../../contracts/screenshot.ts";
import { StateTag } from "../shell/StateTag.tsx";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { liveText } from "./liveText.ts";

/** Pictures that the screen has sent, the newest large, with what proves that they are unchanged. */
export function Evidence({ screenshots }: { screenshots: readonly Screenshot[] | undefined }) {
  const words = useText(liveText);
  const time = useTime();
  if (!screenshots) return null;
  const newest = screenshots.find(({ state }) => state === "taken");
  return (
    <>
      <Typography.Title level={3} style={{ fontSize: 14, margin: "0 0 8px" }}>
        {words.evidence}
      </Typography.Title>
      {screenshots.length === 0 && <Typography.Text type="secondary">{words.none}</Typography.Text>}
      {newest?.url && (
        <a href={newest.url} target="_blank" rel="noreferrer">
          <img className="evidence-picture" src={newest.url} alt={words.alt(time.at(newest.askedAt))} />
        </a>
      )}
      <ul className="evidence" aria-live="polite">
        {screenshots.map(({ id, state, askedAt, takenAt, askedBy, sha256, url }) => (
          <li key={id}>
            <div>
              {url ? (
                <a href={url} target="_blank" rel="noreferrer" className="link-in-text">
                  {time.at(takenAt ?? askedAt)}
                </a>
              ) : (
                time.at(askedAt)
              )}{" "}
              <span style={{ color: "var(--ink-soft)" }}>{words.askedBy(askedBy.name)}</span>
            </div>
            {state === "taken" && sha256 ? (
              <Typography.Text
                type="secondary"
                className="evidence-hash"
                copyable={{ text: sha256, tooltips: words.copyHash }}
              >
                {`${words.hash} ${sha256.slice(0, 16)}…`}
              </Typography.Text>
            ) : (
              <StateTag tone={state === "asked" ? "waiting" : "quiet"}>
                {state === "asked" ? words.asking : words.states[state]}
              </StateTag>
            )}
          </li>
        ))}
      </ul>
      {newest && (
        <Typography.Text type="secondary" style={{ fontSize: 13 }}>
          {words.note}
        </Typography.Text>
      )}
    </>
  );
}
