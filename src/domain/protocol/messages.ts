/**
 * The records plane's messages: one authenticated websocket carries every collection, in batches, in both directions. The
 * device asks (`pull`, `push`, `get`), the server answers under the same number `n`, and says `news` when there is
 * something to pull. Documents travel as differences between state vectors, never as derived fields.
 */
import { z } from "zod";
import { itemTypes } from "../items/types.ts";
import { errorCodes } from "../errors.ts";
import { accessRequestSchema } from "../sharing/accessRequest.ts";
import { shareChangeSchema, shareSchema, shareWishSchema } from "../sharing/share.ts";

/** Raised when an older device or server could not understand the other. */
export const protocolVersion = 3;

/** Largest frame in bytes. The session is known before the first frame: it is checked when the socket is opened. */
export const maxFrameBytes = 20_000_000;
/** Subprotocol of the records plane; a program without the browser's cookie adds `tokenProtocol(token)` beside it. */
export const recordsProtocol = "potluck.records.1";
const tokenPrefix = "potluck.token.";

/** A session's token as a websocket subprotocol: the one header a browser's WebSocket can set. */
export function tokenProtocol(token: string): string {
  return tokenPrefix + token;
}

/** The token among offered subprotocols, or null. */
export function tokenAmong(protocols: Iterable<string>): string | null {
  for (const protocol of protocols) if (protocol.startsWith(tokenPrefix)) return protocol.slice(tokenPrefix.length);
  return null;
}

/** Most rows in one pull or push. */
export const maxRows = 500;

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, "must be bytes");
const time = z.number().int().min(0).max(1e15);
const number = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const collectionNames = ["items", "shares", "requests", "records"] as const;
export type CollectionName = (typeof collectionNames)[number];

/** What a device sends of an item: no time, owner or derived field, because none would be believed. */
export const itemPushSchema = z
  .object({
    id,
    type: z.enum(itemTypes),
    parentId: z.union([id, z.literal("")]),
    sortKey: z.string().max(60),
    /** Moved into the trash or out of it since the device last heard of the item; null: not moved, leave it where it is. */
    trashed: z.boolean().nullable(),
    /** Deleted for good. */
    deleted: z.boolean(),
    /** It was on the device before its owner signed in there: no household of theirs gets it by itself. Only ever withholds. */
    isEarlier: z.boolean().optional(),
    /** What the document has beyond `base`: a Yjs V1 update. */
    update: bytes,
    /** State vector of the document as the device last knew it from the server; empty vector for a new one. */
    base: bytes,
    /** State vector of the document as the device has it now. */
    vector: bytes,
  })
  .strict();
export type ItemPush = z.infer<typeof itemPushSchema>;

/** What the server knows of an item, without its document. */
export const itemHeadSchema = z.object({
  id,
  type: z.enum(itemTypes),
  parentId: z.union([id, z.literal("")]),
  ownerId: id,
  sortKey: z.string().max(60),
  createdAt: time,
  updatedAt: time,
  trashedAt: time,
});
export type ItemHead = z.infer<typeof itemHeadSchema>;

/** An item on its way to a device: gone (deleted, or no longer theirs to see), or its head and what is new. */
export const itemPullSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("gone"), id }),
  z.object({
    kind: z.literal("item"),
    head: itemHeadSchema,
    /** `whole`: the update is the whole document. Else it adds to what the device got at its checkpoint or later. */
    whole: z.boolean(),
    update: bytes,
    /** `vectorCheck` of the document a difference leads to, because a hole in a difference does not show by itself. */
    check: number.nullable(),
  }),
]);
export type ItemPull = z.infer<typeof itemPullSchema>;

export const failureSchema = z.object({ code: z.enum(errorCodes), message: z.string() });

/** The server's answer to one pushed item. */
export const itemResultSchema = z.discriminatedUnion("kind", [
  /** Merged: the head as it is now and what the document has beyond the pushed `vector`. */
  z.object({ kind: z.literal("merged"), head: itemHeadSchema, missing: bytes }),
  /** Deleted for good, as asked or before. */
  z.object({ kind: z.literal("gone"), id }),
  /** Refused, with the server's state to go back to: beyond the pushed `base`, or gone where it is not visible. */
  z.object({
    kind: z.literal("refused"),
    id,
    failure: failureSchema,
    current: z.object({ head: itemHeadSchema, update: bytes }).nullable(),
  }),
]);
export type ItemResult = z.infer<typeof itemResultSchema>;

/** What a device asks for a share: a wish (new), or a move of one that exists. The server fills in everything else. */
export const sharePushSchema = z.discriminatedUnion("move", [
  z.strictObject({ move: z.literal("create"), id, wish: shareWishSchema }),
  z.strictObject({ move: z.literal("change"), id, change: shareChangeSchema }),
  z.strictObject({ move: z.enum(["accept", "decline", "revoke", "approve", "refuse"]), id }),
]);
export type SharePush = z.infer<typeof sharePushSchema>;

