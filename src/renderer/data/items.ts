/**
 * The kitchen's items: create, edit by command, trash, restore, watch. Every change is one undoable step and resolves when
 * it is durable; a refused one answers with a failure and changes nothing. Screens use this and never a document or a
 * collection directly.
 */
import { toBase64 } from "lib0/buffer";
import { filter, map, merge, of, switchMap, type Observable } from "rxjs";
import * as Y from "yjs";
import { checkStateSize, materialize, sortKeyOf, titleOf, type DerivedOf } from "../../domain/items/materialize.ts";
import { nameOrder } from "../../domain/items/nameOrder.ts";
import { newDocument } from "../../domain/items/newDocument.ts";
import type { ItemId, ItemType, NewId } from "../../domain/items/types.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { Collections, StoredItem } from "./collections.ts";
import { blobIdsIn } from "../../domain/items/blobIds.ts";
import type { OpenDocument, OpenDocuments } from "./openDocuments.ts";
import type { SaveTracker } from "./saveState.ts";
import { storageFailure } from "./storageFailure.ts";
import type { UndoGroup, UndoPart, UndoStack } from "./undo.ts";

/** An item as screens see it. */
export interface Item<T extends ItemType = ItemType> {
  readonly id: ItemId;
  readonly type: T;
  readonly parentId: string;
  /** Person it belongs to; "" while no server has seen it. */
  readonly ownerId: string;
  readonly title: string;
  readonly sortKey: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly trashedAt: number;
  readonly fields: DerivedOf[T];
}

/** A new item: its type and the commands that fill its empty document. */
export interface NewItem {
  readonly type: ItemType;
  readonly init: (doc: Y.Doc) => void;
  /** The whole document where it is at hand already, with what derives from it (imports); `init` is then not run. */
  readonly encoded?: { readonly update: Uint8Array; readonly derived: DerivedOf[ItemType] };
  readonly id?: ItemId;
  readonly parentId?: string;
  /** Of a part: its place among its siblings. */
  readonly sortKey?: string;
  readonly createdAt?: number;
}

export interface EditOptions {
  /** Edits with the same key that follow each other within a second become one undo step: typing in one field. */
  readonly mergeKey?: string;
}

const mergeWithinMs = 1_000;
/** Records written in one transaction by `createMany`. */
const recordsPerWrite = 250;

export class ItemRepository {
  readonly #items: Collections["items"];
  readonly #documents: OpenDocuments;
  readonly #undo: UndoStack;
  readonly #saves: SaveTracker;
  readonly #now: () => number;
  readonly #onDeleted: (blobIds: readonly string[]) => void;
  readonly newId: NewId;
  #lastMerge: { key: string; id: ItemId } | undefined;

  constructor(parts: {
    items: Collections["items"];
    documents: OpenDocuments;
    undo: UndoStack;
    saves: SaveTracker;
    now: () => number;
    newId: NewId;
    /** Called after items were deleted for good, with the photos and page copies they referred to. */
    onDeleted: (blobIds: readonly string[]) => void;
  }) {
    this.#items = parts.items;
    this.#documents = parts.documents;
    this.#undo = parts.undo;
    this.#saves = parts.saves;
    this.#now = parts.now;
    this.newId = parts.newId;
    this.#onDeleted = parts.onDeleted;
  }

  /** Creates one item; resolves to its id when it is durable. Undo puts it into the trash. */
  async create(step: string | UndoGroup, item: NewItem): Promise<Result<ItemId>> {
    const created = await this.createMany(step, [item]);
    if (!created.ok) return created;
    const [id] = created.value;
    return id === undefined ? fail("item_invalid", "Nothing was created.") : ok(id);
  }

