import type { Verb } from "../verb.ts";
import { settingsOf } from "./table.ts";
import { settingsFor } from "./view.ts";

export const getBureau: Verb<"bureau.get"> = (tx, actor) => settingsFor(actor, settingsOf(tx));
