CREATE TABLE `alert_watch` (
	`id` integer PRIMARY KEY NOT NULL,
	`seen` integer NOT NULL,
	`present` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `screen` ADD `paired_at` integer;--> statement-breakpoint
CREATE INDEX `play_quarantine_at` ON `play_quarantine` (`screen`,`at`);