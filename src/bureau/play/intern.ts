import type { Tx } from "../../platform/tx.ts";

/** What has been looked up, per object: rows of `interned` never change, so they may be remembered for ever. */
const known = new WeakMap<SqlStorage, Map<string, number>>();
const MAX_KNOWN = 20_000;

/** The number of a value, making one when it has none. */
export function intern(tx: Tx, value: string): number {
  const found = internedAs(tx, value);
  if (found !== null) return found;
  // Remembered only when it is read again: this transaction may still be rolled back.
  return tx.sql.exec<{ no: number }>("INSERT INTO interned (value) VALUES (?) RETURNING no", value).one().no;
}

/** The number of a value; null when nothing was ever called that. */
export function internedAs(tx: Tx, value: string): number | null {
  const memory = known.get(tx.sql) ?? new Map<string, number>();
  known.set(tx.sql, memory);
  const remembered = memory.get(value);
  if (remembered !== undefined) return remembered;
  const row = tx.sql.exec<{ no: number }>("SELECT no FROM interned WHERE value = ?", value).toArray()[0];
  if (!row) return null;
  if (memory.size >= MAX_KNOWN) memory.clear();
  memory.set(value, row.no);
  return row.no;
}

/** After a failed transaction: what it interned was taken back. */
export function forgetInterned(tx: Tx): void {
  known.delete(tx.sql);
}
