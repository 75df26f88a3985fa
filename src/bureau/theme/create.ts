import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import type { Verb } from "../verb.ts";
import { themes } from "./table.ts";

export const createTheme: Verb<"theme.create"> = (tx, actor, { body }) => {
  const theme = { id: newId("theme", tx.now), ...body, revision: 1 };
  tx.db.insert(themes).values(theme).run();
  audit(tx, actor, "theme.create", theme.id, null, theme);
  return theme;
};
