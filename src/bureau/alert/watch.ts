import { eq, isNotNull, isNull } from "drizzle-orm";
import { silentSince } from "../../domain/screen/silence.ts";
import { intervalAt, type Interval } from "../../domain/time/interval.ts";
import { instantText } from "../../domain/time/wall.ts";
import { activeIntervals } from "../../domain/window/active.ts";
import { newId } from "../../platform/id.ts";
import { enqueue } from "../../platform/outbox.ts";
import type { Tx } from "../../platform/tx.ts";
import { calendarsOf } from "../calendar/table.ts";
import { screenHealth, screens, type ScreenRow } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import { alerts, armAlerts, EVERY_MS, presentSince } from "./table.ts";

/** Opening hours that began longer ago than that have begun long enough ago. */
const LOOK_BACK_MS = 2 * 86_400_000;

/**
 * The timer that raises an alert for every paired screen that has fallen silent, once, and ends it when it is back.
 * Nobody could call while the server was away: what it has not heard by its return it waits for anew.
 */
export function watchScreens(tx: Tx): void {
  const paired = tx.db
    .select({ screen: screens, lastContactAt: screenHealth.lastContactAt })
    .from(screens)
    .leftJoin(screenHealth, eq(screenHealth.screen, screens.id))
    .where(isNotNull(screens.tokenSha256))
    .all();
  const raised = new Map(
    tx.db
      .select()
      .from(alerts)
      .where(isNull(alerts.endedAtMs))
      .all()
      .map((alert) => [alert.screen, alert]),
  );
  const { zone, alertMinutes } = settingsOf(tx);
  const presentMs = presentSince(tx);
  for (const { screen, lastContactAt } of paired) {
    const alert = raised.get(screen.id);
    raised.delete(screen.id);
    if (alert && (lastContactAt ?? 0) > alert.sinceMs) end(tx, alert.id, screen);
    const waitedMs = Math.max(lastContactAt ?? 0, screen.pairedAtMs ?? 0, presentMs);
    if (alert || tx.now - waitedMs < alertMinutes * 60_000) continue;
    const sinceMs = silentSince(waitedMs, openAt(tx, screen, screen.zone ?? zone), tx.now, alertMinutes);
    if (sinceMs !== null) raise(tx, screen, sinceMs, screen.zone ?? zone);
  }
  // Unpaired since: nobody waits for it any more.
  for (const { id } of raised.values()) tx.db.update(alerts).set({ endedAtMs: tx.now }).where(eq(alerts.id, id)).run();
  if (paired.length > 0) armAlerts(tx);
}

function openAt(tx: Tx, { openHours }: ScreenRow, zone: string): Interval | null {
  const around = { startMs: tx.now - LOOK_BACK_MS, endMs: tx.now + EVERY_MS };
  if (openHours === null) return around;
  const calendar = calendarsOf(tx).at(tx.now);
  return intervalAt(activeIntervals(openHours, zone, around.startMs, around.endMs, calendar), tx.now);
}

function raise(tx: Tx, { id: screen, name }: ScreenRow, sinceMs: number, zone: string): void {
  const row = { id: newId("alert", tx.now), kind: "silent" as const, screen, sinceMs, raisedAtMs: tx.now };
  tx.db.insert(alerts).values(row).run();
  const since = instantText(sinceMs, zone).slice(0, 16).replace("T", " ");
  send(tx, row.id, `屏幕“${name}”自 ${since} 起没有联系 / Screen "${name}" has been silent since ${since}`);
}

function end(tx: Tx, id: string, { name }: ScreenRow): void {
  tx.db.update(alerts).set({ endedAtMs: tx.now }).where(eq(alerts.id, id)).run();
  send(tx, id, `屏幕“${name}”已恢复联系 / Screen "${name}" is in contact again`);
}

/** To the bureau's own group chat or service, when it has named one. */
function send(tx: Tx, alert: string, text: string): void {
  const { alertWebhook } = settingsOf(tx);
  if (alertWebhook !== null) enqueue(tx, "alert.send", { url: alertWebhook, alert, text });
}
