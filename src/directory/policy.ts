import { POLICY_PRESETS, SecurityPolicy } from "../contracts/policy.ts";
import { strictest } from "../domain/account/policy.ts";
import { audit, SYSTEM } from "../platform/audit.ts";
import type { Tx } from "../platform/tx.ts";

/** Keeps a bureau's policy, as the bureau last told it; the bureau's own trail says who decided it. */
export function setPolicy(tx: Tx, bureau: string, policy: SecurityPolicy): void {
  const before = policiesWhere(tx.sql, "bureau = ?", bureau)[0] ?? null;
  const text = JSON.stringify(policy);
  if (before !== null && JSON.stringify(before) === text) return;
  tx.sql.exec(
    "INSERT INTO policy (bureau, policy) VALUES (?, ?) ON CONFLICT (bureau) DO UPDATE SET policy = excluded.policy",
    bureau,
    text,
  );
  audit(tx, SYSTEM, "policy.keep", bureau, before, policy);
}

/** What a person is held to: the strictest of the bureaus they belong to. */
export function policyOf(sql: SqlStorage, person: string): SecurityPolicy {
  const held = policiesWhere(sql, "bureau IN (SELECT bureau FROM membership WHERE person = ?)", person);
  return strictest(held, POLICY_PRESETS.default);
}

/** What somebody is held to who comes to a bureau anew, beside the bureaus they are in already. */
export function policyFor(sql: SqlStorage, bureau: string | null): SecurityPolicy {
  return strictest(bureau === null ? [] : policiesWhere(sql, "bureau = ?", bureau), POLICY_PRESETS.default);
}

function policiesWhere(sql: SqlStorage, condition: string, value: string): SecurityPolicy[] {
  const rows = sql.exec<{ policy: string }>(`SELECT policy FROM policy WHERE ${condition}`, value).toArray();
  return rows.map((row) => SecurityPolicy.parse(JSON.parse(row.policy)));
}
