import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnOutcome } from "./act.ts";

export const acceptOutcome: Verb<"outcome.accept"> = (tx, actor, input) =>
  actOnOutcome(tx, actor, "accept", input, () => ({ decidedBy: refOf(actor), decidedAt: tx.now, comment: "" }));
