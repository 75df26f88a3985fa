ALTER TABLE password_reset ADD COLUMN id TEXT NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE password_reset ADD COLUMN requester TEXT NOT NULL DEFAULT '';
--> statement-breakpoint
ALTER TABLE password_reset ADD COLUMN separate INTEGER NOT NULL DEFAULT 0;
--> statement-breakpoint
ALTER TABLE password_reset ADD COLUMN confirmer TEXT;
