import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

// Tables that both kinds of object have, whatever they keep.

/** The trail; what its columns promise one another is in `domain/audit/chain`. */
export const auditTable = sqliteTable(
  "audit",
  {
    seq: integer("seq").primaryKey(),
    at: integer("at").notNull(),
    actor: text("actor").notNull(),
    actorName: text("actor_name").notNull(),
    actorNameSalt: text("actor_name_salt"),
    actorNameSha256: text("actor_name_sha256"),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
    before: text("before"),
    after: text("after"),
    requestId: text("request_id").notNull(),
    address: text("address").notNull(),
    addressSalt: text("address_salt"),
    addressSha256: text("address_sha256"),
    previous: text("previous").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    index("audit_actor").on(table.actor),
    index("audit_subject").on(table.subject),
    index("audit_action").on(table.action),
    index("audit_personal")
      .on(table.at)
      .where(sql`actor <> 'system' AND (actor_name <> '' OR address <> '')`),
  ],
);

/** One row: number and hash of the trail's newest. */
export const auditHead = sqliteTable("audit_head", {
  id: integer("id").primaryKey(),
  seq: integer("seq").notNull(),
  hash: text("hash").notNull(),
});

export const timerTable = sqliteTable("timer", {
  name: text("name").primaryKey(),
  dueAt: integer("due_at").notNull(),
});

export const outboxTable = sqliteTable("outbox", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  kind: text("kind").notNull(),
  payload: text("payload").notNull(),
  createdAt: integer("created_at").notNull(),
  nextAt: integer("next_at").notNull(),
  attempts: integer("attempts").notNull(),
});

/** Answers of unsafe requests that carried an `Idempotency-Key`, kept for a day per person. */
export const idempotencyTable = sqliteTable(
  "idempotency",
  {
    person: text("person").notNull(),
    key: text("key").notNull(),
    action: text("action").notNull(),
    bodySha256: text("body_sha256").notNull(),
    answer: text("answer").notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.person, table.key] })],
);
