import { expect, test } from "vitest";
import { parts } from "../../src/host/parts.ts";
import { digestOf } from "../../src/host/stamp.ts";

test("a part's digest is its own, and the same as long as its sources are", () => {
  const digests = parts.map(digestOf);
  expect(new Set(digests).size).toBe(parts.length);
  expect(parts.map(digestOf)).toEqual(digests);
});

test("a part that loses a source is another part", () => {
  for (const part of parts) {
    expect(digestOf({ ...part, sources: part.sources.slice(1) })).not.toBe(digestOf(part));
    expect(digestOf({ ...part, except: [...(part.except ?? []), "src/contracts"] })).not.toBe(digestOf(part));
  }
});
