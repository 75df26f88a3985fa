import type { PlanItem, ShownKind, TextStyle, Tier } from "../../contracts/plan.ts";
import type { Window } from "../../contracts/window.ts";
import type { StatutoryCalendar } from "../time/calendar.ts";

/** Portrait or landscape; absent on an item = fits both. */
export type Orientation = "landscape" | "portrait";

/** One entry of a booking's playlist version, with what decides whether and how long it is shown. */
export interface BookingItem {
  readonly id: string;
  /** Id of the material version; what G4 calls "the material just shown". */
  readonly material: string;
  readonly kind: ShownKind;
  readonly sha256: string;
  readonly durationMs: number;
  /** 1…1000, default 1; counts in a `weighted` playlist. */
  readonly weight?: number;
  readonly orientation?: Orientation;
  /** Playable from this instant (epoch ms) … */
  readonly validFromMs?: number;
  /** … and never at or after this one. */
  readonly validUntilMs?: number;
  /** False keeps it off the air; absent = approved. */
  readonly approved?: boolean;
  /** Withdrawn at this instant (epoch ms): nobody knew before; a spot on the air is cut. */
  readonly withdrawnAtMs?: number;
  readonly text?: string;
  readonly style?: TextStyle;
}

/**
 * One version of a booking aimed at a screen. An edit ends one version and starts the next at the same instant, so the
 * list of versions is the booking's history, and a day plan is a function of it.
 */
export interface ResolvedBooking {
  readonly id: string;
  readonly tier: Tier;
  /** 1…1000. */
  readonly weight: number;
  readonly windows: readonly Window[];
  readonly maxPlaysPerHour?: number;
  readonly guarantee?: { readonly playsPerHour: number };
  readonly order: "ordered" | "weighted";
  /** Of two takeovers the later issued wins (epoch ms). */
  readonly issuedAtMs: number;
  /** This version is in force from here (epoch ms; the approval's or edit's instant) … */
  readonly effectiveAtMs: number;
  /** … until here; absent = still in force. */
  readonly endedAtMs?: number;
  /** Why it ended: `cancelled` also cuts the spot on the air. */
  readonly endedBy?: "superseded" | "cancelled";
  readonly items: readonly BookingItem[];
}

export interface ScreenProfile {
  /** `ticker` shows text only. */
  readonly kind: "full" | "ticker";
  readonly orientation?: Orientation;
  /** IANA zone. */
  readonly zone: string;
  /** `null` = always open. */
  readonly openHours: readonly Window[] | null;
  /** An image or a text stays at least this long. */
  readonly minDwellMs: number;
  /** Shown where nothing else can play; `null` leaves it to the player's built-in card. */
  readonly fallback: PlanItem | null;
}

/** All that determines one screen's plan for one local day. */
export interface DayInput {
  /** `YYYY-MM-DD` in the screen's zone. */
  readonly day: string;
  readonly screen: ScreenProfile;
  /** Every version of every booking aimed at the screen, in any order. */
  readonly bookings: readonly ResolvedBooking[];
  readonly calendar: StatutoryCalendar;
}

/** A refusal as data: where in the body, a stable code, words for people. */
export interface ScheduleProblem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}
