import { invalid } from "../../contracts/problem.ts";
import { mayReceiveAlerts } from "../../domain/alert/webhook.ts";
import { audit } from "../../platform/audit.ts";
import { enqueueLatest } from "../../platform/outbox.ts";
import { requireZone } from "../../platform/reference.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Verb } from "../verb.ts";
import { requireNoRelaxation } from "./relaxation.ts";
import { separateAdministrators } from "./separate.ts";
import { bureaus, settingsOf } from "./table.ts";

export const updateBureau: Verb<"bureau.update"> = (tx, actor, { body, revision }) => {
  const before = settingsOf(tx);
  requireRevision(before, revision);
  requireZone("zone", body.zone);
  requireNoRelaxation(before, body);
  requireReceiver(tx, body.alertWebhook ?? null);
  const after = { ...before, ...body, revision: before.revision + 1 };
  if (after.separateAdministration && !before.separateAdministration) separateAdministrators(tx);
  tx.db.update(bureaus).set(after).run();
  if (after.name !== before.name) enqueueLatest(tx, "directory.name", before.id, { name: after.name });
  audit(tx, actor, "bureau.update", before.id, before, after);
  return after;
};

function requireReceiver({ webhooks }: Tx, url: string | null): void {
  if (url === null || mayReceiveAlerts(url, webhooks)) return;
  const hosts = webhooks.join(", ");
  throw invalid(
    "alertWebhook",
    `本系统只允许把告警发送到：${hosts || "（无）"}；其他地址请由服务器管理员在 FANGFEI_WEBHOOKS 中放行`,
    `Alerts may go to ${hosts || "nobody"}; whoever runs the server allows others by FANGFEI_WEBHOOKS`,
  );
}
