import { createContext, use } from "react";
import type { Role } from "../../contracts/permission.ts";
import type { RolePermission } from "../../domain/permission/table.ts";

/** The bureau in view and what the person signed in may do there. */
export interface BureauView {
  id: string;
  name: string;
  /** IANA zone of its days and times. */
  zone: string;
  person: { id: string; name: string; email: string };
  /** Has a staff role; an institution's person has none and sees only their own. */
  staff: boolean;
  /** The person's own institutions in this bureau. */
  institutions: { institution: string; name: string; role: "partner_manager" | "partner_member" }[];
  /** All roles here, staff's and partner's. */
  roles: readonly Role[];
  may: (permission: RolePermission) => boolean;
}

export const BureauContext = createContext<BureauView | null>(null);

/** The bureau in view; only on pages under /b/:bureau. */
export function useBureau(): BureauView {
  const bureau = use(BureauContext);
  if (!bureau) throw new Error("useBureau outside of a bureau's pages");
  return bureau;
}
