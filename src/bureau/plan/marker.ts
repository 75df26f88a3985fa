/**
 * What a screen's manifest was when it was last looked at. While it is there, nothing that could change it has been
 * written, and within its day time alone cannot change it: an unchanged manifest costs no query.
 */
export interface Marker {
  readonly version: string;
  readonly body: string;
  /** The token's secret that was good then; a new or revoked one is a write. Held in memory only. */
  readonly secret: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

const memory = new WeakMap<SqlStorage, Map<string, Marker>>();

/** The marker of whoever holds the screen's token; null when the question has to be asked in full. */
export function markerOf(
  sql: SqlStorage,
  { screen, secret }: { screen: string; secret: string },
  nowMs: number,
): Marker | null {
  const marker = memory.get(sql)?.get(screen);
  if (!marker || nowMs < marker.fromMs || nowMs >= marker.untilMs) return null;
  return isSame(marker.secret, secret) ? marker : null;
}

/** Does the manifest name the plan? Inside a text every quotation mark has a backslash before it, so only members match. */
export function namesPlan({ body }: Marker, plan: string): boolean {
  return body.includes(`"plan":"${plan}"`);
}

/** Takes as long wherever they differ. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

/** To be called after the transaction that made it, never inside: that may still be rolled back. */
export function setMarker(sql: SqlStorage, screen: string, marker: Marker): void {
  const markers = memory.get(sql) ?? new Map<string, Marker>();
  memory.set(sql, markers.set(screen, marker));
}

export function forgetMarkers(sql: SqlStorage): void {
  memory.delete(sql);
}
