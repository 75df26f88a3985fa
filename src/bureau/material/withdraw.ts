import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnVersion } from "./act.ts";

export const withdrawVersion: Verb<"version.withdraw"> = (tx, actor, { params, body }) =>
  actOnVersion(tx, actor, "withdraw", params, () => ({ comment: body.comment, withdrawnBy: refOf(actor) }));
