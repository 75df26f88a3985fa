import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { existing } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import { reaim } from "../aim/table.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { groups } from "./table.ts";

export const createGroup: Verb<"group.create"> = (tx, actor, { body }) => {
  requireScreens(tx, body.screens);
  const group = { id: newId("group", tx.now), ...body, revision: 1 };
  tx.db.insert(groups).values(group).run();
  reaim(tx);
  audit(tx, actor, "group.create", group.id, null, group);
  return group;
};

export function requireScreens(tx: Tx, screens: readonly string[] = []): void {
  screens.forEach((screen, i) => existing(`screens.${i}`, "屏幕", () => screenRow(tx, screen)));
}
