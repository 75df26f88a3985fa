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
  const from = page.cursor === undefined ? undefined : lt(table.id, readCursor(page.cursor));
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

/** Cursors are opaque: the last id seen, base64url. */
export function writeCursor(id: string): string {
  return btoa(id).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
}

export function readCursor(cursor: string): string {
  try {
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
