import type { Verb } from "../verb.ts";
import { materialFor } from "./view.ts";

export const getMaterial: Verb<"material.get"> = (tx, actor, { params }) => materialFor(tx, actor, params.material);