  /**
   * Creates many items as one undo step, in bounded writes. All are checked before any is written; a failing write keeps
   * what was written before it and says so.
   */
  async createMany(step: string | UndoGroup, items: readonly NewItem[]): Promise<Result<ItemId[]>> {
    const records: StoredItem[] = [];
    for (const item of items) {
      const record = this.#recordOf(item);
      if (!record.ok) return record;
      records.push(record.value);
    }
    const written: ItemId[] = [];
    let failure: Result<never> | undefined;
    for (let start = 0; start < records.length && !failure; start += recordsPerWrite) {
      const chunk = records.slice(start, start + recordsPerWrite);
      try {
        const result = await this.#saves.track(() => this.#items.bulkInsert(chunk));
        written.push(...result.success.map((document) => document.id));
        if (result.error.length > 0)
          failure = fail("storage_failed", "Some of these exist already and were left as they are.");
      } catch (error) {
        failure = { ok: false, error: storageFailure(error) };
      }
    }
    // A new table takes its blocks of rows along; blocks added to one that exists are taken back by themselves.
    const parents = new Set(records.filter((record) => record.parentId === "").map((record) => record.id));
    const own = parents.size > 0 ? written.filter((id) => parents.has(id)) : written;
    if (own.length > 0) this.#addTrashStep(step, own, false);
    return failure ?? ok(written);
  }

