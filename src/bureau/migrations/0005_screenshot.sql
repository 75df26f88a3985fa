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
CREATE INDEX `screenshot_screen` ON `screenshot` (`screen`);