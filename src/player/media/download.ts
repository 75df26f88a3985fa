import type { ManifestAsset } from "../../contracts/plan.ts";
import { laterOf } from "../later.ts";
import { PlayerProblem } from "../problem.ts";
import type { Database } from "../store/database.ts";

/** What has arrived is put aside in parts of this size, and survives a restart. */
const PART_BYTES = 2 * 1024 * 1024;
/** A connection that brings nothing for this long is given up, ms. */
const STALL_MS = 30_000;

/**
 * Fetches one file whole, taking up an interrupted download with a Range request. Parts stay in the store until
 * `dropParts`, also when `signal` ends it. The result is not yet checked against its hash.
 */
export async function download(
  asset: ManifestAsset,
  db: Database,
  fetcher: typeof fetch,
  signal: AbortSignal,
): Promise<Blob> {
  let parts = await readParts(db, asset.sha256);
  let have = sizeOf(parts);
  if (have > asset.bytes) {
    await dropParts(db, asset.sha256);
    parts = [];
    have = 0;
  }
  if (have < asset.bytes) {
    const abort = new AbortController();
    const giveUp = () => abort.abort();
    signal.addEventListener("abort", giveUp);
    if (signal.aborted) giveUp();
    const headers: Record<string, string> = have > 0 ? { Range: `bytes=${have}-` } : {};
    let timer = setTimeout(giveUp, STALL_MS);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, STALL_MS);
    };
    try {
      const response = await fetcher(asset.url, { headers, signal: abort.signal, credentials: "omit" });
      if (response.status === 200 && have > 0) {
        await dropParts(db, asset.sha256);
        parts = [];
      } else if (response.status !== 200 && response.status !== 206) {
        if (response.status === 416) await dropParts(db, asset.sha256);
        throw laterOf(response) ?? new PlayerProblem("download_failed", `status ${response.status}`);
      }
      await collect(response, asset.sha256, parts, db, alive);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
    }
  }
  const file = new Blob(parts, { type: asset.mime });
  if (file.size !== asset.bytes) throw new PlayerProblem("download_short", `${file.size} of ${asset.bytes}`);
  return file;
}

/** Reads a body to its end, or as far as it goes, and puts every full part aside. */
async function collect(
  response: Response,
  sha256: string,
  parts: Blob[],
  db: Database,
  alive: () => void,
): Promise<void> {
  const keep = async (pieces: BlobPart[]) => {
    const blob = new Blob(pieces);
    await db.put("parts", { sha256, index: parts.length, blob });
    parts.push(blob);
  };
  if (!response.body) {
    await keep([await response.blob()]);
    return;
  }
  const reader = response.body.getReader();
  let pieces: BlobPart[] = [];
  let held = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      alive();
      pieces.push(value);
      held += value.byteLength;
      if (held < PART_BYTES) continue;
      await keep(pieces);
      pieces = [];
      held = 0;
    }
  } finally {
    if (held > 0) await keep(pieces);
  }
}

async function readParts(db: Database, sha256: string): Promise<Blob[]> {
  const rows = await db.getAll("parts", partsOf(sha256));
  return rows.map((row) => row.blob);
}

/** Bytes of a file that have arrived and wait for the rest. */
export async function arrivedBytes(db: Database, sha256: string): Promise<number> {
  return sizeOf(await readParts(db, sha256));
}

export async function dropParts(db: Database, sha256: string): Promise<void> {
  await db.delete("parts", partsOf(sha256));
}

function partsOf(sha256: string): IDBKeyRange {
  return IDBKeyRange.bound([sha256, 0], [sha256, Infinity]);
}

function sizeOf(parts: readonly Blob[]): number {
  return parts.reduce((sum, part) => sum + part.size, 0);
}
