CREATE TABLE bureau (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE membership (
  person TEXT NOT NULL,
  bureau TEXT NOT NULL REFERENCES bureau (id),
  PRIMARY KEY (person, bureau)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE pairing (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  secret_sha256 TEXT NOT NULL,
  request TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  bureau TEXT,
  screen TEXT,
  token TEXT,
  fetched INTEGER NOT NULL DEFAULT 0
) STRICT;
--> statement-breakpoint
CREATE TABLE milestone (
  name TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  before TEXT,
  after TEXT,
  request_id TEXT NOT NULL,
  address TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE timer (name TEXT PRIMARY KEY, due_at INTEGER NOT NULL) STRICT;
--> statement-breakpoint
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL
) STRICT;
