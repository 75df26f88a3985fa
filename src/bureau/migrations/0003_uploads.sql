ALTER TABLE `material_version` ADD `submitted_at` integer;--> statement-breakpoint
ALTER TABLE `material_version` ADD `withdrawn_by` text;--> statement-breakpoint
ALTER TABLE `material_version` ADD `warned_at` integer;--> statement-breakpoint
ALTER TABLE `bureau` ADD `expiry_days` integer DEFAULT 14 NOT NULL;