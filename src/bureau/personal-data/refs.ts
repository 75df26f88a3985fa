import type { Held } from "../../domain/personal-data/inventory.ts";
import type { Tx } from "../../platform/tx.ts";

/** One stored value that names somebody. */
export interface Reference {
  rowid: number;
  value: unknown;
}

/** The values of a column of references that name this person. */
export function referencesTo(tx: Tx, { table, column }: Held, person: string): Reference[] {
  return tx.sql
    .exec<{ rowid: number; value: string }>(
      `SELECT rowid, "${column}" AS value FROM "${table}" WHERE instr("${column}", ?) > 0`,
      JSON.stringify(person),
    )
    .toArray()
    .map(({ rowid, value }) => ({ rowid, value: JSON.parse(value) }));
}

/** The same value with another name for one person, wherever in it `{ id, name }` stands for them. */
export function renamed(value: unknown, person: string, name: string): unknown {
  if (Array.isArray(value)) return value.map((part) => renamed(part, person, name));
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renamed(part, person, name)]));
  return parts["id"] === person && "name" in parts ? { ...parts, name } : parts;
}
