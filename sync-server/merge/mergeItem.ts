/**
 * One change of one item, decided and merged: who may, what it holds, whether the result is still an item, then stored with
 * its audit entry. Called inside the transaction that makes all of it durable or none. The only way a change gets in,
 * whichever plane it came by. It sends nothing to anybody.
 */
import * as Y from "yjs";
import {
  checkStateSize,
  materialize,
  maxStateBytes,
  titleOf,
  type DerivedOf,
} from "../../src/domain/items/materialize.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import type { ItemPush } from "../../src/domain/protocol/messages.ts";
import type { Failure, Result } from "../../src/domain/result.ts";
import type { Action } from "../../src/domain/sharing/levels.ts";
import { decide } from "../engine/decide.ts";
import { deleteCommentsOf } from "../engine/comments.ts";
import { noteTableChange } from "../engine/notices/tableNews.ts";
import type { SpaceLimit } from "../engine/space.ts";
import { followContainer, followContainerTrash, followNewItem } from "../engine/sharing/placements.ts";
import { shareNewItem } from "../engine/organizations/newItems.ts";
import { endSharesOfItem } from "../engine/sharing/sweepShares.ts";
import type { Work } from "../engine/work.ts";
import { maxUnsaved, type ItemHeadRow } from "../store/ports/items.ts";
import { loadDocument, type HeldDocuments } from "./heldDocuments.ts";
import { foreignClient, inspectUpdate } from "./inspectUpdate.ts";
import type { OpenDocument } from "./openDocument.ts";
import { ownPart, type OwnPart } from "./ownPart.ts";

/** A change as it is merged, whichever plane it came by. */
export type Change = Omit<ItemPush, "base" | "vector">;

/** An item as stored now, and what was merged into its document; null where only its head changed or it is deleted. */
export interface StoredChange {
  readonly item: ItemHeadRow;
  readonly update: Uint8Array | null;
}

interface Stored {
  /** Everything that was stored; a refused change may have been stored in part. */
  readonly stored: readonly StoredChange[];
}

export type MergeOutcome = Stored &
  (
    | { readonly kind: "merged"; readonly item: ItemHeadRow; readonly doc: Y.Doc }
    | { readonly kind: "gone" }
    /** `current`: the item as it is, where the person may know of it. */
    | { readonly kind: "refused"; readonly failure: Failure; readonly current: ItemHeadRow | null }
  );

/** The work a change is merged in, and the documents that are open meanwhile. */
export interface MergePlace extends Work {
  readonly documents: HeldDocuments | null;
  /** What people's things may take; without it as much as there is. */
  readonly space?: SpaceLimit | null;
}

/** What each kind of part belongs to. */
const parentTypes: Partial<Record<ItemType, ItemType>> = { planWeek: "plan", rows: "table" };

/** What changing a document of a type asks for: rows may be filled by who may not change columns. */
export function changing(type: ItemType): Action {
  return type === "rows" ? "fill" : "edit";
}

const invisible: Failure = {
  code: "permission_denied",
  message: "You have no access to this any more. What you wrote is kept as a copy of your own.",
};
const readOnly: Failure = {
  code: "permission_denied",
  message: "You may view this but not change it. What you wrote is kept as a copy of your own.",
};
const notDeleted: Failure = { code: "permission_denied", message: "You may not delete this." };
const deletedMeanwhile: Failure = {
  code: "item_not_found",
  message: "This was deleted for good meanwhile. What you wrote is kept as a copy of your own.",
};
export const malformed: Failure = {
  code: "update_malformed",
  message: "This change does not fit what it belongs to and was refused.",
};
const relayed: Failure = {
  code: "update_relayed",
  message: "Somebody else wrote this, and their device has to send it. Everything of yours is stored.",
};
const incomplete: Failure = {
  code: "update_gap",
  message: "A part of this change is missing. It is sent again as a whole.",
};

/** Merges one change of an item for `personId` at the server's time `now` (ms). Never throws for what the device sent. */
export async function mergeItem(place: MergePlace, personId: string, push: Change, now: number): Promise<MergeOutcome> {
  const { tx } = place;
  const existing = await tx.items.head(push.id);
  if (existing === null) return createItem(place, personId, push, now);
  if (!(await decide(tx, personId, "view", existing)).allowed) return refuse(invisible, null);
  if (existing.deletedAt > 0) return push.deleted ? gone([]) : refuse(deletedMeanwhile, null);
  if (push.deleted) return deleteItem(place, personId, existing, now);
  return changeItem(place, personId, push, existing, now);
}

