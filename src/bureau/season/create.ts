import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import type { Verb } from "../verb.ts";
import { requireDates } from "./dates.ts";
import { seasons } from "./table.ts";

export const createSeason: Verb<"season.create"> = (tx, actor, { body }) => {
  requireDates(body);
  const season = { id: newId("season", tx.now), ...body, revision: 1 };
  tx.db.insert(seasons).values(season).run();
  audit(tx, actor, "season.create", season.id, null, season);
  return season;
};
