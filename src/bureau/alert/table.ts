import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Alert } from "../../contracts/alert.ts";

export const alerts = sqliteTable(
  "alert",
  {
    id: text("id").primaryKey(),
    kind: text("kind").$type<Alert["kind"]>().notNull(),
    screen: text("screen").notNull(),
    sinceMs: integer("since").notNull(),
    raisedAtMs: integer("raised_at").notNull(),
    endedAtMs: integer("ended_at"),
  },
  (table) => [index("alert_screen").on(table.screen)],
);
