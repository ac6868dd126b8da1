/**
 * Between a record in the local store and an item on the wire: out go the difference since what the server last said and the
 * wishes (trash, delete), in comes what is new, put together with what the server said before. Derived fields are computed
 * here, never taken over.
 */
import { fromBase64, toBase64 } from "lib0/buffer";
import type { WithDeleted } from "rxdb";
import * as Y from "yjs";
import { equalBytes } from "../../domain/items/bytes.ts";
import { materialize, sortKeyOf, titleOf } from "../../domain/items/materialize.ts";
import { newDocument } from "../../domain/items/newDocument.ts";
import type { ItemId } from "../../domain/items/types.ts";
import type { ItemHead, ItemPush } from "../../domain/protocol/messages.ts";
import { vectorCheck } from "../../domain/protocol/vectorCheck.ts";
import type { StoredItem } from "../data/collections.ts";

export type ItemState = WithDeleted<StoredItem>;

/** A document nobody has written in, and its state vector. */
const emptyState = Y.encodeStateAsUpdate(newDocument());
const emptyVector = Y.encodeStateVector(newDocument());

/**
 * What to send of a record whose last known server state is `base`. `ownedSince`: what is older (device's ms) was here before its owner
 * signed in, and says so the first time.
 */
export function toPush(record: ItemState, base: ItemState | undefined, ownedSince = 0): ItemPush {
  // What was taken away from this device has no document, neither as a base nor by itself.
  const state = record.state === "" ? emptyState : fromBase64(record.state);
  const baseVector = base?.state ? Y.encodeStateVectorFromUpdate(fromBase64(base.state)) : emptyVector;
  const isMoved = !base || base.trashedAt > 0 !== record.trashedAt > 0;
  return {
    id: record.id,
    type: record.type,
    parentId: record.parentId,
    sortKey: record.sortKey,
    trashed: isMoved ? record.trashedAt > 0 : null,
    deleted: record._deleted,
    ...(!base && record.createdAt < ownedSince ? { isEarlier: true } : {}),
    update: Y.diffUpdate(state, baseVector),
    base: baseVector,
    vector: Y.encodeStateVectorFromUpdate(state),
  };
}

/**
 * The record the server has: `known` (what the device knew of it, "" where it was taken away) with `update` applied, under the
 * server's head. Undefined where the update builds on something `known` lacks (or does not lead to `check`): ask for the whole
 * document then.
 */
export function fromServer(
  head: ItemHead,
  known: string | undefined,
  update: Uint8Array,
  check: number | null = null,
): ItemState | undefined {
  const base = known === "" ? undefined : known;
  const doc = newDocument();
  if (base !== undefined) Y.applyUpdate(doc, fromBase64(base));
  const before = base === undefined ? null : Y.encodeStateAsUpdate(doc);
  Y.applyUpdate(doc, update);
  if (doc.store.pendingStructs ?? doc.store.pendingDs) return undefined;
  if (check !== null && check !== vectorCheck(Y.encodeStateVector(doc))) return undefined;
  // A whole document is kept as it came.
  const after = before ? Y.encodeStateAsUpdate(doc) : update;
  // Nothing new: the very same text, so that equal states compare equal.
  const state = base !== undefined && before && equalBytes(before, after) ? base : toBase64(after);
  const derived = materialize(head.type, doc);
  doc.destroy();
  if (!derived.ok) throw new Error(`The server sent an item this version cannot read (${head.id}).`);
  const title = titleOf(derived.value);
  return {
    id: head.id as ItemId,
    type: head.type,
    parentId: head.parentId,
    ownerId: head.ownerId,
    title,
    sortKey: head.parentId === "" ? sortKeyOf(title) : head.sortKey,
    createdAt: head.createdAt,
    updatedAt: head.updatedAt,
    trashedAt: head.trashedAt,
    state,
    derived: derived.value,
    _deleted: false,
  };
}

/** The tombstone of an item that is deleted or no longer this person's to see. */
export function tombstone(id: string, last: ItemState | undefined): ItemState {
  return {
    id: id as ItemId,
    type: last?.type ?? "recipe",
    parentId: last?.parentId ?? "",
    ownerId: last?.ownerId ?? "",
    title: "",
    sortKey: "",
    createdAt: last?.createdAt ?? 0,
    updatedAt: last?.updatedAt ?? 0,
    trashedAt: 0,
    // What was taken away is not kept in a tombstone.
    state: "",
    derived: {},
    _deleted: true,
  };
}
