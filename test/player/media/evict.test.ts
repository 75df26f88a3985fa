import { describe, expect, it } from "vitest";
import { missingIn, neededFor, toEvict } from "../../../src/player/media/evict.ts";
import type { FileRow } from "../../../src/player/store/database.ts";

const DAY = 86_400_000;
const NOW = 100 * DAY;
const MB = 1024 * 1024;
const file = (sha256: string, over: Partial<FileRow> = {}): FileRow => ({
  sha256,
  bytes: 100 * MB,
  mime: "video/webm",
  storedAtMs: NOW - 10 * DAY,
  namedAtMs: NOW - DAY,
  ...over,
});
const room = (freeMb: number | null) => ({ freeBytes: freeMb === null ? null : freeMb * MB });
const evicted = (files: readonly FileRow[], named: readonly string[], missingMb: number) =>
  toEvict(files, new Set(named), missingMb * MB, NOW).map(({ sha256 }) => sha256);

describe("room for a file", () => {
  it("is what comes, and the copy at the end, which the reserve may hold while it is made", () => {
    expect(neededFor(50 * MB, 0, false)).toBe((50 + 64) * MB);
    expect(neededFor(300 * MB, 0, false)).toBe(600 * MB);
    expect(neededFor(300 * MB, 200 * MB, false)).toBe(400 * MB);
  });

  it("may be the reserve itself for what is urgent", () => {
    expect(neededFor(50 * MB, 0, true)).toBe(100 * MB);
    expect(neededFor(50 * MB, 50 * MB, true)).toBe(50 * MB);
  });

  it("is missing where there is less, and without a file when the reserve is not free", () => {
    expect(missingIn(room(100), 150 * MB)).toBe(50 * MB);
    expect(missingIn(room(200), 150 * MB)).toBe(0);
    expect(missingIn(room(60))).toBe(4 * MB);
    expect(missingIn(room(null), 150 * MB)).toBe(0);
  });
});

describe("eviction", () => {
  it("deletes nothing while there is room", () => {
    expect(evicted([file("a"), file("b")], [], 0)).toEqual([]);
  });

  it("deletes what has gone unnamed longest, and no more than needed", () => {
    const files = [
      file("recent", { namedAtMs: NOW - DAY }),
      file("oldest", { namedAtMs: NOW - 9 * DAY }),
      file("older", { namedAtMs: NOW - 5 * DAY }),
    ];
    expect(evicted(files, [], 150)).toEqual(["oldest", "older"]);
  });

  it("never deletes what the manifest names, however full the disk is", () => {
    expect(evicted([file("named"), file("other")], ["named"], 900)).toEqual(["other"]);
  });

  it("forgets after 30 days even when there is room", () => {
    expect(evicted([file("stale", { namedAtMs: NOW - 31 * DAY }), file("fresh")], [], 0)).toEqual(["stale"]);
  });
});
