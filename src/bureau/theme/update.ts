import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Verb } from "../verb.ts";
import { themeOf, themes } from "./table.ts";

export const updateTheme: Verb<"theme.update"> = (tx, actor, { params, body, revision }) => {
  const before = themeOf(tx, params.theme);
  requireRevision(before, revision);
  const after = { ...before, ...body, revision: before.revision + 1 };
  tx.db.update(themes).set(after).where(eq(themes.id, before.id)).run();
  audit(tx, actor, "theme.update", before.id, before, after);
  return after;
};
