import type { Verb } from "../verb.ts";
import { actOnEvent } from "./act.ts";

export const holdEvent: Verb<"event.hold"> = (tx, actor, input) => actOnEvent(tx, actor, "hold", input, () => ({}));
