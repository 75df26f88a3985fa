import { type FeedAsset, type FeedSpot, oneLine, type Programme, seconds } from "./programme.ts";

/**
 * Extended M3U for VLC and mpv: one entry per spot. M3U itself has no time for still pictures: VLC reads it from
 * `#EXTVLCOPT:image-duration`; mpv has one for a whole list, its option `--image-display-duration`, which the first
 * lines name. A text or a page cannot be an entry: the stand-in picture takes its time, and without one it is left out.
 * No line begins with `#EXT-X-`, which would make it an HLS stream.
 */
export function m3u8(programme: Programme): string {
  const entries = programme.spots.flatMap((spot) => {
    const asset = shown(spot, programme.standIn);
    return asset ? [entry(spot, asset)] : [];
  });
  const still = usualStill(programme);
  return [
    "#EXTM3U",
    `#PLAYLIST:${oneLine(`${programme.screen.name} ${programme.day}`)}`,
    ...(still === null ? [] : [`# mpv --image-display-duration=${seconds(still)}`]),
    ...entries,
    "",
  ].join("\n");
}

function shown(spot: FeedSpot, standIn: FeedAsset | null): FeedAsset | null {
  return spot.kind === "video" || spot.kind === "image" ? (spot.asset ?? standIn) : standIn;
}

function entry(spot: FeedSpot, asset: FeedAsset): string {
  const film = spot.kind === "video" && asset === spot.asset;
  const options = film
    ? spot.cut
      ? [`#EXTVLCOPT:stop-time=${seconds(spot.durationMs)}`]
      : []
    : [`#EXTVLCOPT:image-duration=${seconds(spot.durationMs)}`];
  return [`#EXTINF:${seconds(spot.durationMs)},${spot.title}`, ...options, asset.url].join("\n");
}

/** The time that most still pictures of the list have, ms. */
function usualStill({ spots, standIn }: Programme): number | null {
  const counts = new Map<number, number>();
  for (const spot of spots) {
    if (spot.kind === "video" || !shown(spot, standIn)) continue;
    counts.set(spot.durationMs, (counts.get(spot.durationMs) ?? 0) + 1);
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return usual ? usual[0] : null;
}
