import { and, eq, exists, gte, isNull, or } from "drizzle-orm";
import { newestFirst } from "../../platform/page.ts";
import { staffMay } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { materials, versions } from "./table.ts";
import { materialsFor, todayOf } from "./view.ts";

export const listMaterials: Verb<"material.list"> = (tx, actor, { query }) => {
  // The same as `versionState` says of one version, asked of the table so that pages stay full.
  const approved = tx.db
    .select()
    .from(versions)
    .where(
      and(
        eq(versions.material, materials.id),
        eq(versions.state, "approved"),
        or(isNull(versions.validUntil), gte(versions.validUntil, todayOf(tx))),
      ),
    );
  const where = and(
    query.kind && eq(materials.kind, query.kind),
    query.campaign === undefined ? undefined : eq(materials.campaign, query.campaign),
    staffMay(actor, "material.read") ? undefined : exists(approved),
  );
  const { rows, ...page } = newestFirst(tx, materials, query, where);
  return { items: materialsFor(tx, actor, rows), ...page };
};
