import type { KnownPerson } from "../../contracts/personal-data.ts";
import { badCursor, readCursor, writeCursor } from "../../platform/page.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Verb } from "../verb.ts";

type Row = { person: string; name: string; email: string | null; member: number };

/** Members, and everybody else who ever acted here: by the name they last acted under, '' once that is gone. */
const PEOPLE = `
  SELECT person, max(name) AS name, max(email) AS email, 1 AS member FROM member GROUP BY person
  UNION ALL
  SELECT actor, max(actor_name), NULL, 0 FROM audit
  WHERE actor LIKE 'per\\_%' ESCAPE '\\' AND actor NOT IN (SELECT person FROM member) GROUP BY actor`;

export const listPeople: Verb<"personal_data.people"> = (tx, _actor, { query }) => {
  const limit = query.limit ?? 50;
  const after = query.cursor === undefined ? "" : readCursor(query.cursor);
  if (!/^(per_|$)/.test(after)) throw badCursor();
  const rows = tx.sql
    .exec<Row>(`SELECT * FROM (${PEOPLE}) WHERE person > ? ORDER BY person LIMIT ?`, after, limit + 1)
    .toArray();
  const items = rows.slice(0, limit).map(view);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: writeCursor(last.person) } : { items };
};

/** Somebody the bureau keeps something about; undefined for everybody else. */
export function knownPerson(tx: Tx, person: string): KnownPerson | undefined {
  const [row] = tx.sql.exec<Row>(`SELECT * FROM (${PEOPLE}) WHERE person = ?`, person).toArray();
  return row && view(row);
}

function view({ person, name, email, member }: Row): KnownPerson {
  return { person, name: name === "" ? null : name, email, member: member === 1 };
}
