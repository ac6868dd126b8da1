/**
 * Queries that run for every edit, built once: putting the SQL together costs Kysely several times what SQLite needs to run
 * it. Written with Kysely all the same, so the tables' types are checked and every engine gets its own SQL.
 */
import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult } from "kysely";
import type { Tables } from "./tables.ts";

/** Stands in a query for a value that is given when it runs. */
class Parameter {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/**
 * The connection of a transaction that is running, where the store says so: prepared queries go straight to it. Kysely's way
 * there costs more than the query.
 */
export const connectionsInUse = new WeakMap<Kysely<Tables>, DatabaseConnection>();

interface Prepared<Values, Row> {
  readonly query: CompiledQuery<Row>;
  /** What goes where a parameter is. */
  readonly fill: readonly ((given: Values) => unknown)[];
}

/**
 * `build` is called once per engine, with `parameter("name")` where a value of `Values` goes. The result runs the query in
 * a transaction with the values of the moment.
 */
export function compiledQuery<Values extends object, Row>(
  build: (
    db: Kysely<Tables>,
    parameter: <Name extends keyof Values>(name: Name) => Values[Name],
  ) => { compile(): CompiledQuery<Row> },
): (db: Kysely<Tables>, values: Values) => Promise<QueryResult<Row>> {
  const byEngine = new WeakMap<object, Prepared<Values, Row>>();
  return (db, values) => {
    const engine = db.getExecutor().adapter;
    let prepared = byEngine.get(engine);
    if (prepared === undefined) {
      // The type says what will be there when it runs.
      const query = build(
        db,
        <Name extends keyof Values>(name: Name) => new Parameter(name) as unknown as Values[Name],
      ).compile();
      const fill = query.parameters.map((value) =>
        value instanceof Parameter ? (given: Values) => given[value.name as keyof Values] : () => value,
      );
      prepared = { query, fill };
      byEngine.set(engine, prepared);
    }
    const { query, fill } = prepared;
    const filled = { ...query, parameters: fill.map((value) => value(values)) };
    return connectionsInUse.get(db)?.executeQuery<Row>(filled) ?? db.executeQuery(filled);
  };
}
