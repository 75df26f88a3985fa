import { and, eq, isNull } from "drizzle-orm";
import { newestFirst } from "../../platform/page.ts";
import { existing } from "../../platform/reference.ts";
import { utcText } from "../../platform/tx.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { alerts } from "./table.ts";

export const listAlerts: Verb<"alert.list"> = (tx, _actor, { query: { open, screen, ...query } }) => {
  if (screen !== undefined) existing("query.screen", "屏幕", () => screenRow(tx, screen));
  const { rows, ...page } = newestFirst(
    tx,
    alerts,
    query,
    and(
      open === undefined ? undefined : isNull(alerts.endedAtMs),
      screen === undefined ? undefined : eq(alerts.screen, screen),
    ),
  );
  const items = rows.map(({ id, kind, screen, sinceMs, raisedAtMs, endedAtMs }) => ({
    id,
    kind,
    screen,
    name: screenRow(tx, screen).name,
    since: utcText(sinceMs),
    raisedAt: utcText(raisedAtMs),
    endedAt: endedAtMs === null ? null : utcText(endedAtMs),
  }));
  return { items, ...page };
};
