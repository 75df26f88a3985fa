import type { Verb } from "../verb.ts";
import { contentOf } from "./content.ts";
import { screensMeant } from "./meant.ts";

export const previewTakeover: Verb<"takeover.preview"> = (tx, _actor, { body }) =>
  screensMeant(tx, body.targets, contentOf(tx, body.content));
