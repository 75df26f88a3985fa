import { idOf, type PageQuery } from "../contracts/primitives.ts";
import type { Operator } from "../contracts/operator.ts";
import { existing } from "../platform/reference.ts";
import { Problem } from "../contracts/problem.ts";
import { audit } from "../platform/audit.ts";
import { badCursor, readCursor, writeCursor } from "../platform/page.ts";
import { utcText, type Caller, type Tx } from "../platform/tx.ts";
import type { z } from "zod";

export type Page = z.output<typeof PageQuery>;
const DEFAULT_LIMIT = 50;

type OperatorRow = { person: string; name: string; email: string; since: number };

export function isOperator(sql: SqlStorage, person: string): boolean {
  return sql.exec("SELECT 1 FROM operator WHERE person = ?", person).toArray().length > 0;
}

/** Throws `forbidden` for everybody else. */
export function requireOperator(tx: Tx, caller: Caller): void {
  if (!isOperator(tx.sql, caller.person.id)) throw new Problem("forbidden");
}

export function listOperators(tx: Tx, page: Page): { items: Operator[]; next?: string } {
  const after = keyIn(page, idOf("person"));
  const rows = tx.sql
    .exec<OperatorRow>(
      `SELECT person, name, email, since FROM operator JOIN "user" ON "user".id = person
       WHERE person > ? ORDER BY person LIMIT ?`,
      after,
      (page.limit ?? DEFAULT_LIMIT) + 1,
    )
    .toArray();
  return paged(rows, page, ({ person }) => person, viewOperator);
}

/** What a page begins after; a cursor of another list is refused. */
export function keyIn(page: Page, key: z.ZodType<string>): string {
  if (page.cursor === undefined) return "";
  const read = key.safeParse(readCursor(page.cursor));
  if (!read.success) throw badCursor();
  return read.data;
}

/** One page of rows of which one too many was read; `keyOf` is what they are ordered by. */
export function paged<Row, Item>(
  rows: readonly Row[],
  page: Page,
  keyOf: (row: Row) => string,
  view: (row: Row) => Item,
): { items: Item[]; next?: string } {
  const items = rows.slice(0, page.limit ?? DEFAULT_LIMIT);
  const last = items.at(-1);
  const seen = items.map(view);
  return rows.length > items.length && last !== undefined
    ? { items: seen, next: writeCursor(keyOf(last)) }
    : { items: seen };
}

/** The founder of an installation, by the one-time link; others are appointed. */
export function addFounder(tx: Tx, person: string): void {
  tx.sql.exec("INSERT OR IGNORE INTO operator (person, since) VALUES (?, ?)", person, tx.now);
}

/** Appoints the account of that address; an operator already is left as they are. */
export function appointOperator(tx: Tx, caller: Caller, email: string): Operator {
  const { id } = existing("email", "账号", () => accountBy(tx, email));
  const before = operatorRow(tx, id);
  addFounder(tx, id);
  const after = operatorRow(tx, id);
  if (!after) throw new Error(`${id} was not appointed`);
  audit(tx, caller.person, "operator.appoint", id, before, after);
  return viewOperator(after);
}

/** Refused for the last: nobody could create a bureau any more. */
export function dismissOperator(tx: Tx, caller: Caller, person: string): void {
  const before = operatorRow(tx, person);
  if (!before) throw new Problem("not_found");
  tx.sql.exec("DELETE FROM operator WHERE person = ?", person);
  if (tx.sql.exec<{ left: number }>("SELECT count(*) AS left FROM operator").one().left === 0) {
    const detail = { zh: "至少须有一名平台运营人员", en: "There must be at least one operator" };
    throw new Problem("conflict", { detail });
  }
  audit(tx, caller.person, "operator.dismiss", person, before, null);
}

function accountBy(tx: Tx, email: string): { id: string } {
  const [found] = tx.sql.exec<{ id: string }>('SELECT id FROM "user" WHERE email = ?', email).toArray();
  if (!found) throw new Problem("not_found");
  return found;
}

function operatorRow(tx: Tx, person: string): OperatorRow | null {
  const [row] = tx.sql
    .exec<OperatorRow>(
      'SELECT person, name, email, since FROM operator JOIN "user" ON "user".id = person WHERE person = ?',
      person,
    )
    .toArray();
  return row ?? null;
}

function viewOperator({ since, ...operator }: OperatorRow): Operator {
  return { ...operator, since: utcText(since) };
}
