import { audit } from "../../platform/audit.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { tell } from "./table.ts";

export const reloadScreen: Verb<"screen.reload"> = (tx, actor, { params }) => {
  const { id } = screenRow(tx, params.screen);
  const told = tell(tx, [id], { type: "reload" });
  audit(tx, actor, "screen.reload", id, null, { told });
  return { screen: id, told };
};
