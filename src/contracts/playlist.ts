import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { VersionId } from "./material.ts";
import { idOf, Line, PageQuery, pageOf, patchOf, Revision } from "./primitives.ts";

export const PlaylistId = idOf("playlist");

/** A spot lasts 1 s to 2 h. */
export const SpotDurationMs = z.int().min(1000).max(7_200_000);

const PlaylistItem = z.strictObject({
  /** The material version shown. */
  version: VersionId,
  /** Dwell of an image, text or page; a video keeps its own length when absent. */
  durationMs: SpotDurationMs.optional(),
  /** Share within a `weighted` playlist. */
  weight: z.int().min(1).max(1000).optional(),
});
export type PlaylistItem = z.infer<typeof PlaylistItem>;

const PlaylistFields = z.strictObject({
  name: Line,
  order: z.enum(["ordered", "weighted"]).default("ordered"),
  items: z.array(PlaylistItem).min(1).max(200),
});

/** `version` counts the changes of order or items: a booking pins one of them. */
export const Playlist = z.object({
  id: PlaylistId,
  ...PlaylistFields.shape,
  items: z.array(
    PlaylistItem.extend({ durationMs: SpotDurationMs, title: z.string(), kind: z.string(), state: z.string() }),
  ),
  version: z.int().min(1),
  revision: Revision,
});
export type Playlist = z.infer<typeof Playlist>;

export const playlistEndpoints = endpoints({
  "playlist.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/playlists",
    permission: "playlist.read",
    summary: { zh: "播放列表", en: "Playlists" },
    query: PageQuery,
    result: pageOf(Playlist),
  },
  "playlist.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/playlists",
    permission: "playlist.write",
    summary: { zh: "新建播放列表", en: "Create a playlist" },
    body: PlaylistFields,
    result: Playlist,
    status: 201,
  },
  "playlist.update": {
    method: "PATCH",
    path: "/api/bureaus/{bureau}/playlists/{playlist}",
    permission: "playlist.write",
    summary: { zh: "修改播放列表（产生新版本）", en: "Change a playlist: makes a new version" },
    body: patchOf(PlaylistFields),
    result: Playlist,
    ifMatch: true,
  },
});
