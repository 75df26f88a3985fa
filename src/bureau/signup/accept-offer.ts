import type { Verb } from "../verb.ts";
import { actOnSignup } from "./act.ts";

export const acceptOffer: Verb<"signup.accept_offer"> = (tx, actor, input) =>
  actOnSignup(tx, actor, "accept_offer", input);
