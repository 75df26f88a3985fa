import { inArray } from "drizzle-orm";
import { newestFirst } from "../../platform/page.ts";
import { institutionsWith, staffMay } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { institutions } from "./table.ts";

export const listInstitutions: Verb<"institution.list"> = (tx, actor, { query }) => {
  const own = staffMay(actor, "institution.read")
    ? undefined
    : inArray(institutions.id, institutionsWith(actor, "institution.read"));
  const { rows, ...page } = newestFirst(tx, institutions, query, own);
  return { items: rows, ...page };
};
