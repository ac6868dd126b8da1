/** What a link shows: an item with its parts, and what it holds, each as far as the link itself may see it. */
import type { LinkedContent, LinkedDocument } from "../../../src/domain/sharing/linkContract.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemRow } from "../../store/ports/items.ts";
import { decide } from "../decide.ts";
import { driverOf } from "./drivers.ts";
import { linkHolder } from "./links.ts";

function documentOf({ id, type, parentId, sortKey, createdAt, updatedAt, state }: ItemRow): LinkedDocument {
  return { id, type, parentId, sortKey, createdAt, updatedAt, state: Buffer.from(state).toString("base64") };
}

/** Null for what the link does not show, whether it exists or not. What is in the trash is not shown. */
export async function linkedContent(
  tx: StoreTransaction,
  shareId: string,
  itemId: string,
): Promise<LinkedContent | null> {
  const holder = linkHolder(shareId);
  const item = await tx.items.find(itemId);
  if (!item || item.deletedAt > 0 || item.trashedAt > 0 || item.rootId !== item.id) return null;
  if (!(await decide(tx, holder, "view", item)).allowed) return null;
  const driver = driverOf(item.type);
  const parts = (await tx.items.withParts(itemId)).filter(
    (part) => part.id !== itemId && part.deletedAt === 0 && part.trashedAt === 0,
  );
  const held = [];
  for (const id of await driver.heldBy(tx, itemId)) {
    const head = await tx.items.head(id);
    if (!head || head.deletedAt > 0 || head.trashedAt > 0) continue;
    if (!(await decide(tx, holder, "view", head)).allowed) continue;
    held.push({ id, type: head.type, title: driverOf(head.type).displayName(head) });
  }
  return {
    item: { ...documentOf(item), title: driver.displayName(item) },
    parts: parts.map(documentOf),
    held,
  };
}
