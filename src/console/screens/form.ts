import type { Footfall, Screen } from "../../contracts/screen.ts";
import { EMPTY_WINDOW, type WindowValues, windowsOf, windowValues } from "../bookings/form.ts";

/** A screen as its form holds it; what is named as in the contract takes the server's errors. */
export interface ScreenValues {
  name: string;
  kind: Screen["kind"];
  orientation: Screen["orientation"];
  widthPx: number;
  heightPx: number;
  fit: Screen["fit"];
  zone?: string | null;
  hours: "always" | "windows";
  windows: WindowValues[];
  minDwellMs: number;
  location?: string;
  notes?: string;
  passers: "unknown" | "known";
  /** Half filled in while `passers` is unknown. */
  footfall: Footfall;
  tags?: string[];
  institution?: string | null;
  fallback?: string | null;
}

/** A stretch of hours of which nothing is known yet. */
export const WHOLE_DAY = { dayKind: "any", fromHour: 8, toHour: 20 } as const;

/** A window of opening hours from this year on, for the ten years that a window may last at most. */
export function openingWindow(today: string): WindowValues {
  const year = Number(today.slice(0, 4));
  return {
    ...EMPTY_WINDOW,
    days: [`${year}-01-01`, `${year + 9}-12-31`],
    dayparts: [{ from: "08:00", to: "20:00" }],
  };
}

export function newScreen(today: string): Partial<ScreenValues> {
  return {
    kind: "full",
    orientation: "landscape",
    widthPx: 1920,
    heightPx: 1080,
    fit: "contain",
    hours: "always",
    windows: [openingWindow(today)],
    minDwellMs: 5000,
    tags: [],
    ...unknownPassers(),
  };
}

const unknownPassers = () => ({ passers: "unknown" as const, footfall: begun({ flows: [WHOLE_DAY] }) });
// Safe because the form asks for the rest before it is sent.
function begun(footfall: unknown) {
  return footfall as Footfall;
}

export function valuesOf(screen: Screen, today: string): ScreenValues {
  const { footfall, ...rest } = screen;
  return {
    ...rest,
    ...(footfall ? { passers: "known", footfall } : unknownPassers()),
    hours: screen.openHours ? "windows" : "always",
    windows: screen.openHours ? windowValues(screen.openHours) : [openingWindow(today)],
  };
}

export function bodyOf(values: ScreenValues) {
  return {
    name: values.name,
    kind: values.kind,
    orientation: values.orientation,
    widthPx: values.widthPx,
    heightPx: values.heightPx,
    fit: values.fit,
    zone: values.zone ?? null,
    openHours: values.hours === "windows" ? windowsOf(values.windows) : null,
    minDwellMs: values.minDwellMs,
    location: values.location ?? "",
    notes: values.notes ?? "",
    footfall: values.passers === "known" ? values.footfall : null,
    tags: values.tags ?? [],
    institution: values.institution ?? null,
    fallback: values.fallback ?? null,
  };
}
