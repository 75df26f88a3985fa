import { Alert } from "antd";
import type { TakeoverReach } from "../../contracts/takeover.ts";
import { useBureau } from "../shell/bureau.ts";
import { Preview } from "../materials/Preview.tsx";
import { Slogan } from "../materials/Slogan.tsx";
import { useText } from "../text/text.ts";
import { Affected } from "./Affected.tsx";
import type { TakeoverValues } from "./form.ts";
import { text } from "./text.ts";
import { useLength } from "./useLength.ts";
import { useShowable } from "./useShowable.ts";

/** The second step: everything that the issuer answers for, as it will be. */
export function Confirm({ values, reach }: { values: TakeoverValues; reach: TakeoverReach }) {
  const words = useText(text);
  const lengthOf = useLength();
  const { person } = useBureau();
  const { source, content, durationMs, reason } = values;
  const material = useShowable().find(({ version }) => version.id === content.version);
  return (
    <>
      {source === "words" ? (
        <figure className="takeover-strip" aria-label={`${words.asked}: ${content.text ?? ""}`}>
          <Slogan words={content.text ?? ""} style={content.style} running fontSize={36} />
        </figure>
      ) : (
        material && (
          <figure className="takeover-preview">
            <Preview version={material.version} title={material.title} size="large" />
          </figure>
        )
      )}
      <dl className="takeover-facts">
        <dt>{words.asked}</dt>
        <dd>
          <strong>{source === "words" ? content.text : material?.title}</strong>
          <div style={{ color: "var(--ink-soft)" }}>
            {source === "words" ? words.signedNote(person.name) : words.approvedNote}
          </div>
        </dd>
        <dt>{words.duration}</dt>
        <dd>{words.lasts(lengthOf(durationMs))}</dd>
        <dt>{words.reason}</dt>
        <dd>{reason}</dd>
      </dl>
      <Affected reach={reach} />
      <Alert type="warning" showIcon title={words.confirmHint} style={{ marginTop: 16 }} />
    </>
  );
}
