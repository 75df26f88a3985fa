import type { Takeover } from "../../contracts/takeover.ts";
import { useMaterials } from "../materials/queries.ts";
import { Preview } from "../materials/Preview.tsx";
import { Slogan } from "../materials/Slogan.tsx";
import { useTime } from "../text/time.ts";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import "./takeover.css";
import { text } from "./text.ts";

/** What was shown, where, when, by whom and why. */
export function Facts({ takeover }: { takeover: Takeover }) {
  const words = useText(text);
  const inRow = useRow();
  const time = useTime();
  const { title, text: line, style, version, signed, screens, reason, issuedBy, from, until, ended } = takeover;
  const found = (useMaterials().data ?? []).flatMap(({ versions }) => versions).find(({ id }) => id === version);
  return (
    <>
      {line !== null && style ? (
        <figure className="takeover-strip" aria-label={`${words.asked}: ${line}`}>
          <Slogan words={line} style={style} running fontSize={36} />
        </figure>
      ) : (
        found && (
          <figure className="takeover-preview">
            <Preview version={found} title={title} size="large" />
          </figure>
        )
      )}
      <dl className="takeover-facts">
        <dt>{words.asked}</dt>
        <dd>
          <strong>{line ?? title}</strong>
          <div style={{ color: "var(--ink-soft)" }}>
            {signed ? words.signedNote(issuedBy.name) : words.approvedNote}
          </div>
        </dd>
        <dt>{words.where}</dt>
        <dd>{inRow(screens.map(({ name }) => name))}</dd>
        <dt>{words.period}</dt>
        <dd>
          {time.span(from, until)}
          {ended && <div>{words.ended(ended.by.name, ended.reason)}</div>}
        </dd>
        <dt>{words.by}</dt>
        <dd>{issuedBy.name}</dd>
        <dt>{words.reason}</dt>
        <dd>{reason}</dd>
      </dl>
    </>
  );
}
