ALTER TABLE bureau ADD COLUMN parent TEXT REFERENCES bureau (id);
--> statement-breakpoint
ALTER TABLE bureau ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
--> statement-breakpoint
CREATE INDEX bureau_parent ON bureau (parent);
--> statement-breakpoint
CREATE TABLE operator (
  person TEXT PRIMARY KEY REFERENCES "user" (id) ON DELETE CASCADE,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
-- Whoever set an installation up has its first account.
INSERT INTO operator (person, since) SELECT id, (SELECT at FROM milestone WHERE name = 'setup') FROM "user"
WHERE EXISTS (SELECT 1 FROM milestone WHERE name = 'setup') ORDER BY "createdAt", id LIMIT 1;
