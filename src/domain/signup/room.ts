import type { BindingLimit, SignupState } from "../../contracts/signup.ts";

/** The limits of an event, which all hold at once; null = no limit. */
export interface EventLimits {
  roles: readonly { key: string; places: number | null }[];
  places: number | null;
  placesPerInstitution: number | null;
  /** Pending sign-ups hold their places. */
  holdPending: boolean;
}

/** The states in which a sign-up is not over; the database allows one such per institution, event and role. */
export const ACTIVE = ["pending", "confirmed", "waitlisted", "offered"] as const satisfies readonly SignupState[];
export type ActiveState = (typeof ACTIVE)[number];

export interface Claim {
  institution: string;
  role: string;
  quantity: number;
}
export interface Place extends Claim {
  state: ActiveState;
}

/** What is free under each limit; Infinity where there is none. */
export type Room = Record<BindingLimit, number>;

/** The taken places of an event, kept by role and institution. */
export interface Tally {
  take: (claim: Claim) => void;
  /** What is free for a claim of this role and institution. */
  room: (claim: Pick<Claim, "institution" | "role">) => Room;
}

/** Whether a sign-up in this state takes its places away from others. */
export function holds(state: SignupState, limits: Pick<EventLimits, "holdPending">): boolean {
  return state === "confirmed" || state === "offered" || (state === "pending" && limits.holdPending);
}

export function tally(limits: EventLimits, places: readonly Place[]): Tally {
  const byRole = new Map<string, number>();
  const byInstitution = new Map<string, number>();
  let inAll = 0;
  const take = ({ institution, role, quantity }: Claim) => {
    inAll += quantity;
    byRole.set(role, (byRole.get(role) ?? 0) + quantity);
    byInstitution.set(institution, (byInstitution.get(institution) ?? 0) + quantity);
  };
  for (const place of places) if (holds(place.state, limits)) take(place);
  return {
    take,
    room: ({ institution, role }) => ({
      role: placesOf(limits, role) - (byRole.get(role) ?? 0),
      event: (limits.places ?? Infinity) - inAll,
      institution: (limits.placesPerInstitution ?? Infinity) - (byInstitution.get(institution) ?? 0),
    }),
  };
}

function placesOf(limits: EventLimits, role: string): number {
  const found = limits.roles.find((one) => one.key === role);
  return found ? (found.places ?? Infinity) : 0;
}

/** The limit that stops a claim of this quantity, all or nothing: the one with least room; null when it fits. */
export function bindingLimit(room: Room, quantity: number): BindingLimit | null {
  let tightest: BindingLimit | null = null;
  for (const limit of ["role", "event", "institution"] as const)
    if (room[limit] < quantity && (tightest === null || room[limit] < room[tightest])) tightest = limit;
  return tightest;
}
