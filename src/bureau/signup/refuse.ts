import type { Verb } from "../verb.ts";
import { actOnSignup } from "./act.ts";

export const refuseSignup: Verb<"signup.refuse"> = (tx, actor, input) =>
  actOnSignup(tx, actor, "refuse", input, { comment: input.body.comment });
