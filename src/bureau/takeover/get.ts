import type { Verb } from "../verb.ts";
import { takeoverRow } from "./table.ts";
import { takeoverOf } from "./view.ts";

export const getTakeover: Verb<"takeover.get"> = (tx, _actor, { params }) =>
  takeoverOf(tx, takeoverRow(tx, params.takeover));
