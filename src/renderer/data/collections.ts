/**
 * The local store's collections. One `items` collection serves every item type (a new type needs no new collection; the
 * open-source store allows 13 in all); blobs hold photos and page copies; settings are this device's own.
 */
import type { RxCollection, RxDatabase, RxJsonSchema } from "rxdb";
import { maxSortKeyLength } from "../../domain/items/materialize.ts";
import type { AccessRequest } from "../../domain/sharing/accessRequest.ts";
import type { Share } from "../../domain/sharing/share.ts";
import { maxItemIdLength, type ItemRecord } from "../../domain/items/types.ts";

/** A mutable copy of the record, as RxDB wants it. */
export type StoredItem = { -readonly [K in keyof ItemRecord]: K extends "derived" ? object : ItemRecord[K] };

export interface StoredBlob {
  /** SHA-256 of the bytes, hexadecimal. */
  id: string;
  kind: "photo" | "page";
  mime: string;
  /** Bytes before encoding. */
  size: number;
  /** Base64. */
  data: string;
  /** Small picture as a data address, or "". */
  thumbnail: string;
  createdAt: number;
}

export interface StoredSetting {
  id: string;
  value: object;
}

/** What a person wrote and the server did not accept; see sync/rescue.ts. */
export interface StoredRescue {
  /** The refused item's id. */
  id: string;
  type: ItemRecord["type"];
  parentId: string;
  title: string;
  code: string;
  message: string;
  /** The author's version, base64 of a Yjs update. */
  state: string;
  derived: object;
  refusedAt: number;
  /** When the author asked for access; 0 = not yet. */
  requestedAt: number;
}

/** A share as the server last said it, or as the person wishes it while it is on its way (`isWish`). */
export type StoredShare = { -readonly [K in keyof Share]: Share[K] } & { isWish: boolean };

/** A request for access as the server last said it, or as it is wished here (`isWish`). */
export type StoredRequest = { -readonly [K in keyof AccessRequest]: AccessRequest[K] } & { isWish: boolean };

export interface Collections {
  items: RxCollection<StoredItem>;
  blobs: RxCollection<StoredBlob>;
  settings: RxCollection<StoredSetting>;
  rescues: RxCollection<StoredRescue>;
  shares: RxCollection<StoredShare>;
  requests: RxCollection<StoredRequest>;
}
export type KitchenDatabase = RxDatabase<Collections>;

/** Milliseconds since 1970 as an indexed number: bounds are required for index keys of one length. */
const time = { type: "number", minimum: 0, maximum: 1e15, multipleOf: 1 } as const;

const itemSchema: RxJsonSchema<StoredItem> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: maxItemIdLength },
    type: { type: "string", maxLength: 16 },
    parentId: { type: "string", maxLength: maxItemIdLength },
    ownerId: { type: "string", maxLength: maxItemIdLength },
    title: { type: "string" },
    sortKey: { type: "string", maxLength: maxSortKeyLength },
    createdAt: time,
    updatedAt: time,
    trashedAt: time,
    state: { type: "string" },
    derived: { type: "object" },
  },
  required: ["id", "type", "parentId", "ownerId", "title", "sortKey", "createdAt", "updatedAt", "trashedAt", "state"],
  indexes: [
    ["type", "trashedAt", "sortKey"],
    ["parentId", "sortKey"],
  ],
} as unknown as RxJsonSchema<StoredItem>;

const blobSchema: RxJsonSchema<StoredBlob> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 64 },
    kind: { type: "string" },
    mime: { type: "string" },
    size: { type: "number" },
    data: { type: "string" },
    thumbnail: { type: "string" },
    createdAt: { type: "number" },
  },
  required: ["id", "kind", "mime", "size", "data", "thumbnail", "createdAt"],
};

const settingSchema: RxJsonSchema<StoredSetting> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: { id: { type: "string", maxLength: 100 }, value: { type: "object" } },
  required: ["id", "value"],
};

const rescueSchema: RxJsonSchema<StoredRescue> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: maxItemIdLength },
    type: { type: "string" },
    parentId: { type: "string" },
    title: { type: "string" },
    code: { type: "string" },
    message: { type: "string" },
    state: { type: "string" },
    derived: { type: "object" },
    refusedAt: { type: "number" },
    requestedAt: { type: "number" },
  },
  required: ["id", "type", "parentId", "title", "code", "message", "state", "derived", "refusedAt", "requestedAt"],
};

const orNull = (type: string): { type: string[] } => ({ type: [type, "null"] });

const shareRecordSchema: RxJsonSchema<StoredShare> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: maxItemIdLength },
    ownerId: { type: "string" },
    ownerName: { type: "string" },
    recipientId: orNull("string"),
    recipientName: { type: "string" },
    recipientAddress: { type: "string" },
    itemType: { type: "string" },
    itemId: orNull("string"),
    itemTitle: { type: "string" },
    shareAll: { type: "boolean" },
    level: { type: "string" },
    membershipOnly: { type: "boolean" },
    status: { type: "string" },
    message: { type: "string" },
    createdAt: { type: "number" },
    updatedAt: { type: "number" },
    respondedAt: orNull("number"),
    isWish: { type: "boolean" },
  },
  required: ["id", "ownerId", "recipientAddress", "itemType", "shareAll", "level", "status", "isWish"],
} as unknown as RxJsonSchema<StoredShare>;

const requestRecordSchema: RxJsonSchema<StoredRequest> = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: maxItemIdLength },
    itemId: { type: "string" },
    itemType: { type: "string" },
    itemTitle: { type: "string" },
    askerId: { type: "string" },
    askerName: { type: "string" },
    ownerId: { type: "string" },
    level: { type: "string" },
    message: { type: "string" },
    status: { type: "string" },
    createdAt: { type: "number" },
    updatedAt: { type: "number" },
    isWish: { type: "boolean" },
  },
  required: ["id", "itemId", "itemType", "askerId", "ownerId", "level", "status", "isWish"],
};

export const collectionCreators = {
  items: { schema: itemSchema },
  blobs: { schema: blobSchema },
  settings: { schema: settingSchema },
  rescues: { schema: rescueSchema },
  shares: { schema: shareRecordSchema },
  requests: { schema: requestRecordSchema },
} as const;
