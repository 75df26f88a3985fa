import type { Bureau } from "../../contracts/bureau.ts";
import { staffMay, type Actor } from "../actor.ts";

/** The settings as the actor may see them: a group robot's address is the key to speak in its name. */
export function settingsFor(actor: Actor, settings: Bureau): Bureau {
  if (staffMay(actor, "bureau.write") || staffMay(actor, "audit.read")) return settings;
  return { ...settings, alertWebhook: null };
}
