import { conflict, invalid } from "../../contracts/problem.ts";
import { sloganProblem } from "../../domain/material/slogan.ts";
import { audit } from "../../platform/audit.ts";
import { sloganContent } from "../../platform/slogan.ts";
import type { Verb } from "../verb.ts";
import { requireValidity } from "./facts.ts";
import { addVersion, materialRow } from "./table.ts";
import { materialFor } from "./view.ts";

export const writeText: Verb<"material.write_text"> = (tx, actor, { params, body }) => {
  const material = materialRow(tx, params.material);
  if (material.kind !== "text")
    throw conflict("只有标语类素材可以写入文字", "Only a text material takes words; this one takes files");
  const { text, style, ...days } = body;
  const wrong = sloganProblem(text, style.template);
  if (wrong) throw invalid("text", wrong.zh, wrong.en);
  requireValidity(days);
  const version = addVersion(tx, actor, material, {
    ...sloganContent(text, style),
    validFrom: days.validFrom ?? null,
    validUntil: days.validUntil ?? null,
  });
  audit(tx, actor, "material.write_text", version.id, null, version);
  return materialFor(tx, actor, material.id);
};
