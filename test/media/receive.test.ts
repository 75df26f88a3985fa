import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import type { Media } from "../../src/media/media.ts";
import { receive, type Announced } from "../../src/media/receive.ts";
import { utf8 } from "../bureau/material/stage.ts";

const PAGE = utf8("<!doctype html><p>防非</p>");
const keys = { arrival: "tmp/a/1", final: "a/media/1" };
const announced: Announced = {
  kind: "web",
  bytes: PAGE.length,
  sha256: createHash("sha256").update(PAGE).digest("hex"),
  mime: "text/html",
  durationMs: null,
};

/** A store in memory; whatever `faults` names goes wrong. */
function memory(faults: Partial<Media> = {}): Media & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    put: async (key, bytes) => void kept.set(key, new Uint8Array(await new Response(bytes).arrayBuffer())),
    get: async (key) => new Response(kept.get(key)).body,
    head: async (key) => kept.get(key)?.length ?? null,
    copy: async (from, to) => void kept.set(to, kept.get(from) ?? new Uint8Array()),
    delete: async (key) => void kept.delete(key),
    ...faults,
  };
}
const body = () => new Response(PAGE).body ?? new ReadableStream();

it("leaves the file at its final key and nowhere else", async () => {
  const media = memory();
  await receive(media, body(), announced, keys);
  expect([...media.kept]).toEqual([["a/media/1", PAGE]]);
});

it("lets a full disk be the storage's fault, not the sender's, and clears up", async () => {
  const full = async (_: string, bytes: ReadableStream<Uint8Array>): Promise<void> => {
    await bytes.cancel("disk full");
    throw new Error("disk full");
  };
  const media = memory({ put: full });
  await expect(receive(media, body(), announced, keys)).rejects.toThrow("disk full");
  expect(media.kept.size).toBe(0);
});

it("clears up when the copy fails", async () => {
  const media = memory({ copy: () => Promise.reject(new Error("disk full")) });
  await expect(receive(media, body(), announced, keys)).rejects.toThrow("disk full");
  expect(media.kept.size).toBe(0);
});
