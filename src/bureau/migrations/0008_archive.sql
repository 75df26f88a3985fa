CREATE TABLE `play_archive` (
	`boot` integer NOT NULL,
	`first_seq` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`sha256` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`boot`, `first_seq`)
);
--> statement-breakpoint
ALTER TABLE `play_boot` ADD `archived` integer DEFAULT 0 NOT NULL;