import type { Me } from "../../contracts/member.ts";

/** The two sides on which one person may stand in a bureau: its staff, or its institutions. */
export type Side = "staff" | "partner";
type Membership = Me["bureaus"][number];

/** The sides on which somebody holds a role, the staff's first. */
export function sidesOf({ member }: Pick<Membership, "member">): Side[] {
  return [
    ...(member.roles.length > 0 ? (["staff"] as const) : []),
    ...(member.institutions.length > 0 ? (["partner"] as const) : []),
  ];
}

/** The side in view: the one that was chosen, as long as the person still stands there. */
export function sideOf(membership: Pick<Membership, "member">, chosen: string | null): Side | null {
  const sides = sidesOf(membership);
  return sides.find((side) => side === chosen) ?? sides[0] ?? null;
}

const stored = (bureau: string) => `fangfei.side.${bureau}`;
/** Remembered on this device. */
export const chosenSide = (bureau: string): string | null => localStorage.getItem(stored(bureau));
export const chooseSide = (bureau: string, side: Side): void => localStorage.setItem(stored(bureau), side);
