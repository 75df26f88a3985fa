import type { Manifest, ManifestAsset } from "../../contracts/plan.ts";
import { Later } from "../later.ts";
import { PlayerProblem } from "../problem.ts";
import type { Database } from "../store/database.ts";
import { isFull } from "../store/full.ts";
import { arrivedBytes, download, dropParts } from "./download.ts";
import { measureRoom, missingIn, neededFor, toEvict, type Room } from "./evict.ts";
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

/** A store that has just refused a file. */
const FULL: Room = { freeBytes: 0 };

/** The media on this device: whole files by SHA-256, checked when they arrive. */
export async function openLibrary(tools: LibraryTools): Promise<Library> {
  const { db, shelf, now } = tools;
  const here = new Set((await db.getAllKeys("files")).map(String));
  let named = new Set<string>();
  let wanted: ManifestAsset[] = [];
  /** Could not be fetched: others come first now, until what is wanted changes. */
  const failed = new Set<string>();
  /** Found no room: not fetched in vain again and again, until the programme changes. */
  const resting = new Set<string>();
  let version = "";
  /** Came first with a new programme, as a takeover does: what comes later makes room for it. */
  let urgent = "";
  let fetching: { sha256: string; abort: AbortController } | null = null;

  async function add(asset: ManifestAsset, signal: AbortSignal): Promise<void> {
    const { sha256, bytes } = asset;
    const noRoom = new PlayerProblem("no_room", `${sha256}, ${bytes} bytes`);
    if (resting.has(sha256)) throw noRoom;
    if ((await makeRoomFor(asset, await measureRoom(tools.storage))).missing > 0) {
      await dropParts(db, sha256);
      throw noRoom;
    }
    try {
      try {
        await keep(asset, signal);
      } catch (error) {
        // The browser had not said how much there is, as on plain HTTP, or too much.
        if (!isFull(error) || (await makeRoomFor(asset, FULL)).freed === 0) throw error;
        await keep(asset, signal);
      }
    } catch (error) {
      if (!isFull(error)) throw error;
      resting.add(sha256);
      await dropParts(db, sha256);
      await shelf.delete(sha256);
      throw noRoom;
    }
  }

  async function keep(asset: ManifestAsset, signal: AbortSignal): Promise<void> {
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

  /** Deletes what has to go so that a file can come; answers the bytes freed, and those still missing. */
  async function makeRoomFor(
    { sha256, bytes }: ManifestAsset,
    room: Room,
  ): Promise<{ freed: number; missing: number }> {
    const missing = missingIn(room, neededFor(bytes, await arrivedBytes(db, sha256), sha256 === urgent));
    let freed = await evictUnnamed(missing);
    // What is needed last goes first.
    const place = wanted.findIndex((asset) => asset.sha256 === sha256);
    const later = sha256 === urgent && place >= 0 ? wanted.slice(place + 1) : [];
    for (let late = later.pop(); late && freed < missing; late = later.pop()) {
      freed += await arrivedBytes(db, late.sha256);
      await dropParts(db, late.sha256);
      if (freed >= missing || !here.has(late.sha256)) continue;
      await evict(late.sha256);
      freed += late.bytes;
    }
    return { freed, missing: missing - freed };
  }

  async function evictUnnamed(missingBytes: number): Promise<number> {
    let freed = 0;
    for (const { sha256, bytes } of toEvict(await db.getAll("files"), named, missingBytes, now())) {
      await evict(sha256);
      freed += bytes;
    }
    return freed;
  }

  async function evict(sha256: string): Promise<void> {
    // Out of the index first: a file that is listed is always there.
    here.delete(sha256);
    await db.delete("files", sha256);
    await shelf.delete(sha256);
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
      wanted = inOrder(manifest.assets, order);
      if (wanted[0] && !named.has(wanted[0].sha256)) urgent = wanted[0].sha256;
      named = new Set(manifest.assets.map((asset) => asset.sha256));
      failed.clear();
      if (manifest.version !== version) resting.clear();
      version = manifest.version;
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
      await evictUnnamed(missingIn(await measureRoom(tools.storage)));
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
