import { eq } from "drizzle-orm";
import { newestFirst } from "../../platform/page.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { screenshotOf, screenshots } from "./table.ts";

export const listScreenshots: Verb<"screenshot.list"> = (tx, _actor, { params, query }) => {
  const { id } = screenRow(tx, params.screen);
  const { rows, ...page } = newestFirst(tx, screenshots, query, eq(screenshots.screen, id));
  return { items: rows.map((row) => screenshotOf(tx, row)), ...page };
};
