import type { FileRow } from "../store/database.ts";

/** A file that no manifest has named for this long goes even when there is room: licences end, campaigns pass. */
const FORGOTTEN_MS = 30 * 24 * 3_600_000;
/** Left free, so that proof of play never competes with films for the last bytes. */
const RESERVE_BYTES = 64 * 1024 * 1024;

/** Room in the browser's store in bytes; null where the browser does not tell. */
export type Room = { freeBytes: number | null };

/**
 * Which files to delete, oldest first, so that `neededBytes` more fit: only files that the manifest does not name,
 * and no more of them than needed. Files forgotten for 30 days always go.
 */
export function toEvict(
  files: readonly FileRow[],
  named: ReadonlySet<string>,
  neededBytes: number,
  room: Room,
  nowMs: number,
): string[] {
  const unnamed = files
    .filter((file) => !named.has(file.sha256))
    .sort((a, b) => a.namedAtMs - b.namedAtMs || a.storedAtMs - b.storedAtMs);
  let missing = room.freeBytes === null ? 0 : neededBytes + RESERVE_BYTES - room.freeBytes;
  const leaving: string[] = [];
  for (const file of unnamed) {
    if (missing <= 0 && nowMs - file.namedAtMs < FORGOTTEN_MS) continue;
    leaving.push(file.sha256);
    missing -= file.bytes;
  }
  return leaving;
}

/** Room left for this origin. */
export async function measureRoom(storage: StorageManager | undefined): Promise<Room> {
  if (!storage || !storage.estimate) return { freeBytes: null };
  const { quota, usage } = await storage.estimate();
  return { freeBytes: quota === undefined || usage === undefined ? null : Math.max(0, quota - usage) };
}
