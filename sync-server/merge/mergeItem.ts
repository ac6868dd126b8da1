/**
 * One change of one item, decided and merged: who may, what it holds, whether the result is still an item, then stored with
 * its audit entry. Called inside the transaction that makes all of it durable or none. The only way a change gets in,
 * whichever plane it came by. It sends nothing to anybody.
 */
import * as Y from "yjs";
import { checkStateSize, materialize, maxStateBytes, titleOf } from "../../src/domain/items/materialize.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import type { ItemHead, ItemPush, ItemResult } from "../../src/domain/protocol/messages.ts";
import type { Failure } from "../../src/domain/result.ts";
import type { Action } from "../../src/domain/sharing/levels.ts";
import { decide } from "../engine/decide.ts";
import type { StoreTransaction } from "../store/ports.ts";
import type { ItemRow } from "../store/ports/items.ts";
import { inspectUpdate } from "./inspectUpdate.ts";

export interface MergeOutcome {
  readonly result: ItemResult;
  /** The item as stored now, when something was stored. */
  readonly stored: readonly ItemRow[];
}

/** What each kind of part belongs to. */
const parentTypes: Partial<Record<ItemType, ItemType>> = { planWeek: "plan", rows: "table" };

const invisible: Failure = {
  code: "permission_denied",
  message: "You have no access to this any more. What you wrote is kept as a copy of your own.",
};
const readOnly: Failure = {
  code: "permission_denied",
  message: "You may view this but not change it. What you wrote is kept as a copy of your own.",
};
const ownerOnly: Failure = { code: "permission_denied", message: "Only its owner can delete this." };
const deletedMeanwhile: Failure = {
  code: "item_not_found",
  message: "This was deleted for good meanwhile. What you wrote is kept as a copy of your own.",
};
const malformed: Failure = {
  code: "update_malformed",
  message: "This change does not fit what it belongs to and was refused.",
};

/** Merges one pushed item for `personId` at the server's time `now` (ms). Never throws for what the device sent. */
export async function mergeItem(
  tx: StoreTransaction,
  personId: string,
  push: ItemPush,
  now: number,
): Promise<MergeOutcome> {
  const existing = await tx.items.find(push.id);
  if (existing === null) return createItem(tx, personId, push, now);
  if (!(await decide(tx, personId, "view", existing)).allowed) return refuse(push, invisible, null);
  if (existing.deletedAt > 0) {
    return push.deleted ? gone(push.id) : refuse(push, deletedMeanwhile, null);
  }
  if (push.deleted) return deleteItem(tx, personId, push, existing, now);
  return changeItem(tx, personId, push, existing, now);
}

/** A new item belongs to who sent it; a new part to the item it is part of, for whoever may edit that. */
async function createItem(tx: StoreTransaction, personId: string, push: ItemPush, now: number): Promise<MergeOutcome> {
  if (push.deleted) return gone(push.id);
  const expectedParent = parentTypes[push.type];
  let ownerId = personId;
  if (expectedParent === undefined ? push.parentId !== "" : !push.id.startsWith(`${push.parentId}.`)) {
    return refuse(push, malformed, null);
  }
  if (expectedParent !== undefined) {
    const parent = await tx.items.find(push.parentId);
    if (!parent || parent.type !== expectedParent || parent.deletedAt > 0) return refuse(push, invisible, null);
    const decision = await decide(tx, personId, "edit", parent);
    if (!decision.allowed) return refuse(push, decision.reason === "level" ? readOnly : invisible, null);
    ownerId = parent.ownerId;
  }
  const blank: ItemRow = {
    id: push.id,
    type: push.type,
    parentId: push.parentId,
    rootId: push.parentId === "" ? push.id : push.parentId,
    ownerId,
    sortKey: push.sortKey,
    title: "",
    createdAt: now,
    updatedAt: now,
    trashedAt: 0,
    deletedAt: 0,
    seq: 0,
    state: Y.encodeStateAsUpdate(new Y.Doc()),
  };
  return mergeDocument(tx, personId, push, blank, { now, isNew: true, trashed: push.trashed ?? false });
}

async function changeItem(
  tx: StoreTransaction,
  personId: string,
  push: ItemPush,
  existing: ItemRow,
  now: number,
): Promise<MergeOutcome> {
  const isTrashed = existing.trashedAt > 0;
  const trashed = push.trashed ?? isTrashed;
  if (trashed !== isTrashed) {
    const action: Action = existing.parentId === "" ? "trash" : "edit";
    const decision = await decide(tx, personId, action, existing);
    // The rest of the change may still be theirs to make, so only the move is refused when nothing else is in it.
    if (!decision.allowed) {
      const rest = await mergeDocument(tx, personId, push, existing, { now, isNew: false, trashed: isTrashed });
      return rest.result.kind === "refused"
        ? rest
        : refuseWith(push, ownerOnly, rest.stored[0] ?? existing, rest.stored);
    }
  }
  return mergeDocument(tx, personId, push, existing, { now, isNew: false, trashed });
}

