import { and, eq, exists, gte, inArray, isNull, lt, or, type SQL } from "drizzle-orm";
import { ReviewStep, type VersionState } from "../../contracts/material.ts";
import { newestFirst } from "../../platform/page.ts";
import type { Tx } from "../../platform/tx.ts";
import { staffMay } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { materials, versions } from "./table.ts";
import { materialsFor, todayOf } from "./view.ts";

export const listMaterials: Verb<"material.list"> = (tx, actor, { query }) => {
  const where = and(
    isNull(materials.takeover),
    query.kind && eq(materials.kind, query.kind),
    query.campaign === undefined ? undefined : eq(materials.campaign, query.campaign),
    query.state && hasVersion(tx, query.state),
    staffMay(actor, "material.read") ? undefined : hasVersion(tx, "approved"),
  );
  const { rows, ...page } = newestFirst(tx, materials, query, where);
  return { items: materialsFor(tx, actor, rows), ...page };
};

/** The same as `versionState` says of one version, asked of the table so that pages stay full. */
function hasVersion(tx: Tx, state: VersionState | "in_review"): SQL {
  return exists(
    tx.db
      .select()
      .from(versions)
      .where(and(eq(versions.material, materials.id), isIn(state, todayOf(tx)))),
  );
}

function isIn(state: VersionState | "in_review", today: string): SQL | undefined {
  switch (state) {
    case "in_review":
      return inArray(versions.state, ReviewStep.options);
    case "approved":
      return and(eq(versions.state, state), or(isNull(versions.validUntil), gte(versions.validUntil, today)));
    case "expired":
      return and(eq(versions.state, "approved"), lt(versions.validUntil, today));
    default:
      return eq(versions.state, state);
  }
}
