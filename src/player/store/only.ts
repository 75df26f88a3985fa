import { pause } from "../scope.ts";

const KEY = "fangfei.page";
/** What a page that lost its claim needs to close its play and stop numbering. */
const HANDOVER_MS = 800;

/**
 * Makes this page the only one that plays: two pages would number plays twice. The newest wins; `onLost` is called
 * when a newer one appears. Resolves when the page before has had time to stop.
 */
export async function claimPlayer(storage: Storage, onLost: () => void): Promise<void> {
  const mine = String(Date.now()) + String(Math.random()).slice(1);
  const before = storage.getItem(KEY);
  storage.setItem(KEY, mine);
  window.addEventListener("storage", (event) => {
    if (event.key === KEY && event.newValue !== null && event.newValue !== mine) onLost();
  });
  window.addEventListener("pagehide", () => {
    if (storage.getItem(KEY) === mine) storage.removeItem(KEY);
  });
  if (before !== null) await pause(HANDOVER_MS);
}
