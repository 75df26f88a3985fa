CREATE TABLE `audit` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`actor_name` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`before` text,
	`after` text,
	`request_id` text NOT NULL,
	`address` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`person` text NOT NULL,
	`key` text NOT NULL,
	`action` text NOT NULL,
	`body_sha256` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person`, `key`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL,
	`next_at` integer NOT NULL,
	`attempts` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `timer` (
	`name` text PRIMARY KEY NOT NULL,
	`due_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `campaign` (
	`id` text PRIMARY KEY NOT NULL,
	`season` text NOT NULL,
	`name` text NOT NULL,
	`summary` text NOT NULL,
	`themes` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`targets` text NOT NULL,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`submitted_by` text,
	`decided_by` text,
	`comment` text NOT NULL,
	`created_at` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `campaign_season` ON `campaign` (`season`);--> statement-breakpoint
CREATE TABLE `institution` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`note` text NOT NULL,
	`active` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `institution_name_unique` ON `institution` (`name`);--> statement-breakpoint
CREATE TABLE `material` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`theme` text,
	`campaign` text,
	`note` text NOT NULL,
	`created_at` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `material_campaign` ON `material` (`campaign`);--> statement-breakpoint
CREATE TABLE `upload` (
	`id` text PRIMARY KEY NOT NULL,
	`material` text NOT NULL,
	`person` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`mime` text NOT NULL,
	`duration_ms` integer,
	`width_px` integer,
	`height_px` integer,
	`valid_from` text,
	`valid_until` text,
	`expires_at` integer NOT NULL,
	`version` text
);
--> statement-breakpoint
CREATE INDEX `upload_expires` ON `upload` (`expires_at`);--> statement-breakpoint
CREATE TABLE `material_version` (
	`id` text PRIMARY KEY NOT NULL,
	`material` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`mime` text NOT NULL,
	`duration_ms` integer,
	`width_px` integer,
	`height_px` integer,
	`text` text,
	`style` text,
	`valid_from` text,
	`valid_until` text,
	`upload` text,
	`steps` text NOT NULL,
	`reviews` text NOT NULL,
	`created_by` text NOT NULL,
	`submitted_by` text,
	`comment` text NOT NULL,
	`created_at` integer NOT NULL,
	`approved_at` integer,
	`withdrawn_at` integer,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `material_version_number` ON `material_version` (`material`,`number`);--> statement-breakpoint
CREATE INDEX `material_version_sha256` ON `material_version` (`sha256`);--> statement-breakpoint
CREATE UNIQUE INDEX `material_version_upload` ON `material_version` (`upload`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`token_sha256` text NOT NULL,
	`email` text NOT NULL,
	`grant_` text NOT NULL,
	`invited_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`accepted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_sha256_unique` ON `invitation` (`token_sha256`);--> statement-breakpoint
CREATE INDEX `invitation_email` ON `invitation` (`email`);--> statement-breakpoint
CREATE TABLE `member` (
	`person` text NOT NULL,
	`institution` text NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`staff_roles` text NOT NULL,
	`partner_role` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`person`, `institution`)
);
--> statement-breakpoint
CREATE TABLE `playlist_version` (
	`playlist` text NOT NULL,
	`version` integer NOT NULL,
	`order` text NOT NULL,
	`items` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`playlist`, `version`)
);
--> statement-breakpoint
CREATE TABLE `playlist` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `season` (
	`id` text PRIMARY KEY NOT NULL,
	`entry` text,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`slogan` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`concentrated_day` text,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `bureau` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`reporting_channel` text NOT NULL,
	`review_steps` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `theme` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`revision` integer NOT NULL
);
