import { audit } from "../platform/audit.ts";
import { Problem } from "../contracts/problem.ts";
import { checkAudit } from "../platform/audit-check.ts";
import type { Caller, Tx } from "../platform/tx.ts";
import { hasBureau, listBureaus, placeBureau, reserveBureau } from "./bureaus.ts";
import { appointOperator, dismissOperator, listOperators, requireOperator, type Page } from "./operators.ts";
import { confirmReset, listWaitingResets, refuseReset } from "./waiting-reset.ts";

/** What the platform's operators do, by the ids of their endpoint rows and parts of them. None of it reads a bureau's data. */
const OPERATOR_VERBS = {
  "bureau.list": (tx: Tx, _caller: Caller, page: Page) => listBureaus(tx, page),
  "bureau.create": (tx: Tx, caller: Caller, bureau: Parameters<typeof reserveBureau>[2]) =>
    reserveBureau(tx, caller.person, bureau),
  "bureau.place": placeBureau,
  /** The invitation itself is the bureau's to write, or to refuse. */
  "bureau.invitable": (tx: Tx, _caller: Caller, id: string) => {
    if (!hasBureau(tx.sql, id)) throw new Problem("not_found");
  },
  "bureau.invite": (tx: Tx, caller: Caller, id: string) => audit(tx, caller.person, "bureau.invite", id, null, null),
  "audit.verify_platform": (tx: Tx, _caller: Caller, query: { cursor?: string | undefined }) =>
    checkAudit(tx, query.cursor),
  "password_reset.waiting": (tx: Tx, _caller: Caller, _input: null) => listWaitingResets(tx),
  "password_reset.confirm": confirmReset,
  "password_reset.refuse": refuseReset,
  "operator.list": (tx: Tx, _caller: Caller, page: Page) => listOperators(tx, page),
  "operator.appoint": appointOperator,
  "operator.dismiss": dismissOperator,
};
export type OperatorVerbId = keyof typeof OPERATOR_VERBS;
export type OperatorInput<Id extends OperatorVerbId> = Parameters<(typeof OPERATOR_VERBS)[Id]>[2];
export type OperatorResult<Id extends OperatorVerbId> = ReturnType<(typeof OPERATOR_VERBS)[Id]>;

/** Gate, then the verb, in the caller's transaction. */
export function operate<Id extends OperatorVerbId>(
  tx: Tx,
  caller: Caller,
  id: Id,
  input: OperatorInput<Id>,
): OperatorResult<Id> {
  requireOperator(tx, caller);
  return verbOf(id)(tx, caller, input);
}

// Safe because the table maps each id to the verb that takes and gives exactly what the two types derive from it.
function verbOf<Id extends OperatorVerbId>(id: Id) {
  return OPERATOR_VERBS[id] as unknown as (tx: Tx, caller: Caller, input: OperatorInput<Id>) => OperatorResult<Id>;
}
