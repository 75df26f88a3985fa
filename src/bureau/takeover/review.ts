import { utcText } from "../../platform/tx.ts";
import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnTakeover } from "./act.ts";

/** Afterwards, by somebody else: what was done was right, or was not. Changes nothing on the air. */
export const reviewTakeover: Verb<"takeover.review"> = (tx, actor, input) =>
  actOnTakeover(tx, actor, "review", input, {
    review: { ...input.body, by: refOf(actor), at: utcText(tx.now) },
  });
