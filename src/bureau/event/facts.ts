import type { EventRole } from "../../contracts/event.ts";
import { Problem } from "../../contracts/problem.ts";
import { eventProblems } from "../../domain/event/problems.ts";
import { existing } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import { campaignRow } from "../campaign/table.ts";
import { institutionOf } from "../institution/table.ts";
import type { StoredSession } from "./table.ts";

/** Refuses an event whose parts do not hold together or point to nothing; names every field. */
export function requireFacts(
  tx: Tx,
  event: {
    campaign: string | null;
    invited: string[] | null;
    sessions: StoredSession[];
    roles: EventRole[];
    signupOpensAt: number;
    signupClosesAt: number;
    metrics: string[];
  },
): void {
  const { campaign } = event;
  if (campaign !== null) existing("campaign", "方案", () => campaignRow(tx, campaign));
  event.invited?.forEach((id, i) => existing(`invited.${i}`, "机构", () => institutionOf(tx, id)));
  const errors = eventProblems(event);
  if (errors.length > 0) throw new Problem("invalid", { errors });
}
