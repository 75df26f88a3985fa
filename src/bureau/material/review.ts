import type { InputOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import type { Material, Review } from "../../contracts/material.ts";
import { requireRevision } from "../../platform/revision.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { refOf, type Actor } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnVersion } from "./act.ts";
import { watchExpiry } from "./expire.ts";
import type { VersionRow } from "./table.ts";
import { materialFor } from "./view.ts";

export const approveVersion: Verb<"version.approve"> = (tx, actor, input) => {
  const after = review(tx, actor, "approve", input);
  const approved = after.versions.find(({ id }) => id === input.params.version);
  if (approved?.state === "approved" && approved.validUntil !== null) watchExpiry(tx);
  return after;
};
export const returnVersion: Verb<"version.return"> = (tx, actor, input) => review(tx, actor, "return", input);

/**
 * One reviewer's decision on what they read, added to the trail. The revision covers the material with all of its
 * versions: a new title, a newer version or another's decision since then is a conflict.
 */
function review(
  tx: Tx,
  actor: Actor,
  decision: Review["decision"],
  { params, body, revision }: InputOf<Endpoints["version.approve"]>,
): Material {
  requireRevision(materialFor(tx, actor, params.material), revision);
  const trail = (version: VersionRow): Review[] => {
    const step = version.steps.find((passed) => passed === version.state);
    if (!step) return version.reviews;
    const { sha256, comment } = body;
    return [...version.reviews, { step, by: refOf(actor), decision, comment, sha256, at: utcText(tx.now) }];
  };
  return actOnVersion(tx, actor, decision, params, (before) => ({ reviews: trail(before) }), body.sha256);
}
