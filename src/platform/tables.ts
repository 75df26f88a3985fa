import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Tables that both kinds of object have, whatever they keep. */
export const auditTable = sqliteTable("audit", {
  seq: integer("seq").primaryKey(),
  at: integer("at").notNull(),
  actor: text("actor").notNull(),
  actorName: text("actor_name").notNull(),
  action: text("action").notNull(),
  subject: text("subject").notNull(),
  before: text("before"),
  after: text("after"),
  requestId: text("request_id").notNull(),
  address: text("address").notNull(),
  previous: text("previous").notNull(),
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
