ALTER TABLE `screen` ADD `notes` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `screen` ADD `footfall` text;