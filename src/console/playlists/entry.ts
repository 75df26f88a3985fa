import type { Material, MaterialVersion } from "../../contracts/material.ts";
import type { Playlist } from "../../contracts/playlist.ts";

/** One line of the editor. */
export interface Entry {
  version: string;
  title: string;
  kind: string;
  state: string;
  /** Dwell, ms; null keeps a film's own length. */
  durationMs: number | null;
  weight: number;
  /** How long it will be on, ms. */
  lengthMs: number;
}

const DWELL_MS = 10_000;

export function entriesOf(playlist: Playlist): Entry[] {
  return playlist.items.map((item) => ({
    version: item.version,
    title: item.title,
    kind: item.kind,
    state: item.state,
    durationMs: item.kind === "video" ? null : item.durationMs,
    weight: item.weight ?? 1,
    lengthMs: item.durationMs,
  }));
}

export function entryOf(material: Material, version: MaterialVersion): Entry {
  const durationMs = material.kind === "video" ? null : DWELL_MS;
  return {
    version: version.id,
    title: material.title,
    kind: material.kind,
    state: version.state,
    durationMs,
    weight: 1,
    lengthMs: durationMs ?? version.durationMs ?? DWELL_MS,
  };
}

/** The newest approved version of each material that a screen can show. */
export function playable(materials: readonly Material[]): { material: Material; version: MaterialVersion }[] {
  return materials.flatMap((material) => {
    const version = material.versions.find(({ state }) => state === "approved");
    return version && material.kind !== "leaflet" ? [{ material, version }] : [];
  });
}

/** The newest approved version of the same material, when it is newer than this one. */
export function newerVersion(materials: readonly Material[], id: string): MaterialVersion | undefined {
  const versions = materials.find((one) => one.versions.some((version) => version.id === id))?.versions ?? [];
  const here = versions.find((version) => version.id === id);
  const newest = versions.find(({ state }) => state === "approved");
  return here && newest && newest.number > here.number ? newest : undefined;
}

/** The list with one entry moved from one place to another. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
