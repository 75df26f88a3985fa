import { eventRow } from "../event/table.ts";
import type { Verb } from "../verb.ts";
import { actOnOutcome } from "./act.ts";
import { requireFiling } from "./filing.ts";

export const updateOutcome: Verb<"outcome.update"> = (tx, actor, input) =>
  actOnOutcome(tx, actor, "edit", input, (before) => {
    const after = { ...before, ...input.body };
    requireFiling(eventRow(tx, before.event), before.institution || null, after);
    return after;
  });
