ALTER TABLE "user" ADD COLUMN "twoFactorEnabled" integer;
--> statement-breakpoint
CREATE TABLE "twoFactor" (
  "id" text not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references "user" ("id") on delete cascade,
  "verified" integer,
  "failedVerificationCount" integer,
  "lockedUntil" date
);
--> statement-breakpoint
CREATE INDEX "twoFactor_userId_idx" ON "twoFactor" ("userId");
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN seen_at INTEGER;
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN method TEXT NOT NULL DEFAULT 'password';
--> statement-breakpoint
CREATE TABLE policy (
  bureau TEXT PRIMARY KEY REFERENCES bureau (id),
  policy TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE tries (
  email_sha256 TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX tries_at ON tries (at);
--> statement-breakpoint
CREATE TABLE used_code (
  person TEXT NOT NULL,
  code TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (person, code)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE password_reset (
  person TEXT PRIMARY KEY,
  token_sha256 TEXT NOT NULL UNIQUE,
  bureau TEXT NOT NULL,
  drop_two_factor INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
UPDATE pairing SET fetched = 1 WHERE token IS NOT NULL;
--> statement-breakpoint
ALTER TABLE pairing DROP COLUMN token;
--> statement-breakpoint
ALTER TABLE pairing ADD COLUMN ready INTEGER NOT NULL DEFAULT 0;
