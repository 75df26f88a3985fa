import type { Event, EventCounts } from "../../contracts/event.ts";
import { useLanguage } from "../text/language.ts";
import { text } from "./text.ts";

type PresetRole = keyof typeof text.zh.roleNames;
export const PRESET_ROLES: readonly PresetRole[] = ["booth", "staff", "speaker", "material"];

/** A role's name: as the bureau wrote it; in English the four usual ones by their own names. */
export function useRoleName(): (roles: Event["roles"] | undefined, key: string) => string {
  const english = useLanguage() === "en";
  return (roles, key) => {
    const preset = PRESET_ROLES.find((one) => one === key);
    if (english && preset) return text.en.roleNames[preset];
    return roles?.find((role) => role.key === key)?.name ?? key;
  };
}

/** Places of a role that nobody else can take. */
export function takenOf(event: Pick<Event, "holdPending">, counts: EventCounts): number {
  return counts.confirmed + counts.offered + (event.holdPending ? counts.pending : 0);
}

/** Places left in a role, by the role's limit and the event's; null when neither limits them. */
export function freeOf(event: Event, role: string): number | null {
  const own = event.counts.find((counts) => counts.role === role);
  const places = event.roles.find((one) => one.key === role)?.places ?? null;
  const inAll = event.counts.reduce((sum, counts) => sum + takenOf(event, counts), 0);
  const limits = [
    ...(places === null || !own ? [] : [places - takenOf(event, own)]),
    ...(event.places === null ? [] : [event.places - inAll]),
  ];
  return limits.length === 0 ? null : Math.max(0, Math.min(...limits));
}
