import type { RxCollection } from "rxdb";
import { z } from "zod";

/**
 * A whole collection in pages by id, past RxDB's cache of documents: reading everything must not keep everything (all photos!) in
 * memory. What is written meanwhile behind the page being read is not seen.
 */
export async function* pagesOf<T extends { id: string }>(
  collection: RxCollection<T>,
  perPage: number,
): AsyncGenerator<readonly Readonly<T>[]> {
  let after = "";
  for (;;) {
    const query = (collection as unknown as RxCollection<{ id: string }>).find({
      selector: { id: { $gt: after } },
      sort: [{ id: "asc" }],
      limit: perPage,
    });
    const { documents } = await collection.storageInstance.query(query.getPreparedQuery() as never);
    if (documents.length > 0) yield documents;
    const last = documents.at(-1);
    if (!last || documents.length < perPage) return;
    after = last.id;
  }
}

/**
 * These records as they are stored, past RxDB's caches: a document read just before a write can enter the cache after the
 * write's news and then stands there as the latest until the next one. Whoever waits for a change must not look there.
 */
export async function storedByIds<T>(collection: RxCollection<T>, ids: readonly string[]): Promise<Readonly<T>[]> {
  return ids.length === 0 ? [] : collection.storageInstance.findDocumentsById([...ids], false);
}

/** What is used here of the Dexie storage's inside: RxDB itself offers no way to the keys alone. */
interface KeyTable {
  where(index: "[_deleted+id]"): {
    between(from: readonly string[], to: readonly string[]): { primaryKeys(): Promise<string[]> };
  };
}
const internalsSchema = z.object({
  dexieTable: z.custom<KeyTable>((table) => typeof table === "object" && table !== null && "where" in table),
});

/** The ids of everything in a collection; nothing else of it is read. */
export async function idsOf<T>(collection: RxCollection<T>): Promise<string[]> {
  // RxDB's types do not say it, but Dexie's inside is a promise: without waiting for it nothing is found.
  const internals = await Promise.resolve<unknown>(collection.storageInstance.internals);
  const { dexieTable } = internalsSchema.parse(internals);
  return dexieTable.where("[_deleted+id]").between(["0", ""], ["0", "\uffff"]).primaryKeys();
}