/** A new item belongs to who sent it; a new part to the item it is part of, for whoever may edit that. */
async function createItem(place: MergePlace, personId: string, push: Change, now: number): Promise<MergeOutcome> {
  const { tx } = place;
  if (push.deleted) return gone([]);
  const expectedParent = parentTypes[push.type];
  let ownerId = personId;
  if (expectedParent === undefined ? push.parentId !== "" : !push.id.startsWith(`${push.parentId}.`)) {
    return refuse(malformed, null);
  }
  if (expectedParent !== undefined) {
    const parent = await tx.items.head(push.parentId);
    if (!parent || parent.type !== expectedParent || parent.deletedAt > 0) return refuse(invisible, null);
    const decision = await decide(tx, personId, changing(push.type), parent);
    if (!decision.allowed) return refuse(decision.reason === "level" ? readOnly : invisible, null);
    ownerId = parent.ownerId;
  }
  const blank: ItemHeadRow = {
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
  };
  return mergeDocument(place, personId, push, blank, { now, isNew: true, trashed: push.trashed ?? false });
}

async function changeItem(
  place: MergePlace,
  personId: string,
  push: Change,
  existing: ItemHeadRow,
  now: number,
): Promise<MergeOutcome> {
  const isTrashed = existing.trashedAt > 0;
  const trashed = push.trashed ?? isTrashed;
  if (trashed !== isTrashed) {
    const action: Action = existing.parentId === "" ? "trash" : changing(existing.type);
    const decision = await decide(place.tx, personId, action, existing);
    // The rest of the change may still be theirs to make, so only the move is refused when nothing else is in it.
    if (!decision.allowed) {
      const rest = await mergeDocument(place, personId, push, existing, { now, isNew: false, trashed: isTrashed });
      return rest.kind === "refused" ? rest : refuse(notDeleted, rest.stored[0]?.item ?? existing, rest.stored);
    }
  }
  return mergeDocument(place, personId, push, existing, { now, isNew: false, trashed });
}

interface MergeSettings {
  readonly now: number;
  readonly isNew: boolean;
  readonly trashed: boolean;
}

async function mergeDocument(
  place: MergePlace,
  personId: string,
  push: Change,
  item: ItemHeadRow,
  { now, isNew, trashed }: MergeSettings,
): Promise<MergeOutcome> {
  const { tx, documents } = place;
  const current = isNew ? null : item;
  const held = documents?.of(item);
  const document = held ?? (await loadDocument(tx, item, isNew));
  const seen = inspectUpdate(push.update, {
    doc: document.doc,
    senderId: personId,
    ownerOf: (client) => document.owners.get(client),
    maxBytes: maxStateBytes(item.type),
  });
  if (!seen.ok && seen.error.code === "update_foreign_client" && !isNew) {
    const own = ownPart(push.update, document, personId);
    return mergeOwnPart(place, personId, { ...push, update: own.update }, item, { now, isNew, trashed }, own);
  }
  if (!seen.ok) return refuse(seen.error, current);
  const { hasNews, newClients } = seen.value;
  const isMoved = trashed !== item.trashedAt > 0;
  if (!isNew && !hasNews && !isMoved) return { kind: "merged", item, doc: document.doc, stored: [] };
  if (!isNew && hasNews) {
    const decision = await decide(tx, personId, changing(item.type), item);
    if (!decision.allowed) return refuse(decision.reason === "level" ? readOnly : invisible, current);
  }
  const room = hasNews ? await place.space?.take(tx, personId, item.ownerId, push.update.byteLength) : undefined;
  if (room && !room.ok) return refuse(room.error, current);
  const applied = applyChange(document, push.update, item.type);
  if (!applied.ok) {
    // The document has what must not stay; nothing of it was stored, so what is stored is what it was.
    held?.become(await loadDocument(tx, item, false));
    return refuse(applied.error, current);
  }
  const stored: ItemHeadRow = {
    ...item,
    title: titleOf(applied.value),
    updatedAt: now,
    trashedAt: trashed ? item.trashedAt || now : 0,
    seq: await tx.nextSequence(1),
  };
  // While a document is open it is written now and then; the log has every change from the start.
  if (held && !isMoved && held.unsaved < maxUnsaved) {
    held.unsaved++;
    await tx.items.advance(stored);
  } else {
    await tx.items.put({ ...stored, state: Y.encodeStateAsUpdate(document.doc) });
    document.unsaved = 0;
  }
  document.seq = stored.seq;
  for (const client of newClients) document.owners.set(client, personId);
  await tx.items.claimClients(item.id, personId, newClients);
  await tx.items.logUpdate(item.id, { seq: stored.seq, update: push.update, actorId: personId, at: now });
  await tx.audit.append({
    at: now,
    actorId: personId,
    action: isNew ? "item.created" : isMoved ? (trashed ? "item.trashed" : "item.restored") : "item.edited",
    itemType: item.type,
    itemId: item.id,
    after: { seq: stored.seq, bytes: push.update.byteLength },
  });
  // A table that is new is nothing its members know; that it is shared they are told by itself.
  if (stored.rootId !== stored.id || !isNew) await noteTableChange(tx, stored, personId);
  if (item.type === "cookbook") {
    const { entries } = applied.value as DerivedOf["cookbook"];
    if (isMoved) await followContainerTrash(place, stored);
    await followContainer(place, personId, stored, entries);
  }
  if (isNew && stored.rootId === stored.id) {
    await followNewItem(place, personId, stored);
    await shareNewItem(place, stored, push.isEarlier === true);
  }
  const update = hasNews ? push.update : null;
  return { kind: "merged", item: stored, doc: document.doc, stored: [{ item: stored, update }] };
}

