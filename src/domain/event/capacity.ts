import { type EventLimits, type Place, tally } from "../signup/room.ts";
import type { FieldFault } from "./problems.ts";

/** Where an event's limits would fall below the places taken, by path: to lower them so far is refused. */
export function overbooked(limits: EventLimits, places: readonly Place[]): FieldFault[] {
  const taken = tally(limits, places);
  const faults: FieldFault[] = [];
  const below = (path: string, over: number) => {
    const message = {
      zh: `比已占用的名额少 ${over} 个`,
      en: `${over} fewer than the places already taken`,
    };
    if (over > 0 && !faults.some((fault) => fault.path === path)) faults.push({ path, message });
  };
  for (const place of places) {
    const room = taken.room(place);
    below(`roles.${limits.roles.findIndex((role) => role.key === place.role)}.places`, -room.role);
    below("places", -room.event);
    below("placesPerInstitution", -room.institution);
  }
  return faults;
}
