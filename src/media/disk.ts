import { Problem } from "../contracts/problem.ts";
import type { Media } from "./media.ts";
import { pour, pourOver } from "./pour.ts";

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
    const response = await disk.fetch(urlOf(key), { method: "PUT", body }).catch((error: unknown) => {
      throw isOverloaded(error) ? new Problem("storage_full") : error;
    });
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
      await pourOver(found.body, Number(found.headers.get("content-length")), (known) => write(to, known));
    },
    async list(prefix) {
      const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
      const response = await disk.fetch(urlOf(folder));
      if (response.headers.get("content-type") !== "application/json") {
        await response.body?.cancel();
        if (response.ok || response.status === 404) return [];
        throw new Error(`Disk service: GET ${folder} answered ${response.status}`);
      }
      const entries = asEntries(await response.json());
      const files = entries.filter(({ type }) => type === "file").map(({ name }) => folder + name);
      return files.filter((key) => key.startsWith(prefix));
    },
    async delete(key) {
      const response = await disk.fetch(urlOf(key), { method: "DELETE" });
      if (!response.ok && response.status !== 404)
        throw new Error(`Disk service: DELETE ${key} answered ${response.status}`);
    },
  };
}

/** What a full disk looks like from here: workerd's I/O layer files ENOSPC and EDQUOT under "overloaded", without words. */
function isOverloaded(error: unknown): boolean {
  return error instanceof Error && "overloaded" in error && error.overloaded === true;
}

// Safe because this is what workerd.capnp promises of a `DiskDirectory`'s listing.
function asEntries(json: unknown) {
  return json as { name: string; type: string }[];
}
