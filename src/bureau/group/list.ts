import { newestFirst } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { groups } from "./table.ts";

export const listGroups: Verb<"group.list"> = (tx, _actor, { query }) => {
  const { rows, ...page } = newestFirst(tx, groups, query);
  return { items: rows, ...page };
};
