import { checkAudit } from "../../platform/audit-check.ts";
import type { OwnVerbs } from "../verb.ts";

export const verifyAudit: OwnVerbs["audit.verify"] = (tx, _actor, { query, anchors }) =>
  checkAudit(tx, query.cursor, anchors);

/** The gate only: the directory follows its own chain. */
export const mayVerifyDirectory: OwnVerbs["audit.verify_directory"] = () => {};
