import type { Media } from "./media.ts";
import { pour } from "./pour.ts";

/** Media in an R2 bucket. */
export function r2Media(bucket: R2Bucket): Media {
  return {
    async put(key, bytes, length) {
      await pour(bytes, length, (known) => bucket.put(key, known));
    },
    async get(key, range) {
      const found = await bucket.get(key, range && { range: { offset: range.start, length: range.length } });
      return found?.body ?? null;
    },
    async head(key) {
      return (await bucket.head(key))?.size ?? null;
    },
    async copy(from, to) {
      const found = await bucket.get(from);
      if (!found) throw new Error(`Nothing to copy at ${from}`);
      await bucket.put(to, found.body);
    },
    async list(prefix) {
      const keys: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await bucket.list({ prefix, delimiter: "/", ...(cursor !== undefined && { cursor }) });
        keys.push(...page.objects.map((object) => object.key));
        cursor = page.truncated ? page.cursor : undefined;
      } while (cursor !== undefined);
      return keys;
    },
    async delete(key) {
      await bucket.delete(key);
    },
  };
}
