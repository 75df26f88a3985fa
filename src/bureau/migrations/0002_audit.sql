CREATE TABLE `audit_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `retention_policy` (
	`id` integer PRIMARY KEY NOT NULL,
	`audit_days` integer NOT NULL,
	`contact_days` integer NOT NULL,
	`invitation_days` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `audit` ADD `actor_name_salt` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `actor_name_sha256` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `address_salt` text;--> statement-breakpoint
ALTER TABLE `audit` ADD `address_sha256` text;--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor`);--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit` (`action`);--> statement-breakpoint
CREATE INDEX `audit_personal` ON `audit` (`at`) WHERE actor <> 'system' AND (actor_name <> '' OR address <> '');