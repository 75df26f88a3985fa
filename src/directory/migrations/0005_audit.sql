ALTER TABLE audit ADD COLUMN actor_name_salt TEXT;
--> statement-breakpoint
ALTER TABLE audit ADD COLUMN actor_name_sha256 TEXT;
--> statement-breakpoint
ALTER TABLE audit ADD COLUMN address_salt TEXT;
--> statement-breakpoint
ALTER TABLE audit ADD COLUMN address_sha256 TEXT;
--> statement-breakpoint
CREATE INDEX audit_actor ON audit (actor);
--> statement-breakpoint
CREATE INDEX audit_subject ON audit (subject);
--> statement-breakpoint
CREATE INDEX audit_action ON audit (action);
--> statement-breakpoint
CREATE INDEX audit_personal ON audit (at) WHERE actor <> 'system' AND (actor_name <> '' OR address <> '');
--> statement-breakpoint
CREATE TABLE audit_head (id INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;
