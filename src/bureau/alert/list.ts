import { isNull } from "drizzle-orm";
import { newestFirst } from "../../platform/page.ts";
import { instantText } from "../../platform/tx.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { alerts } from "./table.ts";

export const listAlerts: Verb<"alert.list"> = (tx, _actor, { query: { open, ...query } }) => {
  const { rows, ...page } = newestFirst(tx, alerts, query, open === undefined ? undefined : isNull(alerts.endedAtMs));
  const items = rows.map(({ id, kind, screen, sinceMs, raisedAtMs, endedAtMs }) => ({
    id,
    kind,
    screen,
    name: screenRow(tx, screen).name,
    since: instantText(sinceMs),
    raisedAt: instantText(raisedAtMs),
    endedAt: endedAtMs === null ? null : instantText(endedAtMs),
  }));
  return { items, ...page };
};
