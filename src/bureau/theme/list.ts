import { newestFirst } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { themes } from "./table.ts";

export const listThemes: Verb<"theme.list"> = (tx, _actor, { query }) => {
  const { rows, ...page } = newestFirst(tx, themes, query);
  return { items: rows, ...page };
};
