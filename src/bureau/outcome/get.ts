import { Problem } from "../../contracts/problem.ts";
import type { Verb } from "../verb.ts";
import { outcomeRow } from "./table.ts";
import { maySee, outcomeOf } from "./view.ts";

export const getOutcome: Verb<"outcome.get"> = (tx, actor, { params }) => {
  const row = outcomeRow(tx, params.outcome);
  if (!maySee(actor, row)) throw new Problem("not_found");
  return outcomeOf(tx, row);
};
