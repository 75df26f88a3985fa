import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { AuditRow } from "../../contracts/audit.ts";
import { canonical } from "../../domain/schedule/canonical.ts";

/** The first row, from the newest down, that does not follow from the one before it; null when all do. */
export interface Broken {
  seq: number;
  why: "missing" | "changed";
}

/**
 * Recomputes the chain of the audit trail in the browser, independently of the server: each row's hash covers its own
 * facts and the hash of the row before. `rows` newest first, without gaps; the oldest one is only checked when it is
 * the first of all.
 */
export function brokenRow(rows: readonly AuditRow[]): Broken | null {
  for (const [index, row] of rows.entries()) {
    const before = rows[index + 1];
    if (before && before.seq !== row.seq - 1) return { seq: row.seq - 1, why: "missing" };
    if (!before && row.seq !== 1) return null;
    if (hashOf(row, before?.hash ?? "") !== row.hash) return { seq: row.seq, why: "changed" };
  }
  return null;
}

function hashOf(row: AuditRow, previous: string): string {
  const { hash: _, at, ...facts } = row;
  return bytesToHex(sha256(utf8ToBytes(canonical({ ...facts, at: Date.parse(at), previous }))));
}
