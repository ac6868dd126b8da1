/** Asking an owner for access, from wherever it is missed. */
import type { ItemType } from "../../domain/items/types.ts";
import type { Kitchen } from "../data/index.ts";
import type { StoredRequest } from "../data/collections.ts";
import { answerRequest, askForAccess } from "./requestCommands.ts";

export interface AccessQuestion {
  readonly itemId: string;
  readonly itemType: ItemType;
  readonly itemTitle: string;
  readonly askerId: string;
  readonly ownerId: string;
  readonly level: string;
  readonly message: string;
}

/** Asks; where the same is asked and open already, nothing more is sent. Durable here when it resolves. */
export async function askOwner(kitchen: Kitchen, question: AccessQuestion, now: number): Promise<void> {
  const { requests } = kitchen.collections;
  const open = await requests
    .findOne({ selector: { itemId: question.itemId, askerId: question.askerId, status: "open" } })
    .exec();
  if (!open) await askForAccess(requests, { ...question, id: kitchen.items.newId(), now });
}

/** The owner's answer to a request. */
export async function answerOwner(kitchen: Kitchen, requestId: string, answer: "granted" | "declined"): Promise<void> {
  await answerRequest(kitchen.collections.requests, requestId, answer);
}

/** The last request about an item by this person. */
export function lastRequest(
  requests: readonly StoredRequest[],
  itemId: string,
  askerId: string,
): StoredRequest | undefined {
  return requests
    .filter((request) => request.itemId === itemId && request.askerId === askerId)
    .toSorted((a, b) => b.createdAt - a.createdAt)[0];
}
