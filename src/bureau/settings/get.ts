import { mayReceiveAlerts } from "../../domain/alert/webhook.ts";
import type { Verb } from "../verb.ts";
import { settingsOf } from "./table.ts";
import { settingsFor } from "./view.ts";

export const getBureau: Verb<"bureau.get"> = (tx, actor) => {
  const settings = settingsFor(actor, settingsOf(tx));
  const { alertWebhook } = settings;
  return { ...settings, alertWebhookAllowed: alertWebhook === null || mayReceiveAlerts(alertWebhook, tx.webhooks) };
};
