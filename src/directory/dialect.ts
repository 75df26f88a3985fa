import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from "kysely";

/** Lets better-auth's queries run on an object's SQLite. Every statement is synchronous, so there is one connection. */
export function objectDialect(sql: SqlStorage): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ObjectDriver(sql),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class ObjectDriver implements Driver {
  readonly #sql: SqlStorage;
  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }
  async init(): Promise<void> {}
  async destroy(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    const sql = this.#sql;
    return {
      async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
        const cursor = sql.exec(query.sql, ...query.parameters.map(storable));
        return { rows: asRows<Row>(cursor.toArray()), numAffectedRows: BigInt(cursor.rowsWritten) };
      },
      async *streamQuery(): AsyncGenerator<never> {
        throw new Error("better-auth does not stream");
      },
    };
  }
  async releaseConnection(): Promise<void> {}
  // The object's input gate keeps requests apart while better-auth awaits its synchronous statements.
  async beginTransaction(): Promise<void> {}
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
}

function storable(value: unknown): SqlStorageValue {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string" || typeof value === "number" || value === null) return value;
  if (value === undefined) return null;
  throw new Error(`SQLite cannot store a ${typeof value}`);
}

// Safe because kysely's caller names the row type of the very query it compiled.
function asRows<Row>(rows: unknown[]) {
  return rows as Row[];
}
