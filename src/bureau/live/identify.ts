import { audit } from "../../platform/audit.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { tell } from "./table.ts";

export const identifyScreen: Verb<"screen.identify"> = (tx, actor, { params }) => {
  const { id } = screenRow(tx, params.screen);
  const told = tell(tx, [id], { type: "identify" });
  audit(tx, actor, "screen.identify", id, null, { told });
  return { screen: id, told };
};
