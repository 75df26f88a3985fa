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
