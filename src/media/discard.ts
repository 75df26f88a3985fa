import { decodeTime } from "ulid";
import { fileKey, partsPrefix, type Media } from "./media.ts";

/** Removes the file of an upload and what arrived of it in parts. */
export async function discard(media: Media, bureau: string, upload: string): Promise<void> {
  await media.delete(fileKey(bureau, upload));
  await discardParts(media, bureau, upload);
}

export async function discardParts(media: Media, bureau: string, upload: string): Promise<void> {
  for (const key of await media.list(partsPrefix(bureau, upload))) await media.delete(key);
}

/** All that uploads asked for before an instant (ms since 1970) have left in a bureau's folders, by key and name. */
export async function strays(media: Media, bureau: string, beforeMs: number): Promise<{ key: string; name: string }[]> {
  const found: { key: string; name: string }[] = [];
  for (const folder of [`${bureau}/media/`, `${bureau}/parts/`, `tmp/${bureau}/`]) {
    for (const key of await media.list(folder)) {
      const name = key.slice(folder.length);
      const [, id = ""] = /^upl_([0-7][0-9a-hjkmnp-tv-z]{25})(?:-|$)/.exec(name) ?? [];
      if (id !== "" && decodeTime(id.toUpperCase()) < beforeMs) found.push({ key, name });
    }
  }
  return found;
}
