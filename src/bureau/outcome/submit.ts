import { conflict, invalid } from "../../contracts/problem.ts";
import { refOf } from "../actor.ts";
import { eventRow } from "../event/table.ts";
import type { Verb } from "../verb.ts";
import { actOnOutcome } from "./act.ts";
import { requireFiling } from "./filing.ts";

export const submitOutcome: Verb<"outcome.submit"> = (tx, actor, input) =>
  actOnOutcome(tx, actor, "submit", input, (before) => {
    const event = eventRow(tx, before.event);
    if (event.state !== "held")
      throw conflict("主办方标记活动已举办后才能提交", "The host has not marked the event as held yet");
    if (before.figures.length === 0) throw invalid("figures", "请至少填写一项数据", "Give at least one figure");
    requireFiling(event, before.institution || null, before);
    return {
      submittedBy: refOf(actor),
      submittedAt: tx.now,
      firstSubmittedAt: before.firstSubmittedAt ?? tx.now,
      decidedBy: null,
      decidedAt: null,
      comment: "",
    };
  });
