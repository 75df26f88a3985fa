import { asc, gt, inArray } from "drizzle-orm";
import type { AuditCheck } from "../contracts/audit.ts";
import {
  announcedBy,
  type Break,
  ERASED,
  follow,
  isBreak,
  type Link,
  REDACTED,
  SEALED,
  START,
} from "../domain/audit/chain.ts";
import { headOf } from "./audit.ts";
import { digest } from "./digest.ts";
import { badCursor, readCursor, writeCursor } from "./page.ts";
import { auditTable } from "./tables.ts";
import type { Tx } from "./tx.ts";

/** Rows per page: about 100 ms of the object's time. */
const PAGE = 2000;

/** Number and hash of a row as they were noted outside the object. */
export type Anchor = readonly [seq: number, hash: string];

interface AuditWalk {
  /** Where the walk stands now. */
  link: Link;
  broken: Break | null;
  done: boolean;
  head: { seq: number; hash: string } | null;
}

/**
 * Follows the chain for one page from where a walk stands. A trail that was cut off or written anew, hashes and all,
 * does not have its anchors.
 */
function walk(tx: Tx, from: Link, anchors: ReadonlyMap<number, string>): AuditWalk {
  const announcing = tx.db
    .select({ seq: auditTable.seq, action: auditTable.action, subject: auditTable.subject })
    .from(auditTable)
    .where(inArray(auditTable.action, [REDACTED, SEALED, ERASED]))
    .all();
  const announced = announcedBy(announcing);
  const rows = tx.db
    .select()
    .from(auditTable)
    .where(gt(auditTable.seq, from.seq))
    .orderBy(asc(auditTable.seq))
    .limit(PAGE)
    .all();
  const head = headOf(tx.sql);
  let link = from;
  for (const row of rows) {
    const step = follow(link, row, announced, digest);
    if (isBreak(step)) return { link, broken: step, done: true, head };
    const anchored = anchors.get(step.seq);
    if (anchored !== undefined && anchored !== step.hash)
      return { link, broken: { seq: step.seq, why: "anchor" }, done: true, head };
    link = step;
  }
  const done = rows.length < PAGE;
  return { link, broken: done ? brokenAtTheEnd(link, head, anchors) : null, done, head };
}

/** Whether the last row is the one that head and anchors know of. */
function brokenAtTheEnd(link: Link, head: AuditWalk["head"], anchors: ReadonlyMap<number, string>): Break | null {
  const known = Math.max(head?.seq ?? 0, ...anchors.keys());
  if (known > link.seq) return { seq: link.seq + 1, why: "missing" };
  return (head?.hash ?? "") === link.hash && known === (head?.seq ?? 0) ? null : { seq: link.seq, why: "changed" };
}

/** One page of a walk as it crosses the wire; `cursor` is where the page before stopped. */
export function checkAudit(tx: Tx, cursor: string | undefined, anchors: readonly Anchor[] = []): AuditCheck {
  const { link, broken, done, head } = walk(tx, cursor === undefined ? START : readLink(cursor), new Map(anchors));
  const facts = { checked: link.seq, broken, head, anchors: anchors.length };
  return done ? facts : { ...facts, next: writeCursor(`${link.seq} ${link.hash} ${link.old}`) };
}

function readLink(cursor: string): Link {
  const [, seq, hash = "", old = ""] = /^(\d{1,15}) ([0-9a-f]{64}) ((?:[0-9a-f]{64})?)$/.exec(readCursor(cursor)) ?? [];
  if (seq === undefined) throw badCursor();
  return { seq: Number(seq), hash, old };
}
