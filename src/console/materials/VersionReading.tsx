import { Typography } from "antd";
import type { Material, MaterialVersion } from "../../contracts/material.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { Difference } from "./Difference.tsx";
import { Preview } from "./Preview.tsx";
import { reviewText } from "./review-text.ts";
import "./review.css";
import { VersionFacts } from "./VersionFacts.tsx";

/** All that is to be read of a version: what it looks like, its facts, what it changes. */
export function VersionReading({ material, version }: { material: Material; version: MaterialVersion }) {
  const words = useText(reviewText);
  const bureau = useBureau();
  return (
    <div style={{ minWidth: 0 }}>
      <section className="panel panel-pad">
        <Preview key={version.id} version={version} title={material.title} size="large" />
        {version.text !== null && (
          <blockquote className="words" aria-label={words.wording}>
            {version.text}
          </blockquote>
        )}
        {material.note && (
          <Typography.Paragraph style={{ marginTop: 16, whiteSpace: "pre-wrap" }}>{material.note}</Typography.Paragraph>
        )}
        <VersionFacts version={version} />
      </section>
      {bureau.staff && <Difference key={`difference ${version.id}`} material={material} version={version} />}
    </div>
  );
}
