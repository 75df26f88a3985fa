CREATE TABLE `live_screen` (
	`screen` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `thumbnail` (
	`upload` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `thumbnail_sha256` ON `thumbnail` (`sha256`);--> statement-breakpoint
ALTER TABLE `upload` ADD `part_bytes` integer DEFAULT 16777216 NOT NULL;--> statement-breakpoint
ALTER TABLE `material_version` ADD `blob` text;--> statement-breakpoint
ALTER TABLE `invitation` ADD `invited_by_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invitation` ADD `revoked_at` integer;--> statement-breakpoint
ALTER TABLE `member` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `member_name` ON `member` (`name`);--> statement-breakpoint
ALTER TABLE `bureau` ADD `separate_administration` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `offer_hours` integer DEFAULT 4 NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `due_days` integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `retention_days` integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `alert_minutes` integer DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `policy` text DEFAULT '{"passwordMinLength":8,"passwordClasses":3,"maxFailures":5,"lockMinutes":5,"idleMinutes":60,"absoluteHours":12,"twoFactor":"offered"}' NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `parent` text;