import type { PersonExport } from "../../contracts/personal-data.ts";
import { audit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import type { OwnVerbs } from "../verb.ts";
import { gather } from "./gather.ts";

/** What this object keeps; the adapter adds what the directory does. */
export const exportPerson: OwnVerbs["personal_data.export"] = (tx, actor, { body }) =>
  exported(tx, actor, "personal_data.export", body.person);

export const exportOwn: OwnVerbs["personal_data.export_own"] = (tx, actor) =>
  exported(tx, actor, "personal_data.export_own", actor.id);

function exported(tx: Tx, actor: Actor, action: string, person: string): PersonExport {
  const data = gather(tx, person);
  audit(tx, actor, action, person, null, { values: data.fields.flatMap(({ values }) => values).length });
  return data;
}
