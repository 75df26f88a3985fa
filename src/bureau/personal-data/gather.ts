import type { PersonExport } from "../../contracts/personal-data.ts";
import { Problem } from "../../contracts/problem.ts";
import { BUREAU_INVENTORY, DIRECTORY_INVENTORY, type Held } from "../../domain/personal-data/inventory.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { settingsOf } from "../settings/table.ts";
import { viewField, viewPersonalData } from "./get.ts";
import { knownPerson } from "./people.ts";
import { referencesTo } from "./refs.ts";

/** Actions that fit into one answer. */
const MOST_ACTIONS = 10_000;
type Row = { id?: string; outcome?: string; institution?: string };
type Values = PersonExport["fields"][number]["values"];

/** Everything this object keeps about one person; `not_found` for whom it has never heard of. */
export function gather(tx: Tx, person: string): PersonExport {
  const known = knownPerson(tx, person);
  if (!known) throw new Problem("not_found");
  const policy = viewPersonalData(tx);
  const { id, name } = settingsOf(tx);
  const fields = [...BUREAU_INVENTORY, ...DIRECTORY_INVENTORY]
    // What they did is told below, row by row.
    .filter(({ table, whose }) => whose !== "words" && (table !== "audit" || whose === "directory"))
    .map((held) => ({ ...viewField(held, policy), values: valuesOf(tx, held, person, known.email) }));
  return {
    person,
    name: known.name,
    exportedAt: utcText(tx.now),
    bureau: { id, name },
    fields,
    actions: actionsOf(tx, person),
    actionsInAll: tx.sql.exec<{ n: number }>("SELECT count(*) AS n FROM audit WHERE actor = ?", person).one().n,
  };
}

function valuesOf(tx: Tx, held: Held, person: string, email: string | null): Values {
  const { table, column, whose } = held;
  if (whose === "refs")
    return referencesTo(tx, held, person).map(({ rowid, value }) => ({
      record: recordOf(tx, table, rowid),
      value: JSON.stringify(value),
    }));
  const key = whose === "email" ? column : typeof whose === "object" ? whose.by : null;
  if (key === null) return [];
  return tx.sql
    .exec<{ rowid: number; value: string }>(
      `SELECT rowid, "${column}" AS value FROM "${table}" WHERE "${key}" = ? AND "${column}" <> ''`,
      whose === "email" ? (email ?? "") : person,
    )
    .toArray()
    .map(({ rowid, value }) => ({ record: recordOf(tx, table, rowid), value }));
}

/** How people know the row: its id, or what it belongs to. */
function recordOf(tx: Tx, table: string, rowid: number): string {
  const [row] = tx.sql.exec<Row>(`SELECT * FROM "${table}" WHERE rowid = ?`, rowid).toArray();
  return row?.id ?? row?.outcome ?? (row?.institution || `${table} ${rowid}`);
}

function actionsOf(tx: Tx, person: string): PersonExport["actions"] {
  return tx.sql
    .exec<{ at: number; action: string; subject: string; address: string }>(
      "SELECT at, action, subject, address FROM audit WHERE actor = ? ORDER BY seq DESC LIMIT ?",
      person,
      MOST_ACTIONS,
    )
    .toArray()
    .map(({ at, action, subject, address }) => ({
      at: utcText(at),
      action,
      subject,
      address: address === "" ? null : address,
    }));
}
