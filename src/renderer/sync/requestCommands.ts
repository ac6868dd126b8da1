/** Asking for access and answering, on the local records: offline it is queued, and the server decides. */
import type { ItemType } from "../../domain/items/types.ts";
import type { Collections } from "../data/collections.ts";

export interface NewRequest {
  readonly id: string;
  readonly itemId: string;
  readonly itemType: ItemType;
  readonly itemTitle: string;
  readonly askerId: string;
  readonly ownerId: string;
  readonly level: string;
  readonly message: string;
  readonly now: number;
}

/** Asks an item's owner for access; durable here when it resolves. */
export async function askForAccess(requests: Collections["requests"], wish: NewRequest): Promise<void> {
  const { now, ...rest } = wish;
  await requests.insert({ ...rest, askerName: "", status: "open", createdAt: now, updatedAt: now, isWish: true });
}

/** The owner's answer; durable here when it resolves. */
export async function answerRequest(
  requests: Collections["requests"],
  id: string,
  status: "granted" | "declined",
): Promise<void> {
  const request = await requests.findOne(id).exec();
  await request?.incrementalPatch({ status, isWish: true });
}
