/**
 * The documents in memory: loads them from their records, applies commands, writes them back. The only place that turns
 * a document into a record. It must not know about screens, nor decide what may be edited.
 *
 * A change shows at once (`changes$`) and is durable when `save` resolves. Another window's write of the same record is merged,
 * never overwritten: before each write the stored state is applied to the document if it is not the one written last.
 */
import { fromBase64, toBase64 } from "lib0/buffer";
import { Subject } from "rxjs";
import * as Y from "yjs";
import { equalBytes } from "../../domain/items/bytes.ts";
import { checkStateSize, materialize, sortKeyOf, titleOf, type DerivedOf } from "../../domain/items/materialize.ts";
import { newDocument } from "../../domain/items/newDocument.ts";
import type { ItemId, ItemType } from "../../domain/items/types.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { Collections, StoredItem } from "./collections.ts";
import { HeldBlobs } from "./heldBlobs.ts";
import { storageFailure } from "./storageFailure.ts";
import type { SaveTracker } from "./saveState.ts";

/** Origin of a person's own edits: these, and no others, are undoable. */
export const localOrigin = Symbol("local edit");
const storeOrigin = Symbol("store");

export interface OpenDocument {
  readonly id: ItemId;
  readonly type: ItemType;
  readonly doc: Y.Doc;
  readonly undoManager: Y.UndoManager;
  /** Derived fields of the document as it is now, whether saved or not. */
  derived: DerivedOf[ItemType];
  /** The record's state that the document is known to contain. */
  savedState: string;
  /** How many times the record had been written when it held that state: the height of its revision. */
  savedHeight: number;
  /** Edits that are not on the disk yet. */
  unsaved: boolean;
  /** Some of them are this device's own: not only heard from others, live. */
  isEdited: boolean;
  saving: Promise<Result<null>> | undefined;
  usedAt: number;
  /** Screens that edit it live; it is not let go while there are any. */
  holders: number;
}

/** Documents kept open without being needed, so that the next edit of the same thing does not load it again. */
const keptDocuments = 60;
/** Of these, so many of the last used are never let go of: an edit of many documents at once loads some ahead. */
const recentlyUsed = 30;
const retryMs = 4_000;
const liveSaveMs = 300;

export class OpenDocuments {
  readonly #open = new Map<ItemId, OpenDocument>();
  readonly #loading = new Map<ItemId, Promise<OpenDocument | undefined>>();
  readonly #items: Collections["items"];
  readonly #saves: SaveTracker;
  readonly #now: () => number;
  readonly #retries = new Map<ItemId, ReturnType<typeof setTimeout>>();
  readonly #subscription: { unsubscribe(): void };
  #useCount = 0;
  /** An edit that is shown before it is durable. */
  readonly changes$ = new Subject<OpenDocument>();
  /** A document was let go, although somebody may hold it: its record was deleted or reset. Load it again. */
  readonly forgotten$ = new Subject<ItemId>();
  /** Pictures that the documents in memory refer to, or did. */
  readonly heldBlobs = new HeldBlobs();

