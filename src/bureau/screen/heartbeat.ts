import type { Heartbeat } from "../../contracts/device.ts";
import type { Tx } from "../../platform/tx.ts";
import { screenHealth } from "./table.ts";

/** Keeps what a screen says of itself. Telemetry: no audit row. */
export function recordHealth(tx: Tx, screen: string, said: Heartbeat): void {
  const { at: _, plan: __, spot: ___, ...kept } = said;
  const row = { screen, lastContactAt: tx.now, ...kept };
  tx.db.insert(screenHealth).values(row).onConflictDoUpdate({ target: screenHealth.screen, set: row }).run();
}
