import { Button, Timeline, Typography } from "antd";
import type { MaterialVersion } from "../../contracts/material.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { reviewText } from "./review-text.ts";
import { text } from "./text.ts";
import { VersionStateTag } from "./VersionStateTag.tsx";

interface Props {
  versions: readonly MaterialVersion[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** Every version, and under the chosen one who decided what, on which bytes. */
export function Trail({ versions, chosen, onChoose }: Props) {
  const words = useText(text);
  return (
    <section style={{ marginTop: 20 }}>
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        {words.versions}
      </Typography.Title>
      {versions.map((version) => (
        <div key={version.id} style={{ borderTop: "1px solid var(--line)", padding: "8px 0" }}>
          <Button
            type="text"
            block
            aria-pressed={version.id === chosen}
            style={{ justifyContent: "space-between", paddingInline: 4, fontWeight: version.id === chosen ? 600 : 400 }}
            onClick={() => onChoose(version.id)}
          >
            {words.version(version.number)}
            <VersionStateTag state={version.state} />
          </Button>
          {version.id === chosen && <Reviews version={version} />}
        </div>
      ))}
    </section>
  );
}

/** Submitted, decided step by step, withdrawn: who, when, and on which bytes. */
function Reviews({ version }: { version: MaterialVersion }) {
  const words = useText(text);
  const more = useText(reviewText);
  const time = useTime();
  const { submittedBy, submittedAt, withdrawnBy, withdrawnAt } = version;
  const entries: Entry[] = [
    ...(submittedBy
      ? [{ key: "submitted", color: "gray", title: words.submittedBy(submittedBy.name), at: submittedAt }]
      : []),
    ...version.reviews.map(({ step, by, decision, comment, sha256, at }) => ({
      key: `${step} ${at}`,
      color: decision === "approve" ? "green" : "red",
      title: `${step === "takeover" ? more.takeover : words.steps[step]} · ${by.name} · ${words.decided[decision]}`,
      comment,
      at,
      sha256,
    })),
    ...(withdrawnBy
      ? [
          {
            key: "withdrawn",
            color: "red",
            title: more.withdrawnBy(withdrawnBy.name),
            comment: version.comment,
            at: withdrawnAt,
          },
        ]
      : []),
  ];
  if (entries.length === 0) return <div className="quiet trail-note">{words.trailEmpty}</div>;
  return (
    <Timeline
      style={{ margin: "14px 4px 0" }}
      items={entries.map(({ key, color, title, comment, at, sha256 }) => ({
        key,
        color,
        content: (
          <>
            <div>{title}</div>
            {comment && <blockquote className="comment">{comment}</blockquote>}
            <div className="quiet" title={sha256}>
              {[at && time.at(at), sha256?.slice(0, 8)].filter(Boolean).join(" · ")}
            </div>
          </>
        ),
      }))}
    />
  );
}

interface Entry {
  key: string;
  color: string;
  title: string;
  comment?: string;
  at: string | null;
  sha256?: string;
}
