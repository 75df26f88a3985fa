ALTER TABLE `aim` ADD `last_day` text DEFAULT '9999-12-31' NOT NULL;--> statement-breakpoint
CREATE INDEX `aim_screen_last_day` ON `aim` (`screen`,`last_day`);