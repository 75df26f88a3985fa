import { and, eq, inArray } from "drizzle-orm";
import { newestFirst } from "../../platform/page.ts";
import { institutionsWith, staffMay } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { signups } from "./table.ts";
import { signupsOf } from "./view.ts";

export const listSignups: Verb<"signup.list"> = (tx, actor, { query }) => {
  const where = and(
    query.event === undefined ? undefined : eq(signups.event, query.event),
    query.institution === undefined ? undefined : eq(signups.institution, query.institution),
    query.state === undefined ? undefined : eq(signups.state, query.state),
    staffMay(actor, "signup.read") ? undefined : inArray(signups.institution, institutionsWith(actor, "signup.read")),
  );
  const { rows, ...page } = newestFirst(tx, signups, query, where);
  return { items: signupsOf(tx, rows), ...page };
};