export const sharePullSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("gone"), id }),
  z.object({ kind: z.literal("share"), share: shareSchema }),
]);
export type SharePull = z.infer<typeof sharePullSchema>;

export const shareResultSchema = z.object({
  id,
  /** The share as it is now; null where there is none this person may see. */
  share: shareSchema.nullable(),
  /** Why the wish was not fulfilled. */
  failure: failureSchema.nullable(),
});
export type ShareResult = z.infer<typeof shareResultSchema>;

/** What a device asks of an access request: to make it, or to answer one. */
export const requestPushSchema = z
  .object({
    id,
    itemId: id,
    level: z.string().max(50),
    message: z.string().max(2_000),
    move: z.enum(["ask", "grant", "decline"]),
  })
  .strict();
export type RequestPush = z.infer<typeof requestPushSchema>;

export const requestResultSchema = z.object({
  id,
  request: accessRequestSchema.nullable(),
  failure: failureSchema.nullable(),
});
export type RequestResult = z.infer<typeof requestResultSchema>;

/**
 * A plain record on its way to a device: who belongs to what, a comment, a notification … `data` is read with the schema of its
 * kind; null: gone, or no longer theirs to see.
 */
export const recordPullSchema = z.object({
  kind: z.string().min(1).max(50),
  id,
  /** The item it belongs to, or "". */
  itemId: z.union([id, z.literal("")]),
  data: z.record(z.string(), z.unknown()).nullable(),
});
export type RecordPull = z.infer<typeof recordPullSchema>;

/**
 * A command of the person: an action of the server's registry with its input. `id` is the device's own; a command sent twice is
 * done once.
 */
export const commandSchema = z.strictObject({
  id,
  action: z.string().min(1).max(100),
  input: z.record(z.string(), z.unknown()),
});
export type Command = z.infer<typeof commandSchema>;

export const commandResultSchema = z.object({
  id,
  /** What the action answers; null where it failed. */
  answer: z.unknown(),
  failure: failureSchema.nullable(),
});
export type CommandResult = z.infer<typeof commandResultSchema>;

export const clientMessageSchema = z.discriminatedUnion("t", [
  z.object({ t: z.literal("hello"), version: z.number().int() }).strict(),
  z
    .object({
      t: z.literal("pull"),
      n: number,
      collection: z.enum(collectionNames),
      since: number,
      limit: z.number().int().min(1).max(maxRows),
    })
    .strict(),
  z
    .object({
      t: z.literal("push"),
      n: number,
      collection: z.literal("items"),
      rows: z.array(itemPushSchema).max(maxRows),
    })
    .strict(),
  z.object({ t: z.literal("push-shares"), n: number, rows: z.array(sharePushSchema).max(maxRows) }).strict(),
  z.object({ t: z.literal("push-requests"), n: number, rows: z.array(requestPushSchema).max(maxRows) }).strict(),
  z.object({ t: z.literal("act"), n: number, commands: z.array(commandSchema).min(1).max(100) }).strict(),
  z.object({ t: z.literal("get"), n: number, ids: z.array(id).max(maxRows) }).strict(),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

export const serverMessageSchema = z.discriminatedUnion("t", [
  z.object({
    t: z.literal("welcome"),
    version: z.number().int(),
    personId: id,
    now: time,
    /** Changes when a backup was put in place of the server's data: sequence numbers from before mean nothing then. */
    epoch: z.string().max(100),
  }),
  z.object({ t: z.literal("pulled-items"), n: number, rows: z.array(itemPullSchema), upTo: number, more: z.boolean() }),
  z.object({
    t: z.literal("pulled-shares"),
    n: number,
    rows: z.array(sharePullSchema),
    upTo: number,
    more: z.boolean(),
  }),
  z.object({
    t: z.literal("pulled-requests"),
    n: number,
    rows: z.array(accessRequestSchema),
    upTo: number,
    more: z.boolean(),
  }),
  z.object({
    t: z.literal("pulled-records"),
    n: number,
    rows: z.array(recordPullSchema),
    upTo: number,
    more: z.boolean(),
  }),
  z.object({ t: z.literal("acted"), n: number, results: z.array(commandResultSchema) }),
  z.object({ t: z.literal("pushed-requests"), n: number, results: z.array(requestResultSchema) }),
  z.object({ t: z.literal("pushed-items"), n: number, results: z.array(itemResultSchema) }),
  z.object({ t: z.literal("pushed-shares"), n: number, results: z.array(shareResultSchema) }),
  z.object({ t: z.literal("got"), n: number, rows: z.array(itemPullSchema) }),
  /** Something this person may see has changed: pull. */
  z.object({ t: z.literal("news"), collection: z.enum(collectionNames) }),
  z.object({ t: z.literal("error"), n: number.nullable(), failure: failureSchema }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;
