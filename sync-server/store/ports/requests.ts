/** Requests for access as the server keeps them. */
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { AccessRequest } from "../../../src/domain/sharing/accessRequest.ts";

export interface RequestRow {
  readonly id: string;
  readonly itemId: string;
  readonly itemType: ItemType;
  readonly askerId: string;
  readonly ownerId: string;
  readonly level: string;
  readonly message: string;
  readonly status: AccessRequest["status"];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly seq: number;
}

export interface RequestStore {
  find(id: string): Promise<RequestRow | null>;
  /** The open request of a person for an item, if any. */
  findOpen(askerId: string, itemId: string): Promise<RequestRow | null>;
  /** Adds or replaces. */
  put(row: RequestRow): Promise<void>;
  /** Requests made by a person or to them that changed after `since`, in the order of their numbers. */
  feed(personId: string, since: number, limit: number): Promise<readonly RequestRow[]>;
}
