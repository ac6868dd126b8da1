/**
 * Kysely on Node's own SQLite: one connection, statements prepared once, and transactions that take the write lock when
 * they begin, so that none fails half-way because another process wrote in between.
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import type { DatabaseConnection, Dialect, Driver, QueryResult } from "kysely";
import { storageFailure } from "./failures.ts";

/** Queries with lists in them have many shapes; past this many the oldest is prepared again when it comes back. */
const maxStatements = 500;

/** Prepared once; the oldest unused goes first. */
export class Statements {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, { readonly statement: StatementSync; readonly returnsRows: boolean }>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  get(sql: string): { readonly statement: StatementSync; readonly returnsRows: boolean } {
    const known = this.#prepared.get(sql);
    if (known !== undefined) {
      // Which was used last matters only where one has to go soon.
      if (this.#prepared.size > maxStatements / 2) {
        this.#prepared.delete(sql);
        this.#prepared.set(sql, known);
      }
      return known;
    }
    const statement = this.#database.prepare(sql);
    const entry = { statement, returnsRows: statement.columns().length > 0 };
    this.#prepared.set(sql, entry);
    if (this.#prepared.size > maxStatements) {
      for (const oldest of this.#prepared.keys()) {
        this.#prepared.delete(oldest);
        break;
      }
    }
    return entry;
  }
}

export class Connection implements DatabaseConnection {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const { statement, returnsRows } = this.#statements.get(query.sql);
      const values = query.parameters as SQLInputValue[];
      // The rows are what the tables' types say: the migrations make STRICT tables.
      if (returnsRows) return { rows: statement.all(...values) as Row[] };
      const { changes, lastInsertRowid } = statement.run(...values);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    } catch (error) {
      throw storageFailure(error);
    }
  }

  /** Throws like a query, and then nothing was committed. */
  commit(): void {
    try {
      this.#statements.get("COMMIT").statement.run();
    } catch (error) {
      throw storageFailure(error);
    }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    const { statement } = this.#statements.get(query.sql);
    for (const row of statement.iterate(...(query.parameters as SQLInputValue[]))) yield { rows: [row as Row] };
  }
}

class SqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: Connection;
  readonly #committed: () => void;

  constructor(database: DatabaseSync, statements: Statements, committed: () => void) {
    this.#database = database;
    this.#connection = new Connection(statements);
    this.#committed = committed;
  }

  async init(): Promise<void> {}

  /** Kysely gives the one connection to one user at a time, because the adapter says there is only one. */
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("BEGIN IMMEDIATE"));
  }

  async commitTransaction(): Promise<void> {
    this.#connection.commit();
    // Nothing is waited for between the commit and who has to know of it.
    this.#committed();
  }

  /** A full disk makes SQLite roll back by itself; a second time would hide the first error behind another. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw("ROLLBACK"));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#database.close();
  }
}

/** SQLite does undo CREATE and ALTER, whatever Kysely assumes of it. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** `committed` is called with every commit, before anything else runs. */
export function sqliteDialect(
  database: DatabaseSync,
  statements: Statements,
  committed: () => void = () => undefined,
): Dialect {
  return {
    createAdapter: () => new Adapter(),
    createDriver: () => new SqliteDriver(database, statements, committed),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
