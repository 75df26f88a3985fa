import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { diskMedia } from "../../src/media/disk.ts";
import type { Media } from "../../src/media/media.ts";
import { r2Media } from "../../src/media/r2.ts";

const MIB = 1024 * 1024;

/** Bytes whose value tells their place, in pieces of 60,000. */
function bytesOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 0xff);
}
function streamOf(bytes: Uint8Array, breakAt = Infinity): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= breakAt) controller.error(new Error("broken off"));
      else if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += Math.min(60_000, breakAt - at))));
    },
  });
}
async function read(stream: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
  return stream && new Uint8Array(await new Response(stream).arrayBuffer());
}
const failure = (work: () => Promise<unknown>): Promise<unknown> => work().then(() => null, String);

// Safe because `wrangler.toml` and `vitest.config.ts` bind both.
const bound = env as unknown as { MEDIA: R2Bucket; MEDIA_DISK_UNDER_TEST: Fetcher };
const implementations: [string, () => Media][] = [
  ["R2", () => r2Media(bound.MEDIA)],
  ["disk", () => diskMedia(bound.MEDIA_DISK_UNDER_TEST)],
];

describe.each(implementations)("media on %s", (_, open) => {
  const media = open();

  it("gives back what was put, whole and by range", async () => {
    const bytes = bytesOf(2 * MIB + 13);
    await media.put("one/media/a", streamOf(bytes), bytes.length);
    expect(await media.head("one/media/a")).toBe(bytes.length);
    expect(await read(await media.get("one/media/a"))).toEqual(bytes);
    expect(await read(await media.get("one/media/a", { start: 0, length: 1 }))).toEqual(bytes.slice(0, 1));
    expect(await read(await media.get("one/media/a", { start: 60_001, length: MIB }))).toEqual(
      bytes.slice(60_001, 60_001 + MIB),
    );
    expect(await read(await media.get("one/media/a", { start: bytes.length - 5, length: 5 }))).toEqual(bytes.slice(-5));
  });

  it("has nothing by keys that nobody put, nor by their folders", async () => {
    await media.put("two/media/a", streamOf(bytesOf(3)), 3);
    for (const key of ["two/media/b", "two/media", "two/media/a/b", "nobody/media/a"]) {
      expect(await media.get(key)).toBe(null);
      expect(await media.head(key)).toBe(null);
    }
  });

  it.each([
    ["ends early", streamOf(bytesOf(99_999)), 100_000],
    ["runs on", streamOf(bytesOf(100_001)), 100_000],
    ["breaks off", streamOf(bytesOf(200_000), 90_000), 200_000],
    ["breaks off before its first byte", streamOf(bytesOf(10), 0), 10],
  ])("stores nothing of a stream that %s", async (name, stream, length) => {
    const key = `three/media/${name.replaceAll(" ", "-")}`;
    expect(await failure(() => media.put(key, stream, length))).not.toBe(null);
    expect(await media.head(key)).toBe(null);
  });

  it("leaves what was there when putting over it fails", async () => {
    await media.put("four/media/a", streamOf(bytesOf(10)), 10);
    expect(await failure(() => media.put("four/media/a", streamOf(bytesOf(200_000), 90_000), 200_000))).not.toBe(null);
    expect(await read(await media.get("four/media/a"))).toEqual(bytesOf(10));
  });

  it("copies, also over itself and over another", async () => {
    const bytes = bytesOf(MIB + 1);
    await media.put("tmp/five/a", streamOf(bytes), bytes.length);
    await media.copy("tmp/five/a", "five/media/a");
    await media.copy("tmp/five/a", "five/media/a");
    expect(await read(await media.get("five/media/a"))).toEqual(bytes);
    expect(await media.head("tmp/five/a")).toBe(bytes.length);
    expect(await failure(() => media.copy("tmp/five/missing", "five/media/b"))).not.toBe(null);
    expect(await media.head("five/media/b")).toBe(null);
  });

  it("deletes, and once more without complaint", async () => {
    await media.put("six/media/a", streamOf(bytesOf(4)), 4);
    await media.delete("six/media/a");
    await media.delete("six/media/a");
    expect(await media.head("six/media/a")).toBe(null);
  });

  it("lists a folder by prefix, and nothing below it or beside", async () => {
    for (const key of [
      "seven/parts/a-0",
      "seven/parts/a-1",
      "seven/parts/ab-0",
      "seven/parts/a-2/x",
      "seven/media/a-0",
    ])
      await media.put(key, streamOf(bytesOf(4)), 4);
    expect((await media.list("seven/parts/a-")).toSorted()).toEqual(["seven/parts/a-0", "seven/parts/a-1"]);
    expect((await media.list("seven/parts/")).toSorted()).toEqual([
      "seven/parts/a-0",
      "seven/parts/a-1",
      "seven/parts/ab-0",
    ]);
    expect(await media.list("seven/nothing/")).toEqual([]);
    expect(await media.list("nobody/parts/x")).toEqual([]);
  });

  it("leaves the rest of a body to be read when it refuses", async () => {
    const body = streamOf(bytesOf(200_000));
    expect(await failure(() => media.put("nine/media/a", body, 100_000))).not.toBe(null);
    expect(body.locked).toBe(false);
    expect(await media.head("nine/media/a")).toBe(null);
  });
});

it("a bucket that answers in pages is listed to its end", async () => {
  const pages = [
    { objects: [{ key: "a/parts/u-0" }, { key: "a/parts/u-1" }], truncated: true, cursor: "1" },
    { objects: [{ key: "a/parts/u-2" }], truncated: false },
  ];
  const bucket = { list: async ({ cursor }: { cursor?: string }) => pages[Number(cursor ?? 0)] };
  const media = r2Media(bucket as unknown as R2Bucket);
  expect(await media.list("a/parts/u-")).toEqual(["a/parts/u-0", "a/parts/u-1", "a/parts/u-2"]);
});

/** A disk service whose disk is full: workerd says so by an error without words that is `overloaded`. */
const fullDisk = {
  async fetch(_: string, init: RequestInit): Promise<Response> {
    if (init.method !== "PUT") return new Response(null, { status: 404 });
    const reader = (init.body as ReadableStream).getReader();
    await reader.read();
    const error = Object.assign(new Error("internal error; reference = x"), { overloaded: true });
    await reader.cancel(error);
    throw error;
  },
};

it.each([10, 500_000])("a disk that is full is told as such, after %i bytes", async (length) => {
  const media = diskMedia(fullDisk as unknown as Fetcher);
  const putting = media.put("one/media/a", streamOf(bytesOf(length)), length);
  await expect(putting).rejects.toMatchObject({ facts: { code: "storage_full" } });
});
