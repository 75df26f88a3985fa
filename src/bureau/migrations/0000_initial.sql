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
CREATE TABLE `aim` (
	`screen` text NOT NULL,
	`booking` text NOT NULL,
	`number` integer NOT NULL,
	`from` integer NOT NULL,
	`until` integer,
	`ended_by` text,
	PRIMARY KEY(`screen`, `booking`, `number`, `from`)
);
--> statement-breakpoint
CREATE INDEX `aim_booking` ON `aim` (`booking`);--> statement-breakpoint
CREATE TABLE `booking_revision` (
	`booking` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`effective_from` integer NOT NULL,
	`effective_until` integer,
	`ended_by` text,
	PRIMARY KEY(`booking`, `number`)
);
--> statement-breakpoint
CREATE TABLE `booking` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign` text NOT NULL,
	`title` text NOT NULL,
	`playlist` text NOT NULL,
	`targets` text NOT NULL,
	`tier` text NOT NULL,
	`weight` integer NOT NULL,
	`windows` text NOT NULL,
	`max_plays_per_hour` integer,
	`guarantee` text,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`edited_by` text NOT NULL,
	`submitted_by` text,
	`decided_by` text,
	`comment` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `booking_campaign` ON `booking` (`campaign`);--> statement-breakpoint
CREATE TABLE `statutory_import` (
	`year` integer NOT NULL,
	`number` integer NOT NULL,
	`imported_at` integer NOT NULL,
	`imported_by` text NOT NULL,
	`rows` text NOT NULL,
	PRIMARY KEY(`year`, `number`)
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
CREATE TABLE `event` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`campaign` text,
	`summary` text NOT NULL,
	`channel` text NOT NULL,
	`sessions` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`roles` text NOT NULL,
	`places` integer,
	`places_per_institution` integer,
	`signup_opens_at` integer NOT NULL,
	`signup_closes_at` integer NOT NULL,
	`approval` text NOT NULL,
	`hold_pending` integer NOT NULL,
	`auto_confirm` integer NOT NULL,
	`invited` text,
	`metrics` text NOT NULL,
	`state` text NOT NULL,
	`published_at` integer,
	`comment` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `event_campaign` ON `event` (`campaign`);--> statement-breakpoint
CREATE TABLE `feed` (
	`id` text PRIMARY KEY NOT NULL,
	`screen` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`key_sha256` text,
	`keyed_at` integer,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE INDEX `feed_screen` ON `feed` (`screen`);--> statement-breakpoint
CREATE TABLE `screen_group` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`screens` text NOT NULL,
	`tags` text NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE `outcome_revision` (
	`outcome` text NOT NULL,
	`revision` integer NOT NULL,
	`state` text NOT NULL,
	`figures` text NOT NULL,
	`narrative` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`outcome`, `revision`)
);
--> statement-breakpoint
CREATE TABLE `outcome` (
	`id` text PRIMARY KEY NOT NULL,
	`event` text NOT NULL,
	`institution` text NOT NULL,
	`state` text NOT NULL,
	`figures` text NOT NULL,
	`narrative` text NOT NULL,
	`comment` text NOT NULL,
	`submitted_by` text,
	`submitted_at` integer,
	`first_submitted_at` integer,
	`decided_by` text,
	`decided_at` integer,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outcome_filer` ON `outcome` (`event`,`institution`);--> statement-breakpoint
