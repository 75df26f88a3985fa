import type { Bureau } from "../../contracts/bureau.ts";
import { staffMay, type Actor } from "../actor.ts";

/** The settings as the actor may see them: a group robot's address is the key to speak in its name. */
export function settingsFor(actor: Actor, settings: Bureau): Bureau {
  const audits = staffMay(actor, "audit.read");
  const alertWebhook = audits || staffMay(actor, "bureau.write") ? settings.alertWebhook : null;
  const relaxation = audits || staffMay(actor, "relaxation.drop") ? settings.relaxation : null;
  return { ...settings, alertWebhook, relaxation };
}
