import type { Env } from "../env.ts";
import { diskMedia } from "./disk.ts";
import type { Media } from "./media.ts";
import { r2Media } from "./r2.ts";

/** The media of this edition: whichever of the two is bound. */
export function mediaOf(env: Pick<Env, "MEDIA" | "MEDIA_DISK">): Media {
  if (env.MEDIA_DISK) return diskMedia(env.MEDIA_DISK);
  if (env.MEDIA) return r2Media(env.MEDIA);
  throw new Error("Neither MEDIA nor MEDIA_DISK is bound");
}
