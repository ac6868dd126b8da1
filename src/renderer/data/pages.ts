import type { RxCollection } from "rxdb";

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

/** The ids of everything in a collection. */
export async function idsOf<T extends { id: string }>(collection: RxCollection<T>, perPage: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of pagesOf(collection, perPage)) ids.push(...page.map(({ id }) => id));
  return ids;
}
