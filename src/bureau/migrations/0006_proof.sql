CREATE TABLE `screen_contact` (
	`screen` text NOT NULL,
	`slot` integer NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`screen`, `slot`)
);
--> statement-breakpoint
CREATE TABLE `screen_proof` (
	`screen` text NOT NULL,
	`day` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`plan` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`answers` text NOT NULL,
	`extra` text NOT NULL,
	`at` integer NOT NULL,
	`late` integer NOT NULL,
	PRIMARY KEY(`screen`, `day`)
);
