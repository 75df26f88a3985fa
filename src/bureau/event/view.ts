import type { Event } from "../../contracts/event.ts";
import { institutionsWith, staffMay, type Actor } from "../actor.ts";

/** Drafts are the bureau's own. */
export function seesDrafts(actor: Actor): boolean {
  return staffMay(actor, "event.read");
}

/** An event as the actor may see it: an institution is not told who else is invited. */
export function visibleTo(actor: Actor, event: Event): Event {
  if (staffMay(actor, "event.read") || event.invited === null) return event;
  const own = institutionsWith(actor, "event.read");
  return { ...event, invited: event.invited.filter((institution) => own.includes(institution)) };
}
