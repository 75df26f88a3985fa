import type { Media } from "./media.ts";
import { pour } from "./pour.ts";

/**
 * Media in a folder, by workerd's disk service (server.c++, `DiskDirectoryService`): PUT makes parent folders, writes
 * beside the file and renames when the body has ended; GET knows single ranges; HEAD tells the size.
 */
export function diskMedia(disk: Fetcher): Media {
  const urlOf = (key: string): string => `http://disk/${key}`;

  async function read(key: string, init: RequestInit): Promise<Response | null> {
    const response = await disk.fetch(urlOf(key), init);
    // A folder answers with its listing, as JSON; a file always says octet-stream.
    if (response.ok && response.headers.get("content-type") === "application/octet-stream") return response;
    await response.body?.cancel();
    if (response.ok || response.status === 404) return null;
    throw new Error(`Disk service: ${init.method ?? "GET"} ${key} answered ${response.status}`);
  }

  async function write(key: string, body: ReadableStream<Uint8Array>): Promise<void> {
    const response = await disk.fetch(urlOf(key), { method: "PUT", body });
    if (!response.ok) throw new Error(`Disk service: PUT ${key} answered ${response.status}`);
  }

  return {
    async put(key, bytes, length) {
      await pour(bytes, length, (known) => write(key, known));
    },
    async get(key, range) {
      const headers: HeadersInit = range ? { range: `bytes=${range.start}-${range.start + range.length - 1}` } : {};
      return (await read(key, { headers }))?.body ?? null;
    },
    async head(key) {
      const response = await read(key, { method: "HEAD" });
      return response && Number(response.headers.get("content-length"));
    },
    async copy(from, to) {
      const found = await read(from, {});
      if (!found?.body) throw new Error(`Nothing to copy at ${from}`);
      await pour(found.body, Number(found.headers.get("content-length")), (known) => write(to, known));
    },
    async delete(key) {
      const response = await disk.fetch(urlOf(key), { method: "DELETE" });
      if (!response.ok && response.status !== 404)
        throw new Error(`Disk service: DELETE ${key} answered ${response.status}`);
    },
  };
}
