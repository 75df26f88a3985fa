import type { FileRow } from "../store/database.ts";

/** A file that no manifest has named for this long goes even when there is room: licences end, campaigns pass. */
const FORGOTTEN_MS = 30 * 24 * 3_600_000;
/** Left free, so that proof of play never competes with films for the last bytes. */
const RESERVE_BYTES = 64 * 1024 * 1024;

/** Room in the browser's store in bytes; null where the browser does not tell. */
export type Room = { freeBytes: number | null };

/**
 * Bytes that must be free to fetch a file of which `arrivedBytes` are here: the rest of its parts, then the whole beside
 * them. That copy may lie in the reserve while it is made; only what is `urgent` may stay there.
 */
export function neededFor(bytes: number, arrivedBytes: number, urgent: boolean): number {
  return bytes - arrivedBytes + (urgent ? bytes : Math.max(bytes, RESERVE_BYTES));
}

/** How much of `neededBytes` is not free; nothing, as far as we know, where the browser does not tell. */
export function missingIn(room: Room, neededBytes = RESERVE_BYTES): number {
  return room.freeBytes === null ? 0 : Math.max(0, neededBytes - room.freeBytes);
}

/**
 * Which files to delete, oldest first, so that `missingBytes` more are free: only files that the manifest does not name,
 * and no more of them than needed. Files forgotten for 30 days always go.
 */
export function toEvict(
  files: readonly FileRow[],
  named: ReadonlySet<string>,
  missingBytes: number,
  nowMs: number,
): FileRow[] {
  const unnamed = files
    .filter((file) => !named.has(file.sha256))
    .sort((a, b) => a.namedAtMs - b.namedAtMs || a.storedAtMs - b.storedAtMs);
  let missing = missingBytes;
  const leaving: FileRow[] = [];
  for (const file of unnamed) {
    if (missing <= 0 && nowMs - file.namedAtMs < FORGOTTEN_MS) continue;
    leaving.push(file);
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
