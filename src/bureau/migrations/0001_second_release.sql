CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `alert` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`screen` text NOT NULL,
	`since` integer NOT NULL,
	`raised_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `alert_screen` ON `alert` (`screen`);--> statement-breakpoint
CREATE TABLE `live_screen` (
	`screen` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `retention_policy` (
	`id` integer PRIMARY KEY NOT NULL,
	`audit_days` integer NOT NULL,
	`invitation_days` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `play_archive` (
	`boot` integer NOT NULL,
	`first_seq` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`last_at` integer DEFAULT 0 NOT NULL,
	`sha256` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`boot`, `first_seq`)
);
--> statement-breakpoint
CREATE TABLE `play_check` (
	`id` integer PRIMARY KEY NOT NULL,
	`screen` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `screen_contact` (
	`screen` text NOT NULL,
	`slot` integer NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`screen`, `slot`)
);
--> statement-breakpoint
CREATE TABLE `screen_proof` (
	`screen` text NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`plan` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`answers` text NOT NULL,
	`extra` text NOT NULL,
	`at` integer NOT NULL,
	`late` integer NOT NULL,
	PRIMARY KEY(`screen`, `day`)
);
--> statement-breakpoint
CREATE TABLE `screenshot` (
	`id` text PRIMARY KEY NOT NULL,
	`screen` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`taken_at` integer,
	`sha256` text,
	`bytes` integer
);
--> statement-breakpoint
CREATE INDEX `screenshot_screen` ON `screenshot` (`screen`);--> statement-breakpoint
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
CREATE TABLE `thumbnail` (
	`upload` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`mime` text NOT NULL,
	`bytes` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `thumbnail_sha256` ON `thumbnail` (`sha256`);--> statement-breakpoint
ALTER TABLE `audit` ADD `actor_name_salt` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `actor_name_sha256` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `address_salt` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `address_sha256` text;--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit` (`action`);--> statement-breakpoint
CREATE INDEX `audit_personal` ON `audit` (`at`) WHERE actor <> 'system' AND (actor_name <> '' OR address <> '');--> statement-breakpoint
ALTER TABLE `aim` ADD `last_day` text DEFAULT '9999-12-31' NOT NULL;--> statement-breakpoint
CREATE INDEX `aim_screen_last_day` ON `aim` (`screen`,`last_day`);--> statement-breakpoint
ALTER TABLE `material` ADD `takeover` text;--> statement-breakpoint
ALTER TABLE `upload` ADD `part_bytes` integer DEFAULT 16777216 NOT NULL;--> statement-breakpoint
ALTER TABLE `material_version` ADD `blob` text;--> statement-breakpoint
ALTER TABLE `material_version` ADD `submitted_at` integer;--> statement-breakpoint
ALTER TABLE `material_version` ADD `withdrawn_by` text;--> statement-breakpoint
ALTER TABLE `material_version` ADD `warned_at` integer;--> statement-breakpoint
ALTER TABLE `invitation` ADD `invited_by_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invitation` ADD `revoked_at` integer;--> statement-breakpoint
ALTER TABLE `member` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `member_name` ON `member` (`name`);--> statement-breakpoint
ALTER TABLE `play_boot` ADD `archived` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `screen` ADD `notes` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `screen` ADD `footfall` text;--> statement-breakpoint
ALTER TABLE `bureau` ADD `separate_administration` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `offer_hours` integer DEFAULT 4 NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `due_days` integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `retention_days` integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `expiry_days` integer DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `alert_minutes` integer DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `alert_webhook` text;--> statement-breakpoint
ALTER TABLE `bureau` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `policy` text DEFAULT '{"passwordMinLength":8,"passwordClasses":3,"maxFailures":5,"lockMinutes":5,"idleMinutes":60,"absoluteHours":12,"twoFactor":"offered"}' NOT NULL;--> statement-breakpoint
ALTER TABLE `bureau` ADD `parent` text;