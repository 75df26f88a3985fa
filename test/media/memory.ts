import type { Media } from "../../src/media/media.ts";

/** A store in memory; whatever `faults` names goes wrong. */
export function memory(faults: Partial<Media> = {}): Media & { kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    put: async (key, bytes) => void kept.set(key, new Uint8Array(await new Response(bytes).arrayBuffer())),
    get: async (key, range) => {
      const found = kept.get(key);
      if (!found) return null;
      const { start, length } = range ?? { start: 0, length: found.length };
      return new Blob([found.slice(start, start + length)]).stream();
    },
    head: async (key) => kept.get(key)?.length ?? null,
    copy: async (from, to) => void kept.set(to, kept.get(from) ?? new Uint8Array()),
    list: async (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    delete: async (key) => void kept.delete(key),
    ...faults,
  };
}
