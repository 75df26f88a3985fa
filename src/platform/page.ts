import { and, desc, lt, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { invalid, type Problem } from "../contracts/problem.ts";
import type { Tx } from "./tx.ts";

const DEFAULT_LIMIT = 50;

/** One page of a table, newest id first. */
export function newestFirst<Table extends SQLiteTable & { id: SQLiteColumn }>(
  tx: Tx,
  table: Table,
  page: { cursor?: string | undefined; limit?: number | undefined },
  where?: SQL,
): { rows: Table["$inferSelect"][]; next?: string } {
  const limit = page.limit ?? DEFAULT_LIMIT;
  const from = page.cursor === undefined ? undefined : lt(table.id, idIn(tx, table, page.cursor));
  const found = tx.db
    .select()
    .from(table as SQLiteTable)
    .where(and(where, from))
    .orderBy(desc(table.id))
    .limit(limit + 1)
    .all();
  const rows = asRows(found.slice(0, limit));
  const last = rows.at(-1);
  return found.length > limit && last ? { rows, next: writeCursor(idOf(last)) } : { rows };

  // Safe because drizzle selected all columns of `table`, whose id is a text column.
  function asRows(found: unknown[]) {
    return found as Table["$inferSelect"][];
  }
  function idOf(row: object) {
    return String((row as { id: unknown }).id);
  }
}

const ID = /^([a-z]+_)[0-9a-hjkmnp-tv-z]{26}$/;

/** The id that a cursor of this table holds; those of other lists begin otherwise. */
function idIn(tx: Tx, table: SQLiteTable & { id: SQLiteColumn }, cursor: string): string {
  const id = readCursor(cursor);
  const [, prefix] = ID.exec(id) ?? [];
  const some = tx.db.select({ id: table.id }).from(table).limit(1).get();
  if (prefix === undefined || (some && !String(some.id).startsWith(prefix))) throw badCursor();
  return id;
}

/** Cursors are opaque: the last id seen, base64url. */
export function writeCursor(id: string): string {
  return btoa(id).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
}

export function readCursor(cursor: string): string {
  try {
    if (!/^[\w-]+$/.test(cursor)) throw badCursor();
    return atob(cursor.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    throw badCursor();
  }
}

export function badCursor(): Problem {
  return invalid(
    "query.cursor",
    "游标无效，请从第一页重新读取",
    "Not a cursor of this list; start from the first page",
  );
}
