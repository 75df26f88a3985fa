import type { Database } from "../store/database.ts";

/** Where whole, checked files lie. */
export type Shelf = {
  get(sha256: string): Promise<Blob | null>;
  put(sha256: string, file: Blob, mime: string): Promise<void>;
  delete(sha256: string): Promise<void>;
};

const CACHE = "fangfei-media-1";
const keyOf = (sha256: string) => `/player/media/${sha256}`;

/** Cache Storage: needs a secure context. */
export function cacheShelf(caches: CacheStorage): Shelf {
  return {
    async get(sha256) {
      const found = await (await caches.open(CACHE)).match(keyOf(sha256));
      return found ? found.blob() : null;
    },
    async put(sha256, file, mime) {
      const response = new Response(file, { headers: { "Content-Type": mime } });
      await (await caches.open(CACHE)).put(keyOf(sha256), response);
    },
    async delete(sha256) {
      await (await caches.open(CACHE)).delete(keyOf(sha256));
    },
  };
}

/** IndexedDB: for plain HTTP on a local network. */
export function databaseShelf(db: Database): Shelf {
  return {
    get: async (sha256) => (await db.get("blobs", sha256)) ?? null,
    put: async (sha256, file, mime) => {
      await db.put("blobs", file.slice(0, file.size, mime), sha256);
    },
    delete: (sha256) => db.delete("blobs", sha256),
  };
}
