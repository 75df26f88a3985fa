import { instantText } from "../time/wall.ts";
import type { Programme } from "./programme.ts";

/** The day as data: every spot with its instant, its time and where its file lies. */
export function feedJson({ screen, zone, day, plan, spots }: Programme): string {
  return JSON.stringify({
    screen: { id: screen.id, name: screen.name },
    zone,
    day,
    plan,
    spots: spots.map(({ atMs, durationMs, kind, title, sha256, asset, text, cut }) => ({
      at: instantText(atMs, zone),
      durationMs,
      kind,
      title,
      sha256,
      ...(asset && { url: asset.url, mime: asset.mime }),
      ...(text !== null && { text }),
      ...(cut && { cut }),
    })),
  });
}
