import type { Verb } from "../verb.ts";
import { actOnEvent } from "./act.ts";

export const cancelEvent: Verb<"event.cancel"> = (tx, actor, input) =>
  actOnEvent(tx, actor, "cancel", input, () => ({ comment: input.body.comment }));
