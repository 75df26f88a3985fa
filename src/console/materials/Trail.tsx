import { Button, Timeline, Typography } from "antd";
import type { MaterialVersion } from "../../contracts/material.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
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

function Reviews({ version }: { version: MaterialVersion }) {
  const words = useText(text);
  const time = useTime();
  const faint = { color: "var(--ink-soft)", fontSize: 13 };
  if (!version.submittedBy) return <div style={{ ...faint, padding: "6px 4px" }}>{words.trailEmpty}</div>;
  return (
    <Timeline
      style={{ margin: "14px 4px 0" }}
      items={[
        { color: "gray", content: words.submittedBy(version.submittedBy.name) },
        ...version.reviews.map((review) => ({
          color: review.decision === "approve" ? "green" : "red",
          content: (
            <>
              <div>
                {words.steps[review.step]} · {review.by.name} · <strong>{words.decided[review.decision]}</strong>
              </div>
              {review.comment && <div>{review.comment}</div>}
              <div style={faint} title={review.sha256}>
                {time.at(review.at)} · {review.sha256.slice(0, 8)}
              </div>
            </>
          ),
        })),
      ]}
    />
  );
}
