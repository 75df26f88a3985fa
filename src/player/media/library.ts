import type { Manifest, ManifestAsset } from "../../contracts/plan.ts";
import { Later } from "../later.ts";
import { PlayerProblem } from "../problem.ts";
import type { Database } from "../store/database.ts";
import { download, dropParts } from "./download.ts";
import { measureRoom, toEvict } from "./evict.ts";
import { sha256Of } from "./hash.ts";
import type { Shelf } from "./shelf.ts";

export type Library = {
  has(sha256: string): boolean;
  /** The whole, checked file, or null when it is not here. */
  file(sha256: string): Promise<Blob | null>;
  /**
   * What is to be here, the most urgent first. A download that does not come first any more is put aside at once, and
   * taken up where it stopped when its turn comes: a takeover does not wait for a film of next week.
   */
  want(manifest: Manifest, order: readonly string[]): void;
  /** Fetches what is wanted and missing, then evicts what the manifest no longer names. Throws the last failure. */
  stock(): Promise<void>;
  /** Files here, of those that the manifest names. */
  progress(): { here: number; named: number };
};

export type LibraryTools = {
  db: Database;
  shelf: Shelf;
  fetcher: typeof fetch;
  subtle: SubtleCrypto | undefined;
  storage: StorageManager | undefined;
  now: () => number;
};

/** The media on this device: whole files by SHA-256, checked when they arrive. */
export async function openLibrary(tools: LibraryTools): Promise<Library> {
  const { db, shelf, now } = tools;
  const here = new Set((await db.getAllKeys("files")).map(String));
  let named = new Set<string>();
  let wanted: ManifestAsset[] = [];
  /** Could not be fetched: others come first now, until what is wanted changes. */
  const failed = new Set<string>();
  let fetching: { sha256: string; abort: AbortController } | null = null;

  async function add(asset: ManifestAsset, signal: AbortSignal): Promise<void> {
    await makeRoom(asset.bytes);
    const file = await download(asset, db, tools.fetcher, signal);
    if ((await sha256Of(file, tools.subtle, signal)) !== asset.sha256) {
      await dropParts(db, asset.sha256);
      throw new PlayerProblem("hash_mismatch", asset.sha256);
    }
    await shelf.put(asset.sha256, file, asset.mime);
    const row = { sha256: asset.sha256, bytes: asset.bytes, mime: asset.mime, storedAtMs: now(), namedAtMs: now() };
    await db.put("files", row);
    await dropParts(db, asset.sha256);
    here.add(asset.sha256);
  }

  async function makeRoom(neededBytes: number): Promise<void> {
    const room = await measureRoom(tools.storage);
    for (const sha256 of toEvict(await db.getAll("files"), named, neededBytes, room, now())) {
      // Out of the index first: a file that is listed is always there.
      here.delete(sha256);
      await db.delete("files", sha256);
      await shelf.delete(sha256);
    }
  }

  async function markNamed(): Promise<void> {
    const tx = db.transaction("files", "readwrite");
    for (const row of await tx.store.getAll()) {
      if (named.has(row.sha256)) await tx.store.put({ ...row, namedAtMs: now() });
    }
    await tx.done;
  }

  /** What was begun and is not named any more would lie here for ever. */
  async function dropUnnamedParts(): Promise<void> {
    const begun = new Set((await db.getAllKeys("parts")).map(([sha256]) => sha256));
    for (const sha256 of Array.from(begun)) if (!named.has(sha256)) await dropParts(db, sha256);
  }

  return {
    has: (sha256) => here.has(sha256),
    async file(sha256) {
      const found = here.has(sha256) ? await shelf.get(sha256) : null;
      if (!found && here.delete(sha256)) await db.delete("files", sha256);
      return found;
    },
    want(manifest, order) {
      named = new Set(manifest.assets.map((asset) => asset.sha256));
      wanted = inOrder(manifest.assets, order);
      failed.clear();
      const first = wanted.find((asset) => !here.has(asset.sha256));
      if (fetching && fetching.sha256 !== first?.sha256) fetching.abort.abort();
    },
    async stock() {
      await markNamed();
      await dropUnnamedParts();
      let failure: unknown = null;
      failed.clear();
      for (;;) {
        const asset = wanted.find(({ sha256 }) => !here.has(sha256) && !failed.has(sha256));
        if (!asset) break;
        const abort = new AbortController();
        fetching = { sha256: asset.sha256, abort };
        try {
          await add(asset, abort.signal);
        } catch (error) {
          if (error instanceof Later) throw error;
          if (abort.signal.aborted) continue;
          failed.add(asset.sha256);
          failure = error;
        } finally {
          fetching = null;
        }
      }
      await makeRoom(0);
      if (failure) throw failure;
    },
    progress: () => ({ here: [...named].filter((sha256) => here.has(sha256)).length, named: named.size }),
  };
}

/** Assets in the order in which they will be shown; those without a place in it last. */
export function inOrder(assets: readonly ManifestAsset[], order: readonly string[]): ManifestAsset[] {
  const rank = new Map(order.map((sha256, index): [string, number] => [sha256, index]));
  const rankOf = (asset: ManifestAsset) => rank.get(asset.sha256) ?? order.length;
  return [...assets].sort((a, b) => rankOf(a) - rankOf(b));
}
