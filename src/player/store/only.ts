import { pause } from "../scope.ts";
import type { KeptStorage } from "./kept.ts";

const KEY = "fangfei.page";
/** What a page that lost its claim needs to close its play and stop numbering. */
const HANDOVER_MS = 800;
/** A page that left is back by then if it was only reloaded. */
const RETURN_MS = 10_000;

/**
 * Makes this page the only one that plays: two pages would number plays twice. The newest wins; `onLost` is called
 * when a newer one appears, and `onFree` when that one has gone. Resolves when the page before has had time to stop.
 */
export async function claimPlayer(storage: KeptStorage, onLost: () => void, onFree: () => void): Promise<void> {
  const mine = String(Date.now()) + String(Math.random()).slice(1);
  const before = storage.getItem(KEY);
  storage.setItem(KEY, mine);
  window.addEventListener("storage", (event) => {
    if (event.key !== KEY || event.newValue === mine) return;
    if (event.newValue !== null) onLost();
    else setTimeout(() => storage.getItem(KEY) ?? onFree(), RETURN_MS);
  });
  window.addEventListener("pagehide", () => {
    if (storage.getItem(KEY) === mine) storage.removeItem(KEY);
  });
  if (before !== null) await pause(HANDOVER_MS);
}
