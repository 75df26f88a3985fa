import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Manifest, DayPlan } from "../../contracts/plan.ts";
import type { Play } from "../../contracts/device.ts";
import { PlayerProblem } from "../problem.ts";
import type { Corrected, Guessed } from "../proof/guessed.ts";
import { pause } from "../scope.ts";

/** A play as it lies in the store; `open` until it has ended. Durations in ms. */
export type StoredPlay = Play & { screen: string; bootEpoch: number; plannedMs: number; open: boolean };

/**
 * Where a screen's numbering stands. `dropped`: plays forgotten for want of room, of which the server has not heard;
 * `guessed`, `corrected`: plays of a clock that was not measured (proof/guessed.ts).
 */
export type BootRow = {
  screen: string;
  bootEpoch: number;
  lastSeq: number;
  dropped?: number;
  guessed?: Guessed;
  corrected?: Corrected[];
};

export type FileRow = { sha256: string; bytes: number; mime: string; storedAtMs: number; namedAtMs: number };

/** The last manifest adopted for a screen, with the ETag it came with. */
export type ManifestRow = { screen: string; etag: string; manifest: Manifest };

export type PartRow = { sha256: string; index: number; blob: Blob };

interface PlayerSchema extends DBSchema {
  plays: { key: [string, number, number]; value: StoredPlay };
  boots: { key: string; value: BootRow };
  manifests: { key: string; value: ManifestRow };
  plans: { key: string; value: { id: string; plan: DayPlan } };
  files: { key: string; value: FileRow };
  blobs: { key: string; value: Blob };
  parts: { key: [string, number]; value: PartRow };
}

export type Database = IDBPDatabase<PlayerSchema>;

/** A store that has not opened by then will not: some browsers neither open a broken one nor say so. */
const OPENING_MS = 20_000;

/** Opens the player's store. A new store starts a new numbering of plays. */
export async function openDatabase(onLost: () => void): Promise<Database> {
  const opened = await Promise.race([open(onLost), pause(OPENING_MS)]);
  if (!opened) throw new PlayerProblem("store_silent");
  return opened;
}

function open(onLost: () => void): Promise<Database> {
  return openDB<PlayerSchema>("fangfei-player", 1, {
    upgrade(db) {
      db.createObjectStore("plays", { keyPath: ["screen", "bootEpoch", "seq"] });
      db.createObjectStore("boots", { keyPath: "screen" });
      db.createObjectStore("manifests", { keyPath: "screen" });
      db.createObjectStore("plans", { keyPath: "id" });
      db.createObjectStore("files", { keyPath: "sha256" });
      db.createObjectStore("blobs");
      db.createObjectStore("parts", { keyPath: ["sha256", "index"] });
    },
    blocking(_current, _blocked, event) {
      // Another tab wants a newer store: let it, and start anew with it.
      if (event.target instanceof IDBDatabase) event.target.close();
      onLost();
    },
    terminated: onLost,
  });
}
