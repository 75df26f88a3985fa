import { describe, expect, it } from "vitest";
import type { Library } from "../../../src/player/media/library.ts";
import { contentOf } from "../../../src/player/show/content.ts";
import type { Want } from "../../../src/player/show/handover.ts";
import { currentWords } from "../../../src/player/view/words.ts";
import { itemOf, manifestOf, MIDNIGHT } from "../manifest.ts";

/** Safe because nothing here is ever drawn. */
const noHost = {} as HTMLElement;
/** Safe because no file is here. */
const emptyLibrary = { file: () => Promise.resolve(null) } as unknown as Library;
/** Safe because the words are only read from it. */
const noStorage = { getItem: () => null } as unknown as Storage;

function prepare(startMs: number, nowMs: number) {
  const item = itemOf("a".repeat(64), 10_000, { kind: "image" });
  const want: Want = { kind: "spot", key: "k", plan: "p", spot: 0, item, startMs, endMs: startMs + 10_000 };
  const validUntil = "2026-06-15T18:00:00+08:00";
  const asset = { sha256: item.sha256, bytes: 1, mime: "image/png", url: "/media/x", validUntil };
  const programme = { manifest: manifestOf({ assets: [asset] }), plans: new Map() };
  return contentOf(want, 0, {
    library: emptyLibrary,
    programme: () => programme,
    words: () => currentWords(noStorage),
    host: noHost,
    now: () => nowMs,
  });
}

describe("what may be shown", () => {
  const until = MIDNIGHT + 18 * 3_600_000;

  it("ends at its validUntil, though the plan still names it", async () => {
    await expect(prepare(until, until - 5_000)).rejects.toMatchObject({ code: "expired" });
    await expect(prepare(until - 20_000, until + 1)).rejects.toMatchObject({ code: "expired" });
  });

  it("is looked for until then", async () => {
    await expect(prepare(until - 10_000, until - 15_000)).rejects.toMatchObject({ code: "not_downloaded" });
  });
});
