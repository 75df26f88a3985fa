import type { Tx } from "../../platform/tx.ts";
import { forgetMarkers } from "./marker.ts";

/** Concepts whose writes can change what a screen is told. A playlist cannot: bookings pin one of its versions. */
const CONCEPTS: ReadonlySet<string> = new Set([
  "bureau",
  "campaign",
  "version",
  "screen",
  "group",
  "booking",
  "takeover",
  "calendar",
]);

/**
 * Notes when the write of this verb may have changed schedules: every screen's manifest is looked at anew. Whether it
 * may have.
 */
export function touchSchedules(tx: Tx, verb: string): boolean {
  if (!CONCEPTS.has(verb.slice(0, verb.indexOf(".")))) return false;
  forgetMarkers(tx.sql);
  tx.sql.exec(
    `INSERT INTO schedule_generation (id, generation) VALUES (1, 1)
     ON CONFLICT (id) DO UPDATE SET generation = generation + 1`,
  );
  return true;
}

export function generationOf(tx: Tx): number {
  const row = tx.sql.exec<{ generation: number }>("SELECT generation FROM schedule_generation").toArray()[0];
  return row?.generation ?? 0;
}
