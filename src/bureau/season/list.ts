import { newestFirst } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { seasons } from "./table.ts";

export const listSeasons: Verb<"season.list"> = (tx, _actor, { query }) => {
  const { rows, ...page } = newestFirst(tx, seasons, query);
  return { items: rows, ...page };
};
