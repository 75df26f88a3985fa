import type { DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";
import type { PersonRef } from "../contracts/person.ts";

/** Who asks, as far as the edge knows it: roles are judged inside the object. */
export interface Caller {
  person: PersonRef & { email: string };
  requestId: string;
  address: string;
  /** The request's instant, ms since 1970: the only clock a verb may read. */
  nowMs: number;
  /** From `Idempotency-Key`: the same key with the same body gets the first answer again. */
  idempotency?: { key: string; bodySha256: string };
}

/** What is said or done on live channels once the transaction holds; `to: null` = all. */
export interface Notice {
  readonly to: readonly string[] | null;
  readonly data?: string;
  readonly close?: "revoked";
}

/** One transaction of one object: everything a verb reads time, rows and identity from. */
export interface Tx {
  readonly sql: SqlStorage;
  readonly db: DrizzleSqliteDODatabase;
  /** ms since 1970. */
  readonly now: number;
  /** The object's own name: the bureau's slug, or `directory`. */
  readonly object: string;
  readonly requestId: string;
  readonly address: string;
  /** Hosts that alerts may be sent to. */
  readonly webhooks: readonly string[];
  /** What the transaction leaves to be done after it; counted so that a write without an audit row is a fault. */
  readonly left: { audits: number; deliveries: number; readonly notices: Notice[] };
}

/** The instant of a transaction as RFC 3339 in UTC. */
export function utcText(ms: number): string {
  return new Date(ms).toISOString();
}
