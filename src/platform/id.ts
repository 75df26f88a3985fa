import { ulid } from "ulid";
import { ID_PREFIXES, type IdKind } from "../contracts/primitives.ts";

/** A new prefixed id that sorts by the instant it was made at (ms since 1970). */
export function newId(kind: IdKind, nowMs: number): string {
  return `${ID_PREFIXES[kind]}_${ulid(nowMs).toLowerCase()}`;
}
