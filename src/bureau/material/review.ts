import type { InputOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import type { Material, Review } from "../../contracts/material.ts";
import { instantText, type Tx } from "../../platform/tx.ts";
import { refOf, type Actor } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnVersion } from "./act.ts";
import type { VersionRow } from "./table.ts";

export const approveVersion: Verb<"version.approve"> = (tx, actor, input) => review(tx, actor, "approve", input);
export const returnVersion: Verb<"version.return"> = (tx, actor, input) => review(tx, actor, "return", input);

/** One reviewer's decision on the bytes they saw, added to the trail. */
function review(
  tx: Tx,
  actor: Actor,
  decision: Review["decision"],
  { params, body }: InputOf<Endpoints["version.approve"]>,
): Material {
  const trail = (version: VersionRow): Review[] => {
    const step = version.steps.find((passed) => passed === version.state);
    if (!step) return version.reviews;
    const { sha256, comment } = body;
    return [...version.reviews, { step, by: refOf(actor), decision, comment, sha256, at: instantText(tx.now) }];
  };
  return actOnVersion(tx, actor, decision, params, (before) => ({ reviews: trail(before) }), body.sha256);
}
