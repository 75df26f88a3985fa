import { newestFirst } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { screenOf, screens } from "./table.ts";

export const listScreens: Verb<"screen.list"> = (tx, _actor, { query }) => {
  const { rows, ...page } = newestFirst(tx, screens, query);
  return { items: rows.map((row) => screenOf(tx, row)), ...page };
};
