import { Problem } from "../../contracts/problem.ts";
import { ERASED } from "../../domain/audit/chain.ts";
import { pseudonymOf } from "../../domain/personal-data/describe.ts";
import { BUREAU_INVENTORY } from "../../domain/personal-data/inventory.ts";
import { audit } from "../../platform/audit.ts";
import { redactPerson } from "../../platform/audit-redact.ts";
import { enqueue } from "../../platform/outbox.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Verb } from "../verb.ts";
import { knownPerson } from "./people.ts";
import { referencesTo, renamed } from "./refs.ts";

/**
 * Takes a person's name out of everything here (PIPL art. 47). Who still belongs to the bureau is removed first: their
 * rights end by `member.remove`, and nobody erases who is at work.
 */
export const erasePerson: Verb<"personal_data.erase"> = (tx, actor, { body }) => {
  const { person } = body;
  const known = knownPerson(tx, person);
  if (!known) throw new Problem("not_found", { errors: [{ path: "person", message: UNKNOWN }] });
  if (known.member) throw new Problem("conflict", { detail: REMOVE_FIRST });
  const pseudonym = pseudonymOf(person);
  const values = rename(tx, person, pseudonym) + redactPerson(tx, person);
  enqueue(tx, "directory.forget", { person, by: { id: actor.id, name: actor.name } });
  audit(tx, actor, ERASED, person, null, { reason: body.reason, values });
  return { person, pseudonym, values };
};

/** Answers how many values now hold the pseudonym. */
function rename(tx: Tx, person: string, pseudonym: string): number {
  let values = 0;
  for (const held of BUREAU_INVENTORY) {
    const { table, column, whose } = held;
    if (whose === "refs")
      for (const { rowid, value } of referencesTo(tx, held, person)) {
        const now = JSON.stringify(renamed(value, person, pseudonym));
        values += tx.sql.exec(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`, now, rowid).rowsWritten;
      }
    else if (typeof whose === "object" && table !== "audit") {
      const named = `UPDATE "${table}" SET "${column}" = ? WHERE "${whose.by}" = ?`;
      values += tx.sql.exec(named, pseudonym, person).rowsWritten;
    }
  }
  return values;
}

const UNKNOWN = { zh: "本单位没有此人的信息", en: "The bureau keeps nothing about this person" };
const REMOVE_FIRST = {
  zh: "此人仍是成员：请先在“成员”页移除，再删除其个人信息",
  en: "This person is still a member: remove them on the Members page first, then erase their data",
};
