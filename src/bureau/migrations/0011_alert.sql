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
ALTER TABLE `bureau` ADD `alert_webhook` text;