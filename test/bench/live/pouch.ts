/** As much of PouchDB as the benches use; its packages come without types. */

export interface PouchDatabase {
  bulkDocs(documents: readonly object[]): Promise<unknown>;
  info(): Promise<{ readonly doc_count: number }>;
  readonly replicate: {
    from(source: PouchDatabase, options: object): Promise<{ readonly docs_written: number }>;
  };
}

export interface PouchConstructor {
  new (name: string, options?: object): PouchDatabase;
  plugin(plugin: unknown): PouchConstructor;
  defaults(options: object): PouchConstructor;
}
