import { refOf } from "../actor.ts";
import { tellMany } from "../live/table.ts";
import type { Verb } from "../verb.ts";
import { actOnTakeover } from "./act.ts";

/** Off the air from this instant: the plan beneath goes on. */
export const endTakeover: Verb<"takeover.end"> = (tx, actor, input) => {
  const ended = { by: refOf(actor), reason: input.body.reason };
  const after = actOnTakeover(tx, actor, "end", input, { untilMs: tx.now, ended });
  tellMany(
    tx,
    after.screens.map(({ screen }) => screen),
    { type: "takeover_end", takeover: after.id },
  );
  return after;
};
