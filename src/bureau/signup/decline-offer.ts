import type { Verb } from "../verb.ts";
import { actOnSignup } from "./act.ts";

export const declineOffer: Verb<"signup.decline_offer"> = (tx, actor, input) =>
  actOnSignup(tx, actor, "decline_offer", input);
