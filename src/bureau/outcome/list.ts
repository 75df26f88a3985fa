import { and, eq, inArray, ne, or } from "drizzle-orm";
import { newestFirst } from "../../platform/page.ts";
import { institutionsWith, staffMay } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { outcomes } from "./table.ts";
import { outcomeOf } from "./view.ts";

export const listOutcomes: Verb<"outcome.list"> = (tx, actor, { query }) => {
  // The SQL of `maySee`.
  const own = inArray(outcomes.institution, institutionsWith(actor, "outcome.read"));
  const filed = or(eq(outcomes.institution, ""), ne(outcomes.state, "draft"));
  const where = and(
    query.event === undefined ? undefined : eq(outcomes.event, query.event),
    query.institution === undefined ? undefined : eq(outcomes.institution, query.institution),
    query.state === undefined ? undefined : eq(outcomes.state, query.state),
    staffMay(actor, "outcome.read") ? or(own, filed) : own,
  );
  const { rows, ...page } = newestFirst(tx, outcomes, query, where);
  return { items: rows.map((row) => outcomeOf(tx, row)), ...page };
};