/**
 * A change with structs of another person that are not here. Nothing of those is taken from anybody but that person, whoever claims to have
 * them; what is the sender's own and stands without them is.
 */
async function mergeOwnPart(
  place: MergePlace,
  personId: string,
  push: Change,
  item: ItemHeadRow,
  settings: MergeSettings,
  { isWritten, isWhole }: OwnPart,
): Promise<MergeOutcome> {
  const merged = await mergeDocument(place, personId, push, item, settings);
  // Deletions are nobody's: who may not make them has only heard of them, as far as this shows.
  if (merged.kind === "refused" && isWritten) return merged;
  return refuse(isWhole ? relayed : foreignClient, merged.stored[0]?.item ?? item, merged.stored);
}

/** Applies what was inspected; a failure means that the document must be loaded again. */
function applyChange<T extends ItemType>(document: OpenDocument, update: Uint8Array, type: T): Result<DerivedOf[T]> {
  const { doc } = document;
  Y.applyUpdate(doc, update);
  // Refers to something nobody has: it would wait in the document for ever, out of everybody's sight.
  if (doc.store.pendingStructs || doc.store.pendingDs) return { ok: false, error: incomplete };
  const derived = materialize(type, doc);
  if (!derived.ok) return derived;
  document.maxBytes += update.byteLength;
  // Merged, an update takes no more room than it came in, so the exact size is asked for only near the bound.
  if (document.maxBytes > maxStateBytes(type) / 2) document.maxBytes = Y.encodeStateAsUpdate(doc).byteLength;
  const size = checkStateSize(type, document.maxBytes);
  return size.ok ? derived : size;
}

/** Deletes an item and its parts for good. Its documents go; that it was there stays in the audit. */
async function deleteItem(
  place: MergePlace,
  personId: string,
  existing: ItemHeadRow,
  now: number,
): Promise<MergeOutcome> {
  const { tx, documents } = place;
  // A part too: whoever may edit a week empties it, and only who may delete the plan deletes its weeks.
  const decision = await decide(tx, personId, "delete", existing);
  if (!decision.allowed) return refuse(notDeleted, existing);
  const doomed = existing.parentId === "" ? await tx.items.withParts(existing.id) : [existing];
  if (existing.type === "cookbook") await followContainerTrash(place, existing);
  // While it is still known who hears of it.
  if (existing.parentId === "") await deleteCommentsOf(place, existing);
  const stored: StoredChange[] = [];
  for (const item of doomed) {
    if (item.deletedAt > 0) continue;
    const seq = await tx.nextSequence(1);
    const deleted: ItemHeadRow = { ...item, title: "", deletedAt: now, updatedAt: now, seq };
    await tx.items.put({ ...deleted, state: new Uint8Array() });
    documents?.drop(item.id);
    await tx.items.clearLog(item.id);
    await tx.audit.append({
      at: now,
      actorId: personId,
      action: "item.deleted",
      itemType: item.type,
      itemId: item.id,
      after: { seq },
    });
    stored.push({ item: deleted, update: null });
  }
  if (existing.parentId === "") await endSharesOfItem(place, personId, existing.id);
  return gone(stored);
}

function gone(stored: readonly StoredChange[]): MergeOutcome {
  return { kind: "gone", stored };
}

function refuse(failure: Failure, current: ItemHeadRow | null, stored: readonly StoredChange[] = []): MergeOutcome {
  return { kind: "refused", failure, current, stored };
}
