import type { Verb } from "../verb.ts";
import { contentOf } from "./content.ts";
import { screensMeant } from "./meant.ts";

export const previewTakeover: Verb<"takeover.preview"> = (tx, _actor, { body }) => {
  const { fit, unfit } = screensMeant(tx, body.targets, contentOf(tx, body.content));
  const among = (select: string) =>
    new Set(
      tx.sql
        .exec<{ id: string }>(select)
        .toArray()
        .map(({ id }) => id),
    );
  const paired = among("SELECT id FROM screen WHERE token_sha256 IS NOT NULL");
  const live = among("SELECT screen AS id FROM live_screen");
  const screens = fit.map((each) => ({ ...each, paired: paired.has(each.screen), live: live.has(each.screen) }));
  return { screens, leftOut: unfit };
};
