CREATE TABLE `takeover_screen` (
	`screen` text NOT NULL,
	`takeover` text NOT NULL,
	PRIMARY KEY(`screen`, `takeover`)
);
--> statement-breakpoint
CREATE INDEX `takeover_screen_takeover` ON `takeover_screen` (`takeover`);--> statement-breakpoint
CREATE TABLE `takeover` (
	`id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`dwell_ms` integer NOT NULL,
	`reason` text NOT NULL,
	`issued_by` text NOT NULL,
	`from` integer NOT NULL,
	`until` integer NOT NULL,
	`ended` text,
	`review` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `material` ADD `takeover` text;--> statement-breakpoint
ALTER TABLE `retention_policy` DROP COLUMN `contact_days`;