CREATE TABLE `play_boot_hour` (
	`boot` integer NOT NULL,
	`hour` integer NOT NULL,
	`received` integer NOT NULL,
	`first_seq` integer NOT NULL,
	`last_seq` integer NOT NULL,
	PRIMARY KEY(`boot`, `hour`)
);
--> statement-breakpoint
CREATE TABLE `play_gap` (
	`boot` integer NOT NULL,
	`first_seq` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`from` integer,
	`to` integer,
	PRIMARY KEY(`boot`, `first_seq`)
);
--> statement-breakpoint
ALTER TABLE `member` ADD `reset_at` integer;