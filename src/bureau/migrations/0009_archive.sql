CREATE TABLE `play_check` (
	`id` integer PRIMARY KEY NOT NULL,
	`screen` text NOT NULL
);
