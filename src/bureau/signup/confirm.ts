import type { Verb } from "../verb.ts";
import { actOnSignup } from "./act.ts";

export const confirmSignup: Verb<"signup.confirm"> = (tx, actor, input) => actOnSignup(tx, actor, "confirm", input);
