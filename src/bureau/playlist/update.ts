import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import { digest } from "../../platform/digest.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Verb } from "../verb.ts";
import { settleItems } from "./items.ts";
import { playlistRow, playlists, playlistVersion, playlistVersions } from "./table.ts";
import { playlistOf } from "./view.ts";

export const updatePlaylist: Verb<"playlist.update"> = (tx, actor, { params, body, revision }) => {
  const before = playlistRow(tx, params.playlist);
  requireRevision(playlistOf(tx, before), revision);
  const { order, items } = playlistVersion(tx, before.id, before.version);
  const was = { order, items };
  const is = { order: body.order ?? order, items: body.items ? settleItems(tx, body.items) : items };
  // A new name alone makes no new version: bookings pin what is shown.
  const changed = digest(was) !== digest(is);
  const version = changed ? before.version + 1 : before.version;
  const after = { ...before, name: body.name ?? before.name, version, revision: before.revision + 1 };
  if (changed) {
    tx.db
      .insert(playlistVersions)
      .values({ playlist: before.id, version, ...is, createdAt: tx.now })
      .run();
  }
  tx.db.update(playlists).set(after).where(eq(playlists.id, before.id)).run();
  audit(tx, actor, "playlist.update", before.id, { ...before, ...was }, { ...after, ...is });
  return playlistOf(tx, after);
};
