import { newestFirst } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { playlists } from "./table.ts";
import { playlistOf } from "./view.ts";

export const listPlaylists: Verb<"playlist.list"> = (tx, _actor, { query }) => {
  const { rows, ...page } = newestFirst(tx, playlists, query);
  return { items: rows.map((row) => playlistOf(tx, row)), ...page };
};
