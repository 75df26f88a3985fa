import type { HeldField, PersonalData } from "../../contracts/personal-data.ts";
import { describeRule } from "../../domain/personal-data/describe.ts";
import { BUREAU_INVENTORY, DIRECTORY_INVENTORY, fieldOf, type Held } from "../../domain/personal-data/inventory.ts";
import type { Tx } from "../../platform/tx.ts";
import { settingsOf } from "../settings/table.ts";
import type { Verb } from "../verb.ts";
import { retentionOf } from "./table.ts";

export const getPersonalData: Verb<"personal_data.get"> = (tx) => viewPersonalData(tx);

/** The inventory, with the days that are in force. */
export function viewPersonalData(tx: Tx): PersonalData {
  const policy = { ...retentionOf(tx), contactDays: settingsOf(tx).retentionDays };
  const fields = [...BUREAU_INVENTORY, ...DIRECTORY_INVENTORY].map((held) => viewField(held, policy));
  return { ...policy, fields };
}

export function viewField(held: Held, policy: Omit<PersonalData, "fields">): HeldField {
  const { what, purpose, rule } = held;
  return { field: fieldOf(held), what, purpose, rule, retention: describeRule(rule, policy) };
}
