import type { Verb } from "../verb.ts";
import { actOnEvent } from "./act.ts";

export const publishEvent: Verb<"event.publish"> = (tx, actor, input) =>
  actOnEvent(tx, actor, "publish", input, () => ({ publishedAt: tx.now }));