interface MergeSettings {
  readonly now: number;
  readonly isNew: boolean;
  readonly trashed: boolean;
}

async function mergeDocument(
  tx: StoreTransaction,
  personId: string,
  push: ItemPush,
  item: ItemRow,
  { now, isNew, trashed }: MergeSettings,
): Promise<MergeOutcome> {
  const current = isNew ? null : item;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, item.state);
  const owners = isNew ? new Map<number, string>() : await tx.items.clientsOf(item.id);
  const seen = inspectUpdate(push.update, {
    doc,
    senderId: personId,
    ownerOf: (client) => owners.get(client),
    maxBytes: maxStateBytes(item.type),
  });
  if (!seen.ok) return refuse(push, seen.error, current);
  const isMoved = trashed !== item.trashedAt > 0;
  if (!isNew && !seen.value.hasNews && !isMoved) return merged(push, item, doc, []);
  if (!isNew && seen.value.hasNews) {
    const decision = await decide(tx, personId, "edit", item);
    if (!decision.allowed) return refuse(push, decision.reason === "level" ? readOnly : invisible, current);
  }
  Y.applyUpdate(doc, push.update);
  const derived = materialize(item.type, doc);
  if (!derived.ok) return refuse(push, derived.error, current);
  const state = Y.encodeStateAsUpdate(doc);
  const size = checkStateSize(item.type, state.byteLength);
  if (!size.ok) return refuse(push, size.error, current);
  const stored: ItemRow = {
    ...item,
    title: titleOf(derived.value),
    updatedAt: now,
    trashedAt: trashed ? item.trashedAt || now : 0,
    seq: await tx.nextSequence(1),
    state,
  };
  await tx.items.put(stored);
  await tx.items.claimClients(item.id, personId, seen.value.newClients);
  await tx.items.logUpdate(item.id, { seq: stored.seq, update: push.update, actorId: personId, at: now });
  await tx.audit.append({
    at: now,
    actorId: personId,
    action: isNew ? "item.created" : isMoved ? (trashed ? "item.trashed" : "item.restored") : "item.edited",
    itemType: item.type,
    itemId: item.id,
    after: { seq: stored.seq, bytes: push.update.byteLength },
  });
  return merged(push, stored, doc, [stored]);
}

/** Deletes an item and its parts for good. Its documents go; that it was there stays in the audit. */
async function deleteItem(
  tx: StoreTransaction,
  personId: string,
  push: ItemPush,
  existing: ItemRow,
  now: number,
): Promise<MergeOutcome> {
  const decision = await decide(tx, personId, existing.parentId === "" ? "delete" : "edit", existing);
  if (!decision.allowed) return refuse(push, ownerOnly, existing);
  const doomed = existing.parentId === "" ? await tx.items.withParts(existing.id) : [existing];
  const stored: ItemRow[] = [];
  for (const item of doomed) {
    if (item.deletedAt > 0) continue;
    const seq = await tx.nextSequence(1);
    const deleted: ItemRow = { ...item, title: "", deletedAt: now, updatedAt: now, seq, state: new Uint8Array() };
    await tx.items.put(deleted);
    await tx.items.clearLog(item.id);
    await tx.audit.append({
      at: now,
      actorId: personId,
      action: "item.deleted",
      itemType: item.type,
      itemId: item.id,
      after: { seq },
    });
    stored.push(deleted);
  }
  return { result: { kind: "gone", id: push.id }, stored };
}

function merged(push: ItemPush, item: ItemRow, doc: Y.Doc, stored: readonly ItemRow[]): MergeOutcome {
  const missing = differenceTo(doc, push.vector);
  if (!missing) return refuse(push, malformed, item);
  return { result: { kind: "merged", head: headOf(item), missing }, stored };
}

function gone(id: string): MergeOutcome {
  return { result: { kind: "gone", id }, stored: [] };
}

function refuse(push: ItemPush, failure: Failure, current: ItemRow | null): MergeOutcome {
  return refuseWith(push, failure, current, []);
}

function refuseWith(
  push: ItemPush,
  failure: Failure,
  current: ItemRow | null,
  stored: readonly ItemRow[],
): MergeOutcome {
  const result = { kind: "refused", id: push.id, failure } as const;
  if (!current) return { result: { ...result, current: null }, stored };
  const doc = new Y.Doc();
  Y.applyUpdate(doc, current.state);
  const update = differenceTo(doc, push.base) ?? current.state;
  return { result: { ...result, current: { head: headOf(current), update } }, stored };
}

/** What a document has beyond a state vector; undefined where the vector is damaged. */
export function differenceTo(doc: Y.Doc, vector: Uint8Array): Uint8Array | undefined {
  try {
    return Y.encodeStateAsUpdate(doc, vector);
  } catch {
    // The vector came from outside, and the decoder throws whatever it stumbles on.
    return undefined;
  }
}

export function headOf(item: ItemRow): ItemHead {
  return {
    id: item.id,
    type: item.type,
    parentId: item.parentId,
    ownerId: item.ownerId,
    sortKey: item.sortKey,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    trashedAt: item.trashedAt,
  };
}
