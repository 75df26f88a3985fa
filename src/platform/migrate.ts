import { sha256 } from "./digest.ts";

/** File name → SQL, as `import.meta.glob` gives them. */
export type Migrations = Record<string, string>;

/**
 * Brings a database up to date. The list is append-only and checks its own past: a migration that was applied and
 * reads differently now, or is gone, stops the object before it can do harm.
 */
export function migrate(storage: DurableObjectStorage, migrations: Migrations): void {
  const { sql } = storage;
  sql.exec("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT");
  const applied = new Map(
    sql
      .exec<{ name: string; sha256: string }>("SELECT name, sha256 FROM migration ORDER BY name")
      .toArray()
      .map((row) => [row.name, row.sha256]),
  );
  const known = Object.entries(migrations)
    .map(([path, text]) => ({ name: path.slice(path.lastIndexOf("/") + 1), text }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const name of applied.keys()) {
    if (!known.some((migration) => migration.name === name))
      throw new Error(`Migration ${name} was applied and is gone`);
  }
  for (const { name, text } of known) {
    const before = applied.get(name);
    if (before === sha256(text)) continue;
    if (before !== undefined) throw new Error(`Migration ${name} was changed after it had been applied`);
    storage.transactionSync(() => {
      for (const statement of text.split("--> statement-breakpoint")) sql.exec(statement);
      sql.exec("INSERT INTO migration (name, sha256) VALUES (?, ?)", name, sha256(text));
    });
  }
}
