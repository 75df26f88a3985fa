import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Manifest, ManifestAsset } from "../../../src/contracts/plan.ts";
import { sha256Of } from "../../../src/player/media/hash.ts";
import { openLibrary, type Library } from "../../../src/player/media/library.ts";
import { databaseShelf } from "../../../src/player/media/shelf.ts";
import { newStore, reopened } from "../store.ts";
import { manifestOf } from "../manifest.ts";

const bytes = (size: number, seed: number) => Uint8Array.from({ length: size }, (_, index) => (index * seed) & 255);
const hashOf = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
const assetOf = (content: Uint8Array, over: Partial<ManifestAsset> = {}): ManifestAsset => {
  const sha256 = hashOf(content);
  return { sha256, bytes: content.byteLength, mime: "video/webm", url: `/media/qs/${sha256}`, ...over };
};
const naming = (...assets: ManifestAsset[]): Manifest => manifestOf({ assets });

/** Serves one content with Range; `breakAfter` ends the next answer early, as a failing network does. */
function origin(content: Uint8Array) {
  const ranges: (string | null)[] = [];
  const state = { breakAfter: Infinity, ranges };
  const fetcher: typeof fetch = (_input, init) => {
    const range = new Headers(init?.headers).get("Range");
    ranges.push(range);
    const from = range ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0;
    const rest = content.slice(from);
    const until = state.breakAfter;
    state.breakAfter = Infinity;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(rest.slice(0, until));
        if (until < rest.byteLength) setTimeout(() => controller.error(new TypeError("network error")), 5);
        else controller.close();
      },
    });
    return Promise.resolve(new Response(body, { status: range ? 206 : 200 }));
  };
  return { state, fetcher };
}

async function libraryWith(content: Uint8Array) {
  const db = await newStore();
  const { state, fetcher } = origin(content);
  const tools = { shelf: databaseShelf(db), fetcher, subtle: crypto.subtle, storage: undefined, now: () => 0 };
  return { db, state, fetcher, tools, library: await openLibrary({ db, ...tools }) };
}

function fetchAll(library: Library, manifest: Manifest): Promise<void> {
  library.want(manifest, []);
  return library.stock();
}

describe("the media library", () => {
  it("fetches what the manifest names and gives it back whole, also after a restart", async () => {
    const content = bytes(100_000, 7);
    const { db, tools, library } = await libraryWith(content);
    const asset = assetOf(content);
    await fetchAll(library, naming(asset));
    expect(library.progress()).toEqual({ here: 1, named: 1 });

    const again = await reopened(db);
    const after = await openLibrary({ ...tools, db: again, shelf: databaseShelf(again) });
    const file = await after.file(asset.sha256);
    expect(file && (await sha256Of(file, undefined))).toBe(asset.sha256);
    expect(file?.type).toBe("video/webm");
  });

  it("takes up a broken download where it stopped", async () => {
    const content = bytes(300_000, 11);
    const { library, state } = await libraryWith(content);
    const asset = assetOf(content);
    state.breakAfter = 120_000;
    await expect(fetchAll(library, naming(asset))).rejects.toThrow("network error");
    expect(library.has(asset.sha256)).toBe(false);
    await fetchAll(library, naming(asset));
    expect(state.ranges).toEqual([null, "bytes=120000-"]);
    expect((await library.file(asset.sha256))?.size).toBe(300_000);
  });

  it("never keeps a file with another hash than promised, and starts it anew", async () => {
    const content = bytes(5_000, 3);
    const { library, state } = await libraryWith(content);
    const lying = assetOf(content, { sha256: "0".repeat(64) });
    await expect(fetchAll(library, naming(lying))).rejects.toThrow("hash_mismatch");
    expect(await library.file(lying.sha256)).toBeNull();
    await expect(fetchAll(library, naming(lying))).rejects.toThrow("hash_mismatch");
    expect(state.ranges).toEqual([null, null]);
  });

  it("fetches a file again that the browser has thrown away", async () => {
    const content = bytes(5_000, 3);
    const { db, library } = await libraryWith(content);
    const asset = assetOf(content);
    await fetchAll(library, naming(asset));
    await db.delete("blobs", asset.sha256);
    expect(await library.file(asset.sha256)).toBeNull();
    await fetchAll(library, naming(asset));
    expect(await library.file(asset.sha256)).not.toBeNull();
  });
});

