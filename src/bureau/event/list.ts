import { and, eq, gt, isNotNull, lte, type SQL } from "drizzle-orm";
import type { EventState } from "../../contracts/event.ts";
import { newestFirst } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { events, eventsOf } from "./table.ts";
import { seesDrafts, visibleTo } from "./view.ts";

export const listEvents: Verb<"event.list"> = (tx, actor, { query }) => {
  const where = and(
    query.campaign === undefined ? undefined : eq(events.campaign, query.campaign),
    query.state === undefined ? undefined : inState(query.state, tx.now),
    seesDrafts(actor) ? undefined : isNotNull(events.publishedAt),
  );
  const { rows, ...page } = newestFirst(tx, events, query, where);
  return { items: eventsOf(tx, rows).map((event) => visibleTo(actor, event)), ...page };
};

/** The SQL of `eventState`: a published event is open within its sign-up window and closed after it. */
function inState(state: EventState, nowMs: number): SQL | undefined {
  const published = eq(events.state, "published");
  switch (state) {
    case "published":
      return and(published, gt(events.signupOpensAt, nowMs));
    case "open":
      return and(published, lte(events.signupOpensAt, nowMs), gt(events.signupClosesAt, nowMs));
    case "closed":
      return and(published, lte(events.signupClosesAt, nowMs));
    default:
      return eq(events.state, state);
  }
}
