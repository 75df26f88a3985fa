import type { Playlist } from "../../contracts/playlist.ts";
import { versionState } from "../../domain/review/state.ts";
import { localDayAt } from "../../domain/time/wall.ts";
import type { Tx } from "../../platform/tx.ts";
import { versionsById } from "../material/table.ts";
import { settingsOf } from "../settings/table.ts";
import { playlistVersion, type PlaylistRow } from "./table.ts";

/** A playlist in its newest version, each item with what its material is and how its review stands today. */
export function playlistOf(tx: Tx, row: PlaylistRow): Playlist {
  const today = localDayAt(tx.now, settingsOf(tx).zone);
  const { order, items } = playlistVersion(tx, row.id, row.version);
  const versions = versionsById(
    tx,
    items.map((item) => item.version),
  );
  return {
    ...row,
    order,
    items: items.map((item) => {
      const version = versions.get(item.version);
      if (!version) throw new Error(`Playlist ${row.id} holds ${item.version}, which does not exist`);
      const { title, kind } = version;
      return { ...item, title, kind, state: versionState(version.state, version.validUntil, today) };
    }),
  };
}
