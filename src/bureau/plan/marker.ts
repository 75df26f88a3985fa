/**
 * What a screen's manifest was when it was last looked at. While it is there, nothing that could change it has been
 * written, and within its day time alone cannot change it: an unchanged manifest costs no query.
 */
export interface Marker {
  readonly version: string;
  /** Of the token that was good then; a new or revoked one is a write. */
  readonly tokenSha256: string;
  readonly fromMs: number;
  readonly untilMs: number;
}

const memory = new WeakMap<SqlStorage, Map<string, Marker>>();

export function markerOf(sql: SqlStorage, screen: string, nowMs: number): Marker | null {
  const marker = memory.get(sql)?.get(screen);
  return marker && marker.fromMs <= nowMs && nowMs < marker.untilMs ? marker : null;
}

/** To be called after the transaction that made it, never inside: that may still be rolled back. */
export function setMarker(sql: SqlStorage, screen: string, marker: Marker): void {
  const markers = memory.get(sql) ?? new Map<string, Marker>();
  memory.set(sql, markers.set(screen, marker));
}

export function forgetMarkers(sql: SqlStorage): void {
  memory.delete(sql);
}
