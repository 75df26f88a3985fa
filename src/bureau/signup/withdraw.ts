import type { Verb } from "../verb.ts";
import { actOnSignup } from "./act.ts";

export const withdrawSignup: Verb<"signup.withdraw"> = (tx, actor, input) => actOnSignup(tx, actor, "withdraw", input);
