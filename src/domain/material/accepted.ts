import type { MaterialKind } from "../../contracts/material.ts";

const MIB = 1024 ** 2;

/** What a file of each kind may be: its types and its largest size. A text is written, not uploaded. */
export const ACCEPTED: Record<Exclude<MaterialKind, "text">, { mimes: readonly string[]; maxBytes: number }> = {
  video: { mimes: ["video/mp4", "video/webm"], maxBytes: 2048 * MIB },
  image: { mimes: ["image/jpeg", "image/png", "image/webp"], maxBytes: 50 * MIB },
  web: { mimes: ["text/html"], maxBytes: 50 * MIB },
  leaflet: { mimes: ["application/pdf", "image/jpeg", "image/png", "image/webp"], maxBytes: 200 * MIB },
};

/** How long a film may be: as long as one spot, 1 s to 2 h. */
export const FILM_MS = { min: 1000, max: 7_200_000 } as const;
/** How far the announced length of a film may be off: browsers and containers round differently. */
export const FILM_TOLERANCE_MS = 1000;
/** How far the announced size of a film may be off: frames are stored in whole blocks of 16 px. */
export const FILM_TOLERANCE_PX = 16;

/** The largest picture: what a browser or a player decodes takes 4 bytes a pixel, however small the file is. */
export const PICTURE = { edgePx: 16_384, pixels: 64_000_000 } as const;

/** How large the parts of a file are that is not sent whole; R2 and slow lines can both live with it. */
export const PART_BYTES = 16 * MIB;
