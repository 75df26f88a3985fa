import { and, gt, isNotNull, isNull, lte } from "drizzle-orm";
import type { TakeoverState } from "../../contracts/takeover.ts";
import { newestFirst } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { takeovers } from "./table.ts";
import { takeoverOf } from "./view.ts";

export const listTakeovers: Verb<"takeover.list"> = (tx, _actor, { query }) => {
  const { state, unreviewed, ...page } = query;
  const where = and(
    state === undefined ? undefined : inState(state, tx.now),
    unreviewed === undefined ? undefined : isNull(takeovers.review),
  );
  const { rows, ...more } = newestFirst(tx, takeovers, page, where);
  return { items: rows.map((row) => takeoverOf(tx, row)), ...more };
};

function inState(state: TakeoverState, nowMs: number) {
  if (state === "cancelled") return isNotNull(takeovers.ended);
  return and(
    isNull(takeovers.ended),
    state === "on_air" ? gt(takeovers.untilMs, nowMs) : lte(takeovers.untilMs, nowMs),
  );
}
