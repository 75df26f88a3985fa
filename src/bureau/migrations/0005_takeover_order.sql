CREATE TABLE `__new_takeover_screen` (
	`takeover` text NOT NULL,
	`screen` text NOT NULL,
	PRIMARY KEY(`takeover`, `screen`)
);
--> statement-breakpoint
INSERT INTO `__new_takeover_screen`("takeover", "screen") SELECT "takeover", "screen" FROM `takeover_screen`;--> statement-breakpoint
DROP TABLE `takeover_screen`;--> statement-breakpoint
ALTER TABLE `__new_takeover_screen` RENAME TO `takeover_screen`;--> statement-breakpoint
CREATE INDEX `takeover_until` ON `takeover` (`until`);
