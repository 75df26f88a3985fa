import { env, runInDurableObject } from "cloudflare:test";
import { bootOf } from "../../../src/bureau/play/boot.ts";
import { seqOfId } from "../../../src/bureau/play/table.ts";
import { receivedOf } from "../../../src/bureau/play/row.ts";
import { repairHours } from "../../../src/bureau/play/rollup.ts";
import type { Tx } from "../../../src/platform/tx.ts";

interface Hour {
  hour: number;
  screen: number;
  material: number;
  booking: number;
  plays: number;
  ms: number;
}

function inside<Value>(
  bureau: string,
  work: (sql: SqlStorage, storage: DurableObjectStorage) => Value,
): Promise<Value> {
  // Safe because `wrangler.toml` binds it.
  const stub = (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(bureau);
  return runInDurableObject(stub, (_, state) => work(state.storage.sql, state.storage));
}

const HOURS = "SELECT hour, screen, material, booking, plays, ms FROM play_hour ORDER BY 1, 2, 3, 4";
const hoursOf = (sql: SqlStorage) => sql.exec<{ [Name in keyof Hour]: number }>(HOURS).toArray();

/** What is stored of one numbering, with numbers turned back into names. */
export function stored(bureau: string, screen: string, bootEpoch: number) {
  return inside(bureau, (sql) => ({
    raw: sql
      .exec<{ seq: number; startedAt: number; duration: number; spot: number | null; booking: string | null }>(
        `SELECT play.id % 2147483648 AS seq, started_at AS startedAt, duration, spot, interned.value AS booking
         FROM play JOIN play_boot ON play_boot.no = play.id / 2147483648
         LEFT JOIN interned ON interned.no = booking
         WHERE play_boot.screen = ? AND boot_epoch = ? ORDER BY play.id`,
        screen,
        bootEpoch,
      )
      .toArray(),
    quarantine: sql
      .exec<{ seq: number }>(
        "SELECT seq FROM play_quarantine WHERE screen = ? AND boot_epoch = ? ORDER BY id",
        screen,
        bootEpoch,
      )
      .toArray(),
    hours: hoursOf(sql),
  }));
}

/** What is looked up of a numbering before a batch with these seqs is judged. */
export function lookedUp(bureau: string, screen: string, bootEpoch: number, seqs: readonly number[]) {
  return inside(bureau, (sql) => {
    const { rows, refusals } = receivedOf(asTx({ sql }), bootOf(asTx({ sql }), screen, bootEpoch), seqs);
    return [...rows.keys(), ...refusals.keys()].map(seqOfId);
  });
}

/** The roll-up as it stands, and as the raw rows alone give it. Cells that count nothing are no difference. */
export function rebuilt(bureau: string): Promise<{ before: Hour[]; after: Hour[] }> {
  return inside(bureau, (sql, storage) => {
    const before = hoursOf(sql);
    let after: Hour[] = [];
    try {
      storage.transactionSync(() => {
        const screens = sql.exec<{ screen: string }>("SELECT DISTINCT screen FROM play_boot").toArray();
        for (const { screen } of screens) repairHours(asTx({ sql }), screen, 0, Date.UTC(2100, 0));
        after = hoursOf(sql);
        throw new Error("rolled back");
      });
    } catch (error) {
      if (!(error instanceof Error) || error.message !== "rolled back") throw error;
    }
    return { before, after };
  });
}

// Safe because nothing here reads more of a transaction than its database.
function asTx(tx: Pick<Tx, "sql">) {
  return tx as Tx;
}
