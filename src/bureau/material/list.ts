import { and, eq, exists, gte, isNull, lt, or, type SQL } from "drizzle-orm";
import type { VersionState } from "../../contracts/material.ts";
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
function hasVersion(tx: Tx, state: VersionState): SQL {
  const today = todayOf(tx);
  const stored =
    state === "expired"
      ? and(eq(versions.state, "approved"), lt(versions.validUntil, today))
      : and(
          eq(versions.state, state),
          state === "approved" ? or(isNull(versions.validUntil), gte(versions.validUntil, today)) : undefined,
        );
  return exists(
    tx.db
      .select()
      .from(versions)
      .where(and(eq(versions.material, materials.id), stored)),
  );
}
