/** Copies of a device's disk: every IndexedDB database of a store, with what replication remembers beside the records. */

interface StoreCopy {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
  readonly records: readonly { readonly key: IDBValidKey; readonly value: unknown }[];
}

export interface DatabaseCopy {
  readonly name: string;
  readonly version: number;
  readonly stores: readonly StoreCopy[];
}

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB failed")));
  });
}

async function namesOf(prefix: string): Promise<string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => (name?.includes(prefix) ? [name] : []));
}

export async function copyDatabases(prefix: string): Promise<DatabaseCopy[]> {
  const copies: DatabaseCopy[] = [];
  for (const name of await namesOf(prefix)) {
    const database = await done(indexedDB.open(name));
    const stores: StoreCopy[] = [];
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName);
      const [keys, values] = await Promise.all([
        done(store.getAllKeys()),
        done(store.getAll() as IDBRequest<unknown[]>),
      ]);
      stores.push({
        name: storeName,
        keyPath: store.keyPath,
        autoIncrement: store.autoIncrement,
        indexes: [...store.indexNames].map((indexName) => {
          const { keyPath, unique, multiEntry } = store.index(indexName);
          return { name: indexName, keyPath, unique, multiEntry };
        }),
        records: keys.map((key, index) => ({ key, value: values[index] })),
      });
    }
    copies.push({ name, version: database.version, stores });
    database.close();
  }
  return copies;
}

export async function putBackDatabases(prefix: string, copies: readonly DatabaseCopy[]): Promise<void> {
  for (const name of await namesOf(prefix)) await done(indexedDB.deleteDatabase(name));
  for (const copy of copies) {
    const request = indexedDB.open(copy.name, copy.version);
    request.addEventListener("upgradeneeded", () => {
      for (const { name, keyPath, autoIncrement, indexes } of copy.stores) {
        const store = request.result.createObjectStore(name, { keyPath, autoIncrement });
        for (const { name: indexName, keyPath: path, unique, multiEntry } of indexes) {
          store.createIndex(indexName, path, { unique, multiEntry });
        }
      }
    });
    const database = await done(request);
    for (const { name, keyPath, records } of copy.stores) {
      const store = database.transaction(name, "readwrite").objectStore(name);
      await Promise.all(
        records.map(({ key, value }) => done(keyPath === null ? store.put(value, key) : store.put(value))),
      );
    }
    database.close();
  }
}
