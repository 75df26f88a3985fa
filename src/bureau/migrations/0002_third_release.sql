ALTER TABLE `bureau` ADD `relaxation` text;
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `late_play` (
	`screen` text NOT NULL,
	`day` text NOT NULL,
	`id` integer NOT NULL,
	PRIMARY KEY(`screen`, `day`, `id`)
);
--> statement-breakpoint
INSERT INTO play_boot_hour (boot, hour, received, first_seq, last_seq)
	SELECT id / 2147483648, started_at / 3600000, count(*), min(id % 2147483648), max(id % 2147483648) FROM play GROUP BY 1, 2;
--> statement-breakpoint
INSERT INTO play_boot_hour (boot, hour, received, first_seq, last_seq)
	SELECT no, last_at / 3600000, count(*), min(id % 2147483648), max(id % 2147483648)
	FROM play_refusal JOIN play_boot ON no = id / 2147483648 WHERE last_at IS NOT NULL GROUP BY 1, 2
	ON CONFLICT (boot, hour) DO UPDATE SET received = received + excluded.received,
	first_seq = min(first_seq, excluded.first_seq), last_seq = max(last_seq, excluded.last_seq);
--> statement-breakpoint
INSERT INTO play_boot_hour (boot, hour, received, first_seq, last_seq)
	SELECT max(play_boot.no), hour, sum(plays) / count(DISTINCT play_boot.no), 1, max(archived)
	FROM play_hour JOIN interned ON interned.no = play_hour.screen
	JOIN play_boot ON play_boot.screen = interned.value AND archived > 0
	WHERE hour < coalesce((SELECT min(own.hour) FROM play_boot_hour AS own WHERE own.boot = play_boot.no), 2147483647)
	GROUP BY interned.no, hour ON CONFLICT DO NOTHING;
--> statement-breakpoint
INSERT INTO play_gap (boot, first_seq, last_seq)
	SELECT no, previous + 1, seq - 1 FROM (
		SELECT no, id % 2147483648 AS seq, lag(id % 2147483648, 1, contiguous) OVER (PARTITION BY no ORDER BY id) AS previous
		FROM (
			SELECT no, contiguous, play.id FROM play_boot JOIN play ON play.id > no * 2147483648 + contiguous
			AND play.id < (no + 1) * 2147483648 WHERE contiguous < highest
			UNION ALL
			SELECT no, contiguous, play_refusal.id FROM play_boot
			JOIN play_refusal ON play_refusal.id > no * 2147483648 + contiguous
			AND play_refusal.id < (no + 1) * 2147483648 WHERE contiguous < highest
		)
	) WHERE seq > previous + 1;
--> statement-breakpoint
UPDATE play_gap SET
	"from" = (SELECT started_at + duration FROM play WHERE id > boot * 2147483648 AND id < boot * 2147483648 + first_seq ORDER BY id DESC LIMIT 1),
	"to" = (SELECT started_at FROM play WHERE id > boot * 2147483648 + last_seq AND id < (boot + 1) * 2147483648 ORDER BY id LIMIT 1);
--> statement-breakpoint
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
--> statement-breakpoint
CREATE TABLE `play_boot_day` (
	`day` integer NOT NULL,
	`boot` integer NOT NULL,
	`received` integer NOT NULL,
	PRIMARY KEY(`day`, `boot`)
);
--> statement-breakpoint
CREATE INDEX `screen_proof_open` ON `screen_proof` (`day`) WHERE late OR state = 'provisional';--> statement-breakpoint
INSERT INTO play_boot_day (day, boot, received) SELECT hour / 24, boot, sum(received) FROM play_boot_hour GROUP BY 1, 2;
