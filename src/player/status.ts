/** Where the player stands: for the overlay, the heartbeat and `window.fangfei`. All `…Ms` in milliseconds. */
export type Status = {
  phase: "pairing" | "spot" | "fallback" | "card" | "dark";
  screen: string | null;
  screenName: string;
  bureauName: string;
  online: boolean;
  /** Is the live channel open? Without it the server is polled. */
  live: boolean;
  contactAgoMs: number | null;
  manifest: string | null;
  plan: string | null;
  spot: number | null;
  /** SHA-256 of the item on the air. */
  item: string | null;
  /** Since local midnight, on the corrected clock. */
  elapsedMs: number | null;
  clockOffsetMs: number;
  clockUncertaintyMs: number | null;
  mode: "service_worker" | "page";
  unsent: number;
  files: { here: number; named: number };
  freeBytes: number | null;
  errors: readonly string[];
  playerVersion: string;
};

declare global {
  interface Window {
    /** Read-only, for tests and long measurements. */
    readonly fangfei: { state(): Status };
  }
}
