import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Verb } from "../verb.ts";
import { requireDates } from "./dates.ts";
import { seasonOf, seasons } from "./table.ts";

export const updateSeason: Verb<"season.update"> = (tx, actor, { params, body, revision }) => {
  const before = seasonOf(tx, params.season);
  requireRevision(before, revision);
  const after = { ...before, ...body, revision: before.revision + 1 };
  requireDates(after);
  tx.db.update(seasons).set(after).where(eq(seasons.id, before.id)).run();
  audit(tx, actor, "season.update", before.id, before, after);
  return after;
};
