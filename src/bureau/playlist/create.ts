import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import type { Verb } from "../verb.ts";
import { settleItems } from "./items.ts";
import { playlists, playlistVersions } from "./table.ts";
import { playlistOf } from "./view.ts";

export const createPlaylist: Verb<"playlist.create"> = (tx, actor, { body }) => {
  const row = { id: newId("playlist", tx.now), name: body.name, version: 1, revision: 1 };
  const content = { order: body.order, items: settleItems(tx, body.items) };
  tx.db.insert(playlists).values(row).run();
  tx.db
    .insert(playlistVersions)
    .values({ playlist: row.id, version: 1, ...content, createdAt: tx.now })
    .run();
  audit(tx, actor, "playlist.create", row.id, null, { ...row, ...content });
  return playlistOf(tx, row);
};