  #recordOf(item: NewItem): Result<StoredItem> {
    const filled = item.encoded ? ok(item.encoded) : fill(item);
    if (!filled.ok) return filled;
    const { update, derived } = filled.value;
    const size = checkStateSize(item.type, update.byteLength);
    if (!size.ok) return size;
    const title = titleOf(derived);
    const now = this.#now();
    return ok({
      id: item.id ?? (this.newId() as ItemId),
      type: item.type,
      parentId: item.parentId ?? "",
      ownerId: "",
      title,
      sortKey: item.sortKey ?? sortKeyOf(title),
      createdAt: item.createdAt ?? now,
      updatedAt: now,
      trashedAt: 0,
      state: toBase64(update),
      derived,
    });
  }

  /**
   * Runs a command on an item. Resolves when the change is durable (it shows at once). Failures: `item_not_found`,
   * `item_invalid` and `item_too_large` (nothing changed), `storage_full` and `storage_failed` (kept in this window, tried again).
   */
  async edit(
    id: ItemId,
    step: string | UndoGroup,
    command: (doc: Y.Doc) => void,
    options: EditOptions = {},
  ): Promise<Result<null>> {
    // Being saved from the moment it was said: reading the item may take a while too.
    return this.#saves.track(async () => {
      const open = await this.#documents.load(id);
      if (!open) return notFound;
      return this.#apply(open, step, command, options);
    });
  }

  /**
   * Runs a command on a part (a week of a plan, a block of rows), which comes into being with its first edit. Two
   * devices that do so at the same time meet in one document, because a part's id follows from what it is.
   */
  async editPart(
    part: { readonly id: ItemId; readonly type: ItemType; readonly parentId: string; readonly sortKey: string },
    step: string | UndoGroup,
    command: (doc: Y.Doc) => void,
    options: EditOptions = {},
  ): Promise<Result<null>> {
    return this.#saves.track(async () => {
      if (!(await this.#documents.load(part.id))) {
        const record = this.#recordOf({ ...part, init: () => undefined });
        if (!record.ok) return record;
        try {
          await this.#items.insertIfNotExists(record.value);
        } catch (error) {
          return { ok: false, error: storageFailure(error) };
        }
      }
      return this.edit(part.id, step, command, options);
    });
  }

  async #apply(
    open: OpenDocument,
    step: string | UndoGroup,
    command: (doc: Y.Doc) => void,
    options: EditOptions,
  ): Promise<Result<null>> {
    const { mergeKey } = options;
    const joins = mergeKey !== undefined && this.#lastMerge?.key === mergeKey && this.#lastMerge.id === open.id;
    const applied = this.#documents.apply(open, command, joins ? mergeWithinMs : 0);
    if (!applied.ok) return applied;
    if (!applied.value.changed) return ok(null);
    if (!applied.value.joined) {
      this.#undo.add(step, this.#documentPart(open.id));
      this.#lastMerge = mergeKey === undefined ? undefined : { key: mergeKey, id: open.id };
    }
    return this.#documents.save(open);
  }

  #documentPart(id: ItemId): UndoPart {
    const move = (direction: "undo" | "redo") => async (): Promise<boolean> => {
      this.#lastMerge = undefined;
      const open = this.#documents.peek(id);
      if (!open || !this.#documents.step(open, direction)) return false;
      await this.#documents.save(open);
      return true;
    };
    return { undo: move("undo"), redo: move("redo") };
  }

  /** Puts items into the trash: gone from every screen, restorable. */
  async trash(step: string | UndoGroup, ids: readonly ItemId[]): Promise<Result<null>> {
    const done = await this.#setTrashed(ids, this.#now());
    if (done.ok) this.#addTrashStep(step, ids, true);
    return done;
  }

  /** Takes items out of the trash. */
  async restore(step: string | UndoGroup, ids: readonly ItemId[]): Promise<Result<null>> {
    const done = await this.#setTrashed(ids, 0);
    if (done.ok) this.#addTrashStep(step, ids, false);
    return done;
  }

  #addTrashStep(step: string | UndoGroup, ids: readonly ItemId[], trashed: boolean): void {
    this.#lastMerge = undefined;
    const move = (toTrash: boolean) => async (): Promise<boolean> =>
      (await this.#setTrashed(ids, toTrash ? this.#now() : 0)).ok;
    this.#undo.add(step, { isFree: true, undo: move(!trashed), redo: move(trashed) });
  }

  async #setTrashed(ids: readonly ItemId[], trashedAt: number): Promise<Result<null>> {
    try {
      const records = await this.#items.findByIds([...ids]).exec();
      await this.#saves.track(() =>
        Promise.all([...records.values()].map((record) => record.incrementalPatch({ trashedAt }))),
      );
      return records.size > 0 || ids.length === 0 ? ok(null) : notFound;
    } catch (error) {
      return { ok: false, error: storageFailure(error) };
    }
  }

  /** Deletes items and their parts for good, and then the photos and page copies that only they had. Not undoable: ask first. */
  async deleteForever(ids: readonly ItemId[]): Promise<Result<null>> {
    try {
      const blobIds = [...(await this.#items.findByIds([...ids]).exec()).values()].flatMap(({ derived }) =>
        blobIdsIn(derived),
      );
      const parts = await this.#items.find({ selector: { parentId: { $in: [...ids] } } }).exec();
      await this.#saves.track(() => this.#items.bulkRemove([...parts.map((part) => part.id), ...ids]));
      // A blank recipe that is left again had nothing; it costs no look through the library.
      if (blobIds.length > 0 || ids.length > 1) this.#onDeleted(blobIds);
      return ok(null);
    } catch (error) {
      return { ok: false, error: storageFailure(error) };
    }
  }

  /** One item as it is now, saved or not; undefined where there is none. */
  async get<T extends ItemType>(type: T, id: ItemId): Promise<Item<T> | undefined> {
    const record = await this.#items.findOne(id).exec();
    return record && record.type === type ? this.#view<T>(record) : undefined;
  }

  /** All live items of a type, by title; or those of a type in the trash. Not for recipes by the thousand: see the recipe index. */
  async list<T extends ItemType>(type: T, where: "live" | "trash" = "live"): Promise<Item<T>[]> {
    const records = await this.#items.find(listQuery(type, where)).exec();
    return records.map((record) => this.#view<T>(record));
  }

  /** The parts of a plan or table, in order. */
  async parts<T extends ItemType>(type: T, parentId: ItemId): Promise<Item<T>[]> {
    const records = await this.#items
      .find({ selector: { parentId }, sort: [{ parentId: "asc" }, { sortKey: "asc" }] })
      .exec();
    return records.filter((record) => record.type === type).map((record) => this.#view<T>(record));
  }

  /** Emits the item now and after every change, before it is durable; null while there is no such item. */
  watch<T extends ItemType>(type: T, id: ItemId): Observable<Item<T> | null> {
    return this.#items.findOne(id).$.pipe(
      switchMap((record) => {
        if (!record || record.type !== type) return of(null);
        const local = this.#documents.changes$.pipe(
          filter((open) => open.id === id),
          map(() => this.#view<T>(record)),
        );
        return merge(of(this.#view<T>(record)), local);
      }),
    );
  }

  /** Emits the live (or trashed) items of a type, by title, now and after every change. */
  watchList<T extends ItemType>(type: T, where: "live" | "trash" = "live"): Observable<Item<T>[]> {
    return this.#items.find(listQuery(type, where)).$.pipe(
      map((records) =>
        eachOnce(records)
          .map((record) => this.#view<T>(record))
          .sort((one, other) => byTitle(one.title, other.title)),
      ),
    );
  }

  /** Emits the parts of a plan or table in order. */
  watchParts<T extends ItemType>(type: T, parentId: ItemId): Observable<Item<T>[]> {
    return this.#items.find({ selector: { parentId }, sort: [{ parentId: "asc" }, { sortKey: "asc" }] }).$.pipe(
      map((records) =>
        eachOnce(records)
          .filter((record) => record.type === type)
          .map((record) => this.#view<T>(record)),
      ),
    );
  }

  /** Emits every document edited in this window, before the edit is durable: its id, type and fields as they are now. */
  get edits$(): Observable<{ readonly id: ItemId; readonly type: ItemType; readonly fields: DerivedOf[ItemType] }> {
    return this.#documents.changes$.pipe(map(({ id, type, derived }) => ({ id, type, fields: derived })));
  }

  /** Everything in the trash, newest first; parts (blocks of rows that were taken back) are not things of their own. */
  watchTrash(): Observable<Item[]> {
    return this.#items
      .find({ selector: { trashedAt: { $gt: 0 }, parentId: "" } })
      .$.pipe(map((records) => records.map((record) => this.#view(record)).sort((a, b) => b.trashedAt - a.trashedAt)));
  }

  /** Emits how many live items of a type there are. */
  watchCount(type: ItemType): Observable<number> {
    return this.#items.count({ selector: { type, trashedAt: 0 } }).$;
  }

  #view<T extends ItemType>(record: StoredItem): Item<T> {
    const open = this.#documents.peek(record.id);
    // An open document holds everything the record does; the record may lag behind it, also because the events of two windows'
    // writes can arrive here in the other order.
    const fields = (open ? open.derived : record.derived) as DerivedOf[T];
    return {
      id: record.id,
      type: record.type as T,
      parentId: record.parentId,
      ownerId: record.ownerId,
      title: titleOf(fields),
      sortKey: record.sortKey,
      createdAt: record.createdAt,
      updatedAt: record.updatedAt,
      trashedAt: record.trashedAt,
      fields,
    };
  }
}

/** A new document filled by its commands, and what derives from it. */
function fill(item: NewItem): Result<{ update: Uint8Array; derived: DerivedOf[ItemType] }> {
  const doc = newDocument();
  doc.transact(() => item.init(doc));
  const derived = materialize(item.type, doc);
  if (!derived.ok) return derived;
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return ok({ update, derived: derived.value });
}

/**
 * Records without repeats. RxDB puts a record into the results of a query a second time when another window's event of its
 * insertion arrives after the query has found it.
 */
function eachOnce<R extends { readonly id: string }>(records: readonly R[]): R[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

/** As this device reads; the database knows only the order of codes. */
const byTitle = nameOrder();

const notFound = fail("item_not_found", "This no longer exists. It may have been deleted in another window.");

function listQuery(
  type: ItemType,
  where: "live" | "trash",
): {
  selector: { type: ItemType; trashedAt: number | { $gt: number } };
  sort: ({ type: "asc" } | { trashedAt: "asc" } | { sortKey: "asc" })[];
} {
  return {
    selector: { type, trashedAt: where === "live" ? 0 : { $gt: 0 } },
    sort: [{ type: "asc" }, { trashedAt: "asc" }, { sortKey: "asc" }],
  };
}
