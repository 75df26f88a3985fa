import { and, asc, min, sql } from "drizzle-orm";
import { badCursor, readCursor, writeCursor } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { members } from "./table.ts";
import { among, scopeOf, viewMembers } from "./view.ts";

export const listMembers: Verb<"member.list"> = (tx, actor, { query }) => {
  const limit = query.limit ?? 50;
  const scope = scopeOf(actor, "member.read");
  const only = query.institution === undefined ? undefined : among(members.institution, [query.institution]);
  const name = min(members.name);
  const from = query.cursor === undefined ? undefined : readPlace(query.cursor);
  const rows = tx.db
    .select({ person: members.person, name: sql<string>`${name}` })
    .from(members)
    .where(and(scope ? among(members.institution, scope) : undefined, only))
    .groupBy(members.person)
    .having(from && sql`(${name}, ${members.person}) > (${from[0]}, ${from[1]})`)
    .orderBy(asc(name), asc(members.person))
    .limit(limit + 1)
    .all();
  const people = rows.slice(0, limit);
  const last = people.at(-1);
  const seen = people.map(({ person }) => person);
  const items = viewMembers(tx, seen, scope);
  return rows.length > limit && last ? { items, next: writePlace(last.name, last.person) } : { items };
};

/** Cursors are Latin-1, and names are not. */
function writePlace(name: string, person: string): string {
  return writeCursor(`${person} ${encodeURIComponent(name)}`);
}

function readPlace(cursor: string): [name: string, person: string] {
  const [, person, name] = /^(\S+) (\S+)$/.exec(readCursor(cursor)) ?? [];
  if (person === undefined || name === undefined) throw badCursor();
  try {
    return [decodeURIComponent(name), person];
  } catch {
    throw badCursor();
  }
}
