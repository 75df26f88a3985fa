import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { AuditCheck, AuditRow } from "../../contracts/audit.ts";
import { announcedBy, type ChainRow, follow, isBreak, type Link, START } from "../../domain/audit/chain.ts";
import { canonical } from "../../domain/schedule/canonical.ts";

/**
 * Follows the whole trail in the browser, with a SHA-256 of its own: what the server concludes about its own rows is
 * not asked. `rows` as they were read, newest first.
 */
export function checkHere(rows: readonly AuditRow[]): AuditCheck {
  const inOrder = rows.map(stored).toReversed();
  const announced = announcedBy(inOrder);
  let link: Link = START;
  const result = (broken: AuditCheck["broken"]): AuditCheck => ({
    checked: link.seq,
    broken,
    head: { seq: link.seq, hash: link.hash },
    anchors: 0,
  });
  for (const row of inOrder) {
    const step = follow(link, row, announced, digest);
    if (isBreak(step)) return result(step);
    link = step;
  }
  return result(null);
}

/** As the row was when it was hashed. */
function stored(row: AuditRow): ChainRow {
  return { ...row, at: Date.parse(row.at), actorName: row.actorName ?? "", address: row.address ?? "" };
}

function digest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(value))));
}
