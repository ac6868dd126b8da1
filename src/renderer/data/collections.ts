/**
 * The local store's collections. One `items` collection serves every item type (a new type needs no new collection; the
 * open-source store allows 13 in all); blobs hold photos and page copies; settings are this device's own,
 * with plain records of the server and commands beside them.
 */
import type { RxCollection, RxDatabase, RxJsonSchema } from "rxdb";
import { maxSortKeyLength } from "../../domain/items/materialize.ts";
import { maxItemIdLength, type ItemRecord } from "../../domain/items/types.ts";
import {
  requestRecordSchema,
  shareMigrations,
  shareRecordSchema,
  type StoredRequest,
  type StoredShare,
} from "./shareCollections.ts";

export type { ProvisionalRecord, StoredCommand, StoredRecord } from "./recordCollections.ts";
export type { StoredRequest, StoredShare } from "./shareCollections.ts";

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

/** A value by its key: a setting of this device, a record of the server or a command on its way (recordCollections.ts). */
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
  /** What it was written on, as the server had last said; base64, "" where that is not known. */
  base: string;
  derived: object;
  refusedAt: number;
  /** When the author asked for access; 0 = not yet. */
  requestedAt: number;
}

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
  version: 1,
  primaryKey: "id",
  type: "object",
  properties: { id: { type: "string", maxLength: 200 }, value: { type: "object" } },
  required: ["id", "value"],
};

const rescueSchema: RxJsonSchema<StoredRescue> = {
  version: 1,
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
    base: { type: "string" },
    derived: { type: "object" },
    refusedAt: { type: "number" },
    requestedAt: { type: "number" },
  },
  required: [
    "id",
    "type",
    "parentId",
    "title",
    "code",
    "message",
    "state",
    "base",
    "derived",
    "refusedAt",
    "requestedAt",
  ],
};

export const collectionCreators = {
  items: { schema: itemSchema },
  blobs: { schema: blobSchema },
  settings: { schema: settingSchema, migrationStrategies: { 1: (setting: StoredSetting) => setting } },
  rescues: {
    schema: rescueSchema,
    migrationStrategies: { 1: (rescue: StoredRescue) => ({ ...rescue, base: "" }) },
  },
  shares: { schema: shareRecordSchema, migrationStrategies: shareMigrations },
  requests: { schema: requestRecordSchema },
} as const;