  constructor(items: Collections["items"], saves: SaveTracker, now: () => number) {
    this.#items = items;
    this.#saves = saves;
    this.#now = now;
    this.#subscription = items.$.subscribe((event) => {
      if (event.operation === "DELETE") this.#forget(event.documentId as ItemId);
      else this.#mergeStored(event.documentId as ItemId, event.documentData.state, heightOf(event.documentData._rev));
    });
  }

  /** The open document, if it is in memory. */
  peek(id: ItemId): OpenDocument | undefined {
    return this.#open.get(id);
  }

  /** Loads a document, or answers undefined where there is no such item. */
  async load(id: ItemId): Promise<OpenDocument | undefined> {
    const open = this.#open.get(id);
    if (open) return open;
    let loading = this.#loading.get(id);
    if (!loading) {
      loading = this.#read(id).finally(() => this.#loading.delete(id));
      this.#loading.set(id, loading);
    }
    return loading;
  }

  async #read(id: ItemId): Promise<OpenDocument | undefined> {
    const record = await this.#items.findOne(id).exec();
    if (!record) return undefined;
    const doc = newDocument();
    Y.applyUpdate(doc, fromBase64(record.state), storeOrigin);
    const open: OpenDocument = {
      id,
      type: record.type,
      doc,
      undoManager: new Y.UndoManager(doc, { trackedOrigins: new Set([localOrigin]), captureTimeout: 0 }),
      derived: record.derived as DerivedOf[ItemType],
      savedState: record.state,
      savedHeight: heightOf(record.revision),
      unsaved: false,
      isEdited: false,
      saving: undefined,
      usedAt: ++this.#useCount,
      holders: 0,
    };
    this.#open.set(id, open);
    this.heldBlobs.see(id, open.derived);
    this.#evict();
    return open;
  }

  /**
   * Runs a command on a document. One that would leave the item invalid or too large is taken back and answered with
   * its failure; the document then reads as before.
   * @returns whether anything changed, and whether the step was joined to the one before (`mergeWithinMs`).
   */
  apply(
    open: OpenDocument,
    command: (doc: Y.Doc) => void,
    mergeWithinMs = 0,
  ): Result<{ changed: boolean; joined: boolean }> {
    open.usedAt = ++this.#useCount;
    const { undoManager } = open;
    const before = undoManager.undoStack.length;
    const lastItem = undoManager.undoStack.at(-1);
    const vectorBefore = Y.encodeStateVector(open.doc);
    let deleted = false;
    const seeDeletes = (transaction: Y.Transaction): void => {
      deleted ||= transaction.deleteSet.clients.size > 0;
    };
    open.doc.on("afterTransaction", seeDeletes);
    // Yjs joins steps by time alone; here the caller says whether this step continues the one before.
    (undoManager as unknown as { captureTimeout: number }).captureTimeout = mergeWithinMs;
    try {
      open.doc.transact(() => command(open.doc), localOrigin);
    } finally {
      open.doc.off("afterTransaction", seeDeletes);
      (undoManager as unknown as { captureTimeout: number }).captureTimeout = 0;
    }
    if (!deleted && equalBytes(vectorBefore, Y.encodeStateVector(open.doc)))
      return ok({ changed: false, joined: false });
    const derived = this.#derive(open);
    if (!derived.ok) {
      undoManager.undo();
      undoManager.clear(false, true);
      return derived;
    }
    open.derived = derived.value;
    open.unsaved = true;
    open.isEdited = true;
    this.changes$.next(open);
    const joined = undoManager.undoStack.length === before && undoManager.undoStack.at(-1) === lastItem;
    return ok({ changed: true, joined });
  }

  /**
   * Holds a document for live editing: what others type (updates whose origin `isOthers`) is shown at once and saved soon after.
   * Undefined where there is no such item. Call what comes with it to let go.
   */
  async hold(
    id: ItemId,
    isOthers: (origin: unknown) => boolean,
  ): Promise<{ readonly doc: Y.Doc; readonly release: () => void } | undefined> {
    const open = await this.load(id);
    if (!open) return undefined;
    open.holders++;
    const receive = (_update: Uint8Array, origin: unknown): void => {
      if (isOthers(origin)) this.#receiveLive(open);
    };
    open.doc.on("update", receive);
    let isHeld = true;
    return {
      doc: open.doc,
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        open.holders--;
        open.doc.off("update", receive);
      },
    };
  }

  #receiveLive(open: OpenDocument): void {
    const derived = this.#derive(open);
    // What the server passed on is valid; a newer server's may not be for this version, and is kept without being shown.
    if (derived.ok) open.derived = derived.value;
    open.unsaved = true;
    this.changes$.next(open);
    this.#saveSoon(open);
  }

  /** Other people's keystrokes are written together: they are on the server already. */
  #saveSoon(open: OpenDocument): void {
    if (this.#retries.has(open.id)) return;
    this.#retries.set(
      open.id,
      setTimeout(() => void this.save(open), liveSaveMs),
    );
  }

  /** Takes the last step of a document back (or puts it on again); answers whether there was one. */
  step(open: OpenDocument, direction: "undo" | "redo"): boolean {
    open.usedAt = ++this.#useCount;
    const done = direction === "undo" ? open.undoManager.undo() : open.undoManager.redo();
    if (!done) return false;
    const derived = this.#derive(open);
    if (derived.ok) open.derived = derived.value;
    open.unsaved = true;
    open.isEdited = true;
    this.changes$.next(open);
    return true;
  }

  /** Forgets the steps that could be put on again, everywhere: a new edit has been made. */
  clearRedo(): void {
    for (const open of this.#open.values()) open.undoManager.clear(false, true);
  }

  #derive(open: OpenDocument): Result<DerivedOf[ItemType]> {
    const derived = materialize(open.type, open.doc);
    if (derived.ok) this.heldBlobs.see(open.id, derived.value);
    return derived;
  }

  /** Writes a document's unsaved edits; resolves when they are durable. Writes of one document never overlap. */
  save(open: OpenDocument): Promise<Result<null>> {
    if (open.saving) return open.saving.then(() => (open.unsaved ? this.save(open) : ok(null)));
    if (!open.unsaved) return Promise.resolve(ok(null));
    open.saving = this.#saves
      .track(() => this.#write(open))
      .finally(() => {
        open.saving = undefined;
      });
    return open.saving;
  }

  async #write(open: OpenDocument): Promise<Result<null>> {
    clearTimeout(this.#retries.get(open.id));
    this.#retries.delete(open.id);
    let isEdited = false;
    try {
      const record = await this.#items.findOne(open.id).exec();
      if (!record) {
        this.#forget(open.id);
        this.#saves.recovered(open.id);
        return fail("item_not_found", "This was deleted for ever in another window, so the change has no place to go.");
      }
      let state = "";
      let size: Result<null> = ok(null);
      const written = await record.incrementalModify((stored) => {
        if (stored.state !== open.savedState) this.#apply(open, stored.state);
        const bytes = Y.encodeStateAsUpdate(open.doc);
        size = checkStateSize(open.type, bytes.byteLength);
        if (!size.ok) return stored;
        open.unsaved = false;
        isEdited ||= open.isEdited;
        open.isEdited = false;
        state = toBase64(bytes);
        return this.#recordOf(open, stored, state, isEdited);
      });
      if (!size.ok) return this.#takeBack(open, size);
      open.savedState = state;
      open.savedHeight = Math.max(open.savedHeight, heightOf(written.revision));
      this.#saves.recovered(open.id);
      return ok(null);
    } catch (error) {
      open.unsaved = true;
      open.isEdited ||= isEdited;
      const failure = storageFailure(error);
      this.#saves.failed(open.id, failure);
      this.#retries.set(
        open.id,
        setTimeout(() => void this.save(open), retryMs),
      );
      return { ok: false, error: failure };
    }
  }

  /** An edit that made the item too large is undone; what was there before stays. */
  #takeBack(open: OpenDocument, size: Result<null>): Result<null> {
    this.step(open, "undo");
    open.undoManager.clear(false, true);
    open.unsaved = false;
    open.isEdited = false;
    return size;
  }

  /** `isEdited`: this device changed it, which alone moves `updatedAt` (see sync/heardChanges.ts). */
  #recordOf(open: OpenDocument, stored: StoredItem, state: string, isEdited: boolean): StoredItem {
    const title = titleOf(open.derived);
    return {
      ...stored,
      title,
      sortKey: stored.parentId === "" ? sortKeyOf(title) : stored.sortKey,
      updatedAt: isEdited ? Math.max(this.#now(), stored.updatedAt + 1) : stored.updatedAt,
      state,
      derived: open.derived,
    };
  }

  /** Tries every failed write again now. */
  async retry(): Promise<void> {
    await Promise.all([...this.#open.values()].filter((open) => open.unsaved).map((open) => this.save(open)));
  }

  /** Resolves when nothing is left to write, or when it failed. */
  async flush(): Promise<void> {
    await this.retry();
  }

  #mergeStored(id: ItemId, state: string, height: number): void {
    const open = this.#open.get(id);
    // Another window's event can arrive after that of a later write of our own, which has taken its state in already.
    if (!open || state === open.savedState || height < open.savedHeight) return;
    if (!open.unsaved && !open.saving && isOlder(state, open.doc)) {
      // A backup was restored (or a refused change reset): merging would bring back what was taken away.
      this.#forget(id);
      return;
    }
    this.#apply(open, state);
    // While a write is under way it is that write which decides what the record holds.
    if (!open.saving) open.savedState = state;
    open.savedHeight = height;
  }

  #apply(open: OpenDocument, state: string): void {
    Y.applyUpdate(open.doc, fromBase64(state), storeOrigin);
    const derived = this.#derive(open);
    if (derived.ok) open.derived = derived.value;
  }

  /** Lets go of the least used documents that have nothing unsaved and nothing to undo. */
  #evict(): void {
    if (this.#open.size <= keptDocuments) return;
    const idle = [...this.#open.values()]
      .filter((open) => !open.unsaved && !open.saving && open.holders === 0)
      // One that was loaded a moment ago is about to be edited.
      .filter((open) => open.usedAt <= this.#useCount - recentlyUsed)
      .filter((open) => open.undoManager.undoStack.length + open.undoManager.redoStack.length === 0)
      .sort((a, b) => a.usedAt - b.usedAt);
    for (const open of idle.slice(0, this.#open.size - keptDocuments)) this.#forget(open.id);
  }

  #forget(id: ItemId): void {
    const open = this.#open.get(id);
    clearTimeout(this.#retries.get(id));
    this.#retries.delete(id);
    this.#open.delete(id);
    this.heldBlobs.letGo(id);
    open?.undoManager.destroy();
    open?.doc.destroy();
    if (open && open.holders > 0) this.forgotten$.next(id);
  }

  close(): void {
    this.#subscription.unsubscribe();
    for (const id of this.#open.keys()) this.#forget(id);
    this.changes$.complete();
    this.forgotten$.complete();
  }
}

/** Whether a stored state lacks something the document holds: something written, or something taken away. */
function isOlder(state: string, doc: Y.Doc): boolean {
  const stored = newDocument();
  Y.applyUpdate(stored, fromBase64(state));
  const here = Y.decodeStateVector(Y.encodeStateVector(doc));
  const there = Y.decodeStateVector(Y.encodeStateVector(stored));
  const lacksWritten = [...here].some(([client, clock]) => (there.get(client) ?? 0) < clock);
  const lacks = lacksWritten || lacksDeletion(stored, doc);
  stored.destroy();
  return lacks;
}

/** Whether something is deleted in `doc` that is still there in `stored`. */
function lacksDeletion(stored: Y.Doc, doc: Y.Doc): boolean {
  const before = Y.snapshot(stored);
  Y.applyUpdate(stored, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(stored)));
  return !Y.equalSnapshots(before, Y.snapshot(stored));
}

/** The number in front of a revision: "12-abc" → 12. */
function heightOf(revision: string): number {
  return Number.parseInt(revision, 10) || 0;
}