CREATE INDEX `outcome_institution` ON `outcome` (`institution`);--> statement-breakpoint
CREATE TABLE `plan_ahead` (
	`id` integer PRIMARY KEY NOT NULL,
	`screen` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `schedule_generation` (
	`id` integer PRIMARY KEY NOT NULL,
	`generation` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `manifest` (
	`screen` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`body` text NOT NULL,
	`facts` text NOT NULL,
	`generation` integer NOT NULL,
	`from` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `plan_input` (
	`facts` text NOT NULL,
	`engine` text NOT NULL,
	`plan` text NOT NULL,
	`bookings` text NOT NULL,
	PRIMARY KEY(`facts`, `engine`)
);
--> statement-breakpoint
CREATE TABLE `plan` (
	`id` text PRIMARY KEY NOT NULL,
	`bytes` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `screen_day` (
	`screen` text NOT NULL,
	`day` text NOT NULL,
	`number` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`plan` text NOT NULL,
	`facts` text NOT NULL,
	`engine` text NOT NULL,
	PRIMARY KEY(`screen`, `day`, `number`)
);
--> statement-breakpoint
CREATE INDEX `screen_day_plan` ON `screen_day` (`screen`,`plan`);--> statement-breakpoint
CREATE TABLE `screen_shown` (
	`screen` text NOT NULL,
	`sha256` text NOT NULL,
	PRIMARY KEY(`screen`, `sha256`)
);
--> statement-breakpoint
CREATE TABLE `interned` (
	`no` integer PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `interned_value_unique` ON `interned` (`value`);--> statement-breakpoint
CREATE TABLE `play_boot` (
	`no` integer PRIMARY KEY NOT NULL,
	`screen` text NOT NULL,
	`boot_epoch` integer NOT NULL,
	`contiguous` integer NOT NULL,
	`highest` integer NOT NULL,
	`received` integer NOT NULL,
	`announced` integer NOT NULL,
	`first_at` integer,
	`last_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `play_boot_key` ON `play_boot` (`screen`,`boot_epoch`);--> statement-breakpoint
CREATE TABLE `play_hour` (
	`hour` integer NOT NULL,
	`screen` integer NOT NULL,
	`material` integer NOT NULL,
	`booking` integer NOT NULL,
	`plays` integer NOT NULL,
	`ms` integer NOT NULL,
	PRIMARY KEY(`hour`, `screen`, `material`, `booking`)
);
--> statement-breakpoint
CREATE INDEX `play_hour_booking` ON `play_hour` (`booking`);--> statement-breakpoint
CREATE TABLE `play_quarantine` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`screen` text NOT NULL,
	`boot_epoch` integer NOT NULL,
	`seq` integer NOT NULL,
	`play` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `play_quarantine_content` ON `play_quarantine` (`screen`,`boot_epoch`,`seq`,`play`);--> statement-breakpoint
CREATE TABLE `play_refusal` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `play` (
	`id` integer PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`duration` integer NOT NULL,
	`material` integer NOT NULL,
	`plan` integer NOT NULL,
	`spot` integer,
	`booking` integer NOT NULL,
	`result` integer NOT NULL,
	`code` integer NOT NULL,
	`offset` integer NOT NULL
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
CREATE TABLE `screen_health` (
	`screen` text PRIMARY KEY NOT NULL,
	`last_contact_at` integer NOT NULL,
	`manifest` text,
	`clock_offset_ms` integer NOT NULL,
	`free_bytes` integer,
	`boot_epoch` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`player_version` text NOT NULL,
	`mode` text NOT NULL,
	`errors` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `screen` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`orientation` text NOT NULL,
	`width_px` integer NOT NULL,
	`height_px` integer NOT NULL,
	`fit` text NOT NULL,
	`zone` text,
	`open_hours` text,
	`min_dwell_ms` integer NOT NULL,
	`location` text NOT NULL,
	`tags` text NOT NULL,
	`institution` text,
	`fallback` text,
	`token_sha256` text,
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
CREATE TABLE `signup` (
	`id` text PRIMARY KEY NOT NULL,
	`event` text NOT NULL,
	`institution` text NOT NULL,
	`role` text NOT NULL,
	`quantity` integer NOT NULL,
	`state` text NOT NULL,
	`queue` integer,
	`offer_expires_at` integer,
	`note` text NOT NULL,
	`comment` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signup_active` ON `signup` (`event`,`institution`,`role`) WHERE state IN ('pending', 'confirmed', 'waitlisted', 'offered');--> statement-breakpoint
CREATE INDEX `signup_institution` ON `signup` (`institution`);--> statement-breakpoint
CREATE INDEX `signup_event` ON `signup` (`event`);--> statement-breakpoint
CREATE INDEX `signup_offer` ON `signup` (`state`,`offer_expires_at`);--> statement-breakpoint
CREATE TABLE `theme` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`revision` integer NOT NULL
);
