/**
 * Queries that run for every edit, built once: putting the SQL together costs Kysely several times what SQLite needs to run
 * it. Written with Kysely all the same, so the tables' types are checked and every engine gets its own SQL.
 */
import type { CompiledQuery, Kysely, QueryResult } from "kysely";
import type { Tables } from "./tables.ts";

/** Stands in a query for a value that is given when it runs. */
class Parameter {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
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
  const byEngine = new WeakMap<object, CompiledQuery<Row>>();
  return (db, values) => {
    const engine = db.getExecutor().adapter;
    let query = byEngine.get(engine);
    if (query === undefined) {
      // The type says what will be there when it runs.
      query = build(
        db,
        <Name extends keyof Values>(name: Name) => new Parameter(name) as unknown as Values[Name],
      ).compile();
      byEngine.set(engine, query);
    }
    const given = new Map<PropertyKey, unknown>(Object.entries(values));
    const parameters = query.parameters.map((value) => (value instanceof Parameter ? given.get(value.name) : value));
    return db.executeQuery({ ...query, parameters });
  };
}
