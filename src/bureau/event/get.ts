import { Problem } from "../../contracts/problem.ts";
import type { Verb } from "../verb.ts";
import { eventOf, eventRow } from "./table.ts";
import { seesDrafts, visibleTo } from "./view.ts";

export const getEvent: Verb<"event.get"> = (tx, actor, { params }) => {
  const row = eventRow(tx, params.event);
  if (row.publishedAt === null && !seesDrafts(actor)) throw new Problem("not_found");
  return visibleTo(actor, eventOf(tx, row));
};
