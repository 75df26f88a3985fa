import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnVersion } from "./act.ts";

export const submitVersion: Verb<"version.submit"> = (tx, actor, { params }) =>
  actOnVersion(tx, actor, "submit", params, () => ({ submittedBy: refOf(actor), submittedAt: tx.now }));
