import { Flex, Select, Typography } from "antd";
import { useState } from "react";
import type { Material, MaterialVersion } from "../../contracts/material.ts";
import { textDifference } from "../../domain/review/difference.ts";
import { useTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { type FieldDifference, fieldDifferences } from "./difference.ts";
import { Preview } from "./Preview.tsx";
import { reviewText } from "./review-text.ts";
import { text } from "./text.ts";

/** What a version changes from an earlier one: the words, the facts, and both side by side. */
export function Difference({ material, version }: { material: Material; version: MaterialVersion }) {
  const words = useText(reviewText);
  const { version: numbered, states } = useText(text);
  const time = useTime();
  const earlier = material.versions.filter(({ number }) => number < version.number);
  const [chosen, setChosen] = useState<string | null>(null);
  const before = earlier.find(({ id }) => id === chosen) ?? earlier[0];
  if (!before) return null;
  const fields = fieldDifferences(before, version, (day) => time.day(day, false));
  const same = before.sha256 === version.sha256;
  return (
    <section className="panel panel-pad difference">
      <Flex justify="space-between" align="center" gap={12} wrap>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {words.difference}
        </Typography.Title>
        <Select
          aria-label={words.compareWith}
          prefix={words.compareWith}
          value={before.id}
          onChange={setChosen}
          options={earlier.map(({ id, number, state }) => ({
            value: id,
            label: `${numbered(number)} · ${states[state]}`,
          }))}
        />
      </Flex>
      {same && <p className="quiet">{fields.length > 0 ? words.sameContent : words.sameAll}</p>}
      {before.text !== null && version.text !== null && before.text !== version.text && (
        <Wording before={before.text} after={version.text} />
      )}
      {!same && (
        <div className="side-by-side">
          {[before, version].map((one) => (
            <figure key={one.id}>
              <figcaption>
                {one === before ? words.before : words.after} · {numbered(one.number)}
              </figcaption>
              <Preview
                version={one}
                title={`${material.title} ${numbered(one.number)}`}
                size={one.text === null ? "large" : "card"}
              />
            </figure>
          ))}
        </div>
      )}
      {fields.length > 0 && <Fields fields={fields} />}
    </section>
  );
}

function Wording({ before, after }: { before: string; after: string }) {
  const words = useText(reviewText);
  return (
    <div className="wording">
      <h3>{words.wording}</h3>
      <p>
        {textDifference(before, after).map(({ kind, text: stretch }, n) => {
          const key = `${n} ${kind}`;
          if (kind === "same") return <span key={key}>{stretch}</span>;
          const [Tag, spoken] = kind === "gone" ? (["del", words.gone] as const) : (["ins", words.added] as const);
          return (
            <Tag key={key} title={spoken}>
              <span className="spoken">[{spoken}] </span>
              {stretch.replaceAll("\n", "⏎\n")}
            </Tag>
          );
        })}
      </p>
    </div>
  );
}

function Fields({ fields }: { fields: FieldDifference[] }) {
  const words = useText(reviewText);
  const { templates } = useText(text);
  const shown = ({ field }: FieldDifference, value: string | null) => {
    if (value === null) return <span className="quiet">{words.none}</span>;
    if (field === "template") return templates[asTemplate(value)];
    if (field !== "color" && field !== "background") return value;
    return (
      <>
        <span className="swatch" style={{ background: value }} /> {value}
      </>
    );
  };
  return (
    <table className="fields">
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((one) => (
          <tr key={one.field}>
            <th scope="row">{words.fields[one.field]}</th>
            <td>{shown(one, one.before)}</td>
            <td>{shown(one, one.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

// Safe because `fieldsOf` takes the field of this name from a style.
function asTemplate(value: string) {
  return value as "scroll" | "static" | "two_line";
}
