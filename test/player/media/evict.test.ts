import { describe, expect, it } from "vitest";
import { toEvict } from "../../../src/player/media/evict.ts";
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

describe("eviction", () => {
  it("deletes nothing while there is room", () => {
    expect(toEvict([file("a"), file("b")], new Set(), 50 * MB, room(1_000), NOW)).toEqual([]);
  });

  it("deletes what has gone unnamed longest, and no more than needed", () => {
    const files = [
      file("recent", { namedAtMs: NOW - DAY }),
      file("oldest", { namedAtMs: NOW - 9 * DAY }),
      file("older", { namedAtMs: NOW - 5 * DAY }),
    ];
    expect(toEvict(files, new Set(), 150 * MB, room(100), NOW)).toEqual(["oldest", "older"]);
  });

  it("never deletes what the manifest names, however full the disk is", () => {
    expect(toEvict([file("named"), file("other")], new Set(["named"]), 900 * MB, room(0), NOW)).toEqual(["other"]);
  });

  it("forgets after 30 days even when there is room, or when the browser does not tell", () => {
    const files = [file("stale", { namedAtMs: NOW - 31 * DAY }), file("fresh")];
    expect(toEvict(files, new Set(), 0, room(100_000), NOW)).toEqual(["stale"]);
    expect(toEvict(files, new Set(), 500 * MB, room(null), NOW)).toEqual(["stale"]);
  });
});
