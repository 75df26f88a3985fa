import type { Booking } from "../../contracts/booking.ts";
import { type DayKind, Window } from "../../contracts/window.ts";

/** A window as the form holds it; dates come as a pair, and what is empty is left out when it is sent. */
export interface WindowValues {
  days?: [string, string] | null;
  weekdays?: number[];
  dayKind?: DayKind;
  dayparts?: ({ from?: string; to?: string } | undefined)[];
  except?: string[];
}
export interface BookingValues {
  campaign: string;
  title: string;
  playlist: string;
  targets: { screens: string[]; groups: string[]; tags: string[] };
  tier: "filler" | "regular" | "exclusive";
  weight: number;
  windows: WindowValues[];
  maxPlaysPerHour?: number | null;
  guaranteed?: number | null;
}

export const EMPTY_WINDOW: WindowValues = { days: null, weekdays: [], dayKind: "any", dayparts: [], except: [] };

const LATE = 22;

/** The window that a new booking begins with: of a day, and of two hours from a time, as far as they were chosen. */
export function windowStart(day: string | null, from: string | null): WindowValues {
  if (day === null) return EMPTY_WINDOW;
  const hour = Number(from?.slice(0, 2));
  const to = hour >= LATE ? "24:00" : `${String(hour + 2).padStart(2, "0")}${from?.slice(2)}`;
  return { ...EMPTY_WINDOW, days: [day, day], ...(from !== null && { dayparts: [{ from, to }] }) };
}

/** The windows that are complete so far; the others are still being typed. */
export function windowsOf(values: readonly (WindowValues | undefined)[]): Window[] {
  return values.flatMap((value) => {
    if (!value?.days) return [];
    const parsed = Window.safeParse({
      startsOn: value.days[0],
      endsOn: value.days[1],
      ...(value.weekdays?.length && { weekdays: [...value.weekdays].sort((a, b) => a - b) }),
      ...(value.dayKind && value.dayKind !== "any" && { dayKind: value.dayKind }),
      ...(value.dayparts?.length && { dayparts: value.dayparts }),
      ...(value.except?.length && { except: [...value.except].sort() }),
    });
    return parsed.success ? [parsed.data] : [];
  });
}

/** What is sent; `version` is the version of the playlist that the booking pins. */
export function bodyOf(values: BookingValues, version: number) {
  const { campaign, title, targets, tier, weight, maxPlaysPerHour, guaranteed } = values;
  return {
    campaign,
    title,
    playlist: { id: values.playlist, version },
    targets: { screens: targets.screens ?? [], groups: targets.groups ?? [], tags: targets.tags ?? [] },
    tier,
    weight,
    windows: windowsOf(values.windows),
    maxPlaysPerHour: maxPlaysPerHour ?? null,
    guarantee: guaranteed ? { playsPerHour: guaranteed } : null,
  };
}

export function valuesOf(booking: Booking): BookingValues {
  return {
    campaign: booking.campaign,
    title: booking.title,
    playlist: booking.playlist.id,
    targets: booking.targets,
    tier: booking.tier === "takeover" ? "exclusive" : booking.tier,
    weight: booking.weight,
    maxPlaysPerHour: booking.maxPlaysPerHour,
    guaranteed: booking.guarantee?.playsPerHour ?? null,
    windows: windowValues(booking.windows),
  };
}

/** Windows as the form holds them. */
export function windowValues(windows: readonly Window[]): WindowValues[] {
  return windows.map((window) => ({
    days: [window.startsOn, window.endsOn],
    weekdays: window.weekdays ?? [],
    dayKind: window.dayKind ?? "any",
    dayparts: window.dayparts ?? [],
    except: window.except ?? [],
  }));
}
