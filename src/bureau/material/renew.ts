import { audit } from "../../platform/audit.ts";
import type { Verb } from "../verb.ts";
import { verdictOn, versionAt } from "./act.ts";
import { requireValidity } from "./facts.ts";
import { addVersion, materialRow } from "./table.ts";
import { materialFor } from "./view.ts";

/** The same bytes or words as a new version, which has to pass the review like any other. */
export const renewVersion: Verb<"version.renew"> = (tx, actor, { params, body }) => {
  const old = versionAt(tx, params);
  verdictOn(tx, actor, "renew", old);
  requireValidity(body);
  const { sha256, bytes, mime, durationMs, widthPx, heightPx, text, style } = old;
  const version = addVersion(tx, actor, materialRow(tx, old.material), {
    sha256,
    bytes,
    mime,
    durationMs,
    widthPx,
    heightPx,
    text,
    style,
    blob: old.blob ?? old.upload,
    validFrom: body.validFrom ?? null,
    validUntil: body.validUntil ?? null,
  });
  audit(tx, actor, "version.renew", version.id, old, version);
  return materialFor(tx, actor, old.material);
};
