import type { Verb } from "../verb.ts";
import { settingsOf } from "./table.ts";

export const getBureau: Verb<"bureau.get"> = (tx) => settingsOf(tx);