/** Serves several contents by hash, one piece at a time, each piece when the test lets it go. */
function slowOrigin(contents: readonly Uint8Array[]) {
  const asked: string[] = [];
  const held: (() => void)[] = [];
  const fetcher: typeof fetch = (input, init) => {
    const content = contents.find((one) => typeof input === "string" && input.endsWith(hashOf(one))) ?? bytes(0, 1);
    const range = new Headers(init?.headers).get("Range");
    const from = range ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0;
    asked.push(`${contents.indexOf(content)} from ${from}`);
    let at = from;
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) =>
          init?.signal?.addEventListener("abort", () => controller.error(new DOMException("taken back", "AbortError"))),
        async pull(controller) {
          if (at === content.byteLength) return controller.close();
          await new Promise<void>((resolve) => held.push(resolve));
          controller.enqueue(content.slice(at, at + 1_000));
          at = Math.min(content.byteLength, at + 1_000);
        },
      },
      { highWaterMark: 0 },
    );
    return Promise.resolve(new Response(body, { status: range ? 206 : 200 }));
  };
  const pieceAskedFor = async () => {
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const piece = async () => {
    await pieceAskedFor();
    held.shift()?.();
  };
  return { asked, piece, pieceAskedFor, fetcher };
}

describe("a file that is wanted at once", () => {
  const [film, urgent] = [bytes(3_000, 7), bytes(1_000, 11)];
  const [filmAsset, urgentAsset] = [assetOf(film), assetOf(urgent)];

  async function halfwayThroughTheFilm() {
    const db = await newStore();
    const { asked, piece, pieceAskedFor, fetcher } = slowOrigin([film, urgent]);
    const tools = { shelf: databaseShelf(db), fetcher, subtle: crypto.subtle, storage: undefined, now: () => 0 };
    const library = await openLibrary({ db, ...tools });
    library.want(naming(filmAsset), []);
    const stocked = library.stock();
    await piece();
    await piece();
    await pieceAskedFor();
    return { db, library, stocked, asked, piece };
  }

  it("puts the running download aside, which is taken up where it stopped", async () => {
    const { library, stocked, asked, piece } = await halfwayThroughTheFilm();
    library.want(naming(filmAsset, urgentAsset), [urgentAsset.sha256]);
    await piece();
    await piece();
    await piece();
    await stocked;
    expect(asked).toEqual(["0 from 0", "1 from 0", "0 from 2000"]);
    expect(library.progress()).toEqual({ here: 2, named: 2 });
    expect((await library.file(filmAsset.sha256))?.size).toBe(3_000);
  });

  it("lets a download go on that still comes first", async () => {
    const { library, stocked, asked, piece } = await halfwayThroughTheFilm();
    library.want(naming(filmAsset, urgentAsset), [filmAsset.sha256, urgentAsset.sha256]);
    await piece();
    await piece();
    await stocked;
    expect(asked).toEqual(["0 from 0", "1 from 0"]);
  });

  it("leaves nothing behind of a download that nothing names any more", async () => {
    const { db, library, stocked, piece } = await halfwayThroughTheFilm();
    library.want(naming(urgentAsset), []);
    await piece();
    await piece();
    await stocked;
    expect(await db.count("parts")).toBe(1);
    await library.stock();
    expect(await db.count("parts")).toBe(0);
  });
});

describe("the hash", () => {
  it.each([0, 1, 262_144, 700_001])("is the same with and without crypto.subtle for %i bytes", async (size) => {
    const content = bytes(size, 13);
    expect(await sha256Of(new Blob([content]), crypto.subtle)).toBe(hashOf(content));
    expect(await sha256Of(new Blob([content]), undefined)).toBe(hashOf(content));
  });
});
