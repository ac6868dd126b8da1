/** What is about an item that no server has seen yet has to wait for it. */
import type { Collections } from "../data/collections.ts";
import { storedByIds } from "../data/pages.ts";

/**
 * The first of these items that has not reached the server; undefined where nothing has to wait. An item that is gone here is not
 * waited for; the server then says so.
 */
export async function firstUnsent(items: Collections["items"], ids: readonly string[]): Promise<string | undefined> {
  if (ids.length === 0) return undefined;
  // Only the server gives an item its owner.
  return (await storedByIds(items, [...ids])).find((item) => item.ownerId === "")?.id;
}
