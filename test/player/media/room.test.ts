import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Manifest, ManifestAsset } from "../../../src/contracts/plan.ts";
import { openLibrary } from "../../../src/player/media/library.ts";
import { databaseShelf, type Shelf } from "../../../src/player/media/shelf.ts";
import { manifestOf } from "../manifest.ts";
import { newStore } from "../store.ts";

const MB = 1024 * 1024;
const RESERVE = 64 * MB;

/** A small file of its own content, as `ManifestAsset` with what it holds. */
function fileOf(seed: number, size = 1_000): ManifestAsset & { content: Uint8Array<ArrayBuffer> } {
  const content = new Uint8Array(size).fill(seed);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { sha256, bytes: size, mime: "image/png", url: `/media/qs/${sha256}`, content };
}

type File = ReturnType<typeof fileOf>;

const [oldest, older, fresh, urgent] = [fileOf(1), fileOf(2), fileOf(3), fileOf(4)];
const all = [oldest, older, fresh, urgent];

/** Safe because a library only asks a browser's storage for its estimate. */
function asStorage(storage: Pick<StorageManager, "estimate">): StorageManager {
  return storage as StorageManager;
}

/**
 * A device whose shelf holds `space` bytes and refuses more, as a full browser does. `tells`: it says how much is left
 * with a reserve beside it, as browsers do on HTTPS only.
 */
async function device({ space, tells }: { space: number; tells: boolean }) {
  const db = await newStore();
  const asked: string[] = [];
  const held = new Map<string, number>();
  const used = () => [...held.values()].reduce((sum, bytes) => sum + bytes, 0);
  const disk = { space, reserve: RESERVE, now: 0 };
  const kept = databaseShelf(db);
  const shelf: Shelf = {
    ...kept,
    put(sha256, file, mime) {
      if (used() + file.size > disk.space) throw new DOMException("no room", "QuotaExceededError");
      held.set(sha256, file.size);
      return kept.put(sha256, file, mime);
    },
    delete(sha256) {
      held.delete(sha256);
      return kept.delete(sha256);
    },
  };
  const library = await openLibrary({
    db,
    shelf,
    fetcher(input) {
      const found = all.find(({ url }) => url === input);
      asked.push(found?.sha256 ?? "");
      return Promise.resolve(new Response(found?.content));
    },
    subtle: crypto.subtle,
    storage: tells
      ? asStorage({ estimate: () => Promise.resolve({ quota: disk.reserve + disk.space, usage: used() }) })
      : undefined,
    now: () => disk.now,
  });
  let version = 0;
  const show = (...files: File[]): Promise<void> => {
    const manifest: Manifest = manifestOf({ version: `m${(version += 1)}`, assets: files });
    library.want(
      manifest,
      files.map(({ sha256 }) => sha256),
    );
    disk.now += 1_000;
    return library.stock();
  };
  const here = () => all.filter(({ sha256 }) => library.has(sha256));
  return { db, disk, library, asked, here, show };
}

describe("a store that is full and had not said so, as on plain HTTP", () => {
  it("loses what has gone unnamed longest, and the new file comes", async () => {
    const { show, here, db } = await device({ space: 2_500, tells: false });
    await show(oldest);
    await show(older);
    await show(older, fresh);
    expect(here()).toEqual([older, fresh]);
    expect(await db.count("parts")).toBe(0);
  });

  it("is not asked in vain again and again: what found no room leaves nothing, and rests until the programme changes", async () => {
    const { show, here, db, disk, library, asked } = await device({ space: 2_500, tells: false });
    await expect(show(oldest, older, fresh)).rejects.toMatchObject({ code: "no_room" });
    expect(await db.count("parts")).toBe(0);
    await expect(library.stock()).rejects.toMatchObject({ code: "no_room" });
    expect(asked).toEqual([oldest, older, fresh].map(({ sha256 }) => sha256));
    disk.space = 3_500;
    await show(oldest, older, fresh);
    expect(here()).toEqual([oldest, older, fresh]);
  });
});

describe("a file that does not fit beside the reserve", () => {
  it("is not fetched, and what had arrived of it goes", async () => {
    const { show, here, db, disk, library, asked } = await device({ space: 2_500, tells: true });
    await show(oldest, older);
    await db.put("parts", { sha256: fresh.sha256, index: 0, blob: new Blob([fresh.content.slice(0, 400)]) });
    await expect(show(oldest, older, fresh)).rejects.toThrow(`no_room: ${fresh.sha256}, 1000 bytes`);
    expect(asked).not.toContain(fresh.sha256);
    expect(await db.count("parts")).toBe(0);
    disk.space = 3_500;
    await library.stock();
    expect(here()).toEqual([oldest, older, fresh]);
  });

  it("comes when files that nothing names any more can go", async () => {
    const { show, here } = await device({ space: 2_500, tells: true });
    await show(oldest, older);
    await show(older, fresh);
    expect(here()).toEqual([older, fresh]);
  });
});

describe("what comes first with a new programme, as a takeover does", () => {
  it.each([true, false])("gets in, and what is needed last makes room until it is over (told: %s)", async (tells) => {
    const { show, here, disk } = await device({ space: 2_000, tells });
    await show(oldest, older);
    disk.reserve = 1_500;
    await expect(show(urgent, oldest, older)).rejects.toMatchObject({ code: "no_room" });
    expect(here()).toEqual([oldest, urgent]);
    disk.reserve = RESERVE;
    await show(oldest, older);
    expect(here()).toEqual([oldest, older]);
  });

  it("takes the parts of others before their files", async () => {
    const { show, here, db, disk } = await device({ space: 2_000, tells: true });
    await show(oldest);
    await db.put("parts", { sha256: older.sha256, index: 0, blob: new Blob([older.content.slice(0, 800)]) });
    disk.reserve = 500;
    await expect(show(urgent, oldest, older)).rejects.toMatchObject({ code: "no_room" });
    expect(await db.count("parts")).toBe(0);
    expect(here()).toEqual([oldest, urgent]);
  });

  it("is no reason to delete anything when it only comes round again", async () => {
    const { show, here, disk } = await device({ space: 2_000, tells: true });
    await show(oldest, older);
    disk.reserve = 0;
    await expect(show(oldest, fresh, older)).rejects.toMatchObject({ code: "no_room" });
    await expect(show(fresh, older, oldest)).rejects.toMatchObject({ code: "no_room" });
    expect(here()).toEqual([oldest, older]);
  });
});
