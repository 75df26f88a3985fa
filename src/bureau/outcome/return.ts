import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnOutcome } from "./act.ts";

export const returnOutcome: Verb<"outcome.return"> = (tx, actor, input) =>
  actOnOutcome(tx, actor, "return", input, () => ({
    decidedBy: refOf(actor),
    decidedAt: tx.now,
    comment: input.body.comment,
  }));
