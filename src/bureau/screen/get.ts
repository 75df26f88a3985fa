import type { Verb } from "../verb.ts";
import { screenOf, screenRow } from "./table.ts";

export const getScreen: Verb<"screen.get"> = (tx, _actor, { params }) => screenOf(tx, screenRow(tx, params.screen));
