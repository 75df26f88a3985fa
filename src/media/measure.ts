import { CustomSource, Input, MP4, WEBM } from "mediabunny";
import type { Media } from "./media.ts";

export interface Measured {
  durationMs: number;
  widthPx: number;
  heightPx: number;
}

/** Length and size of a stored film, read by ranges from its container; null when it is no film that can be read. */
export async function measure(media: Media, key: string, bytes: number): Promise<Measured | null> {
  const lost: unknown[] = [];
  const source = new CustomSource({
    getSize: () => bytes,
    read: async (start, end) => {
      try {
        const part = await media.get(key, { start, length: end - start });
        if (part) return part;
        throw new Error(`The film at ${key} is gone`);
      } catch (error) {
        lost.push(error);
        throw error;
      }
    },
  });
  using input = new Input({ source, formats: [MP4, WEBM] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) return null;
    const durationMs = Math.round((await input.computeDuration()) * 1000);
    return { durationMs, widthPx: await track.getDisplayWidth(), heightPx: await track.getDisplayHeight() };
  } catch {
    // What the container's reader throws is the file's fault; what the storage throws is ours.
    if (lost.length > 0) throw lost[0];
    return null;
  }
}
