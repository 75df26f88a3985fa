CREATE TABLE `play_boot_day` (
	`day` integer NOT NULL,
	`boot` integer NOT NULL,
	`received` integer NOT NULL,
	PRIMARY KEY(`day`, `boot`)
);
--> statement-breakpoint
CREATE INDEX `screen_proof_open` ON `screen_proof` (`day`) WHERE late OR state = 'provisional';--> statement-breakpoint
INSERT INTO play_boot_day (day, boot, received) SELECT hour / 24, boot, sum(received) FROM play_boot_hour GROUP BY 1, 2;
