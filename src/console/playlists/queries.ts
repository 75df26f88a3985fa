import type { FormInstance } from "antd";
import { useList, useVerb } from "../query.ts";

export const usePlaylists = () => useList("playlist.list");
export const useCreatePlaylist = (form: FormInstance) => useVerb("playlist.create", ["playlist"], form);
export const useUpdatePlaylist = (form: FormInstance) => useVerb("playlist.update", ["playlist"], form);
