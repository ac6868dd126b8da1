/**
 * Every live recipe in short, in memory, sorted by title: what the library lists, filters and searches. The first screenful
 * is there before the rest is read, so opening the library does not wait for ten thousand recipes.
 */
import { BehaviorSubject, type Observable } from "rxjs";
import { sortKeyOf } from "../../domain/items/materialize.ts";
import type { ItemId } from "../../domain/items/types.ts";
import type { RecipeFields } from "../../domain/recipes/fields.ts";
import type { Collections, StoredItem } from "./collections.ts";

export interface RecipeSummary {
  readonly id: ItemId;
  /** Person it belongs to; "" while no server has seen it. */
  readonly ownerId: string;
  readonly title: string;
  readonly sortKey: string;
  readonly tags: readonly string[];
  readonly totalMinutes: number | null;
  readonly rating: number | null;
  readonly photoId: string | null;
  readonly author: string;
  readonly sourceName: string;
  readonly sourceUrl: string;
  readonly yieldText: string;
  readonly hasSteps: boolean;
  /** Ingredient lines as written, for search and duplicates. */
  readonly ingredients: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface RecipeIndexState {
  /** `first`: only the first screenful is known; `ready`: all are. */
  readonly phase: "opening" | "first" | "ready";
  /** Sorted by title. */
  readonly summaries: readonly RecipeSummary[];
}

/** One change of the index, for whoever keeps something in step with it (search). */
export type RecipeIndexChange =
  | { readonly kind: "put"; readonly summaries: readonly RecipeSummary[] }
  | { readonly kind: "remove"; readonly ids: readonly ItemId[] };

const firstScreenful = 60;
const recipesPerRead = 1_000;
/** Lists follow each other no faster than this. */
const publishEveryMs = 200;

export class RecipeIndex {
  readonly #items: Collections["items"];
  readonly #state = new BehaviorSubject<RecipeIndexState>({ phase: "opening", summaries: [] });
  readonly #byId = new Map<ItemId, RecipeSummary>();
  readonly #listeners = new Set<(change: RecipeIndexChange) => void>();
  #subscription: { unsubscribe(): void } | undefined;
  #loading: Promise<void> | undefined;
  #publishing = false;
  #publishedAt = -Infinity;
  #closed = false;

  constructor(items: Collections["items"]) {
    this.#items = items;
  }

  get state$(): Observable<RecipeIndexState> {
    void this.load();
    return this.#state;
  }
  get state(): RecipeIndexState {
    return this.#state.value;
  }
  get(id: ItemId): RecipeSummary | undefined {
    return this.#byId.get(id);
  }

  /** Starts reading (once); resolves when every recipe is known. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Hears every change from now on, after what is known already. Returns how to stop. */
  follow(listener: (change: RecipeIndexChange) => void): () => void {
    if (this.#byId.size > 0) listener({ kind: "put", summaries: [...this.#byId.values()] });
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #load(): Promise<void> {
    // What is removed while a page is being read must not come back with that page.
    const removedMeanwhile = new Set<ItemId>();
    this.#subscription = this.#items.$.subscribe(({ operation, documentId, documentData }) => {
      if (operation !== "DELETE" && documentData.type !== "recipe") return;
      const id = documentId as ItemId;
      if (operation === "DELETE" || documentData.trashedAt > 0) {
        if (this.#state.value.phase !== "ready") removedMeanwhile.add(id);
        this.#remove(id);
      } else {
        removedMeanwhile.delete(id);
        this.#put([summaryOf(documentData)]);
      }
    });
    let after = "";
    let afterId = "";
    let limit = firstScreenful;
    for (;;) {
      // RxDB ends every index with the primary key, so (sortKey, id) is a strict order and pages never lose a tie.
      const query = this.#items.find({
        selector: {
          type: "recipe",
          trashedAt: 0,
          $or: [{ sortKey: { $gt: after } }, { sortKey: after, id: { $gt: afterId } }],
          sortKey: { $gte: after },
        },
        sort: [{ type: "asc" }, { trashedAt: "asc" }, { sortKey: "asc" }, { id: "asc" }],
        limit,
      });
      // Past RxDB's cache of documents, which would keep all ten thousand with their states in memory (100 MB).
      const { documents: page } = await this.#items.storageInstance.query(query.getPreparedQuery());
      if (this.#closed) return;
      const isNews = ({ id }: { id: ItemId }): boolean => !this.#byId.has(id) && !removedMeanwhile.has(id);
      this.#put(page.filter(isNews).map((record) => summaryOf(record)));
      const last = page.at(-1);
      if (page.length < limit || !last) break;
      after = last.sortKey;
      afterId = last.id;
      this.#publish("first");
      limit = recipesPerRead;
    }
    this.#publish("ready");
  }

  #put(summaries: readonly RecipeSummary[]): void {
    if (summaries.length === 0) return;
    for (const summary of summaries) this.#byId.set(summary.id, summary);
    for (const listener of this.#listeners) listener({ kind: "put", summaries });
    this.#publishSoon();
  }

  #remove(id: ItemId): void {
    if (!this.#byId.delete(id)) return;
    for (const listener of this.#listeners) listener({ kind: "remove", ids: [id] });
    this.#publishSoon();
  }

  /** A change shows at once; many in a row (an import) make a new list now and then, because each costs a sort of all. */
  #publishSoon(): void {
    if (this.#publishing || this.#state.value.phase === "opening") return;
    this.#publishing = true;
    const publish = (): void => {
      this.#publishing = false;
      if (!this.#closed) this.#publish(this.#state.value.phase);
    };
    const waitMs = this.#publishedAt + publishEveryMs - performance.now();
    if (waitMs <= 0) queueMicrotask(publish);
    else setTimeout(publish, waitMs);
  }

  #publish(phase: RecipeIndexState["phase"]): void {
    this.#publishedAt = performance.now();
    const summaries = [...this.#byId.values()].sort(bySortKey);
    this.#state.next({ phase, summaries });
  }

  close(): void {
    this.#closed = true;
    this.#subscription?.unsubscribe();
    this.#listeners.clear();
    this.#state.complete();
  }
}

function bySortKey(a: RecipeSummary, b: RecipeSummary): number {
  if (a.sortKey !== b.sortKey) return a.sortKey < b.sortKey ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function summaryOf(record: Readonly<StoredItem>): RecipeSummary {
  const fields = record.derived as RecipeFields;
  return {
    id: record.id,
    ownerId: record.ownerId,
    title: fields.title,
    sortKey: sortKeyOf(fields.title),
    tags: fields.tags,
    totalMinutes: fields.totalMinutes ?? sumOf(fields.prepMinutes, fields.cookMinutes),
    rating: fields.rating,
    photoId: fields.photoIds[0] ?? null,
    author: fields.author,
    sourceName: fields.sourceName,
    sourceUrl: fields.sourceUrl,
    yieldText: fields.yieldText,
    hasSteps: fields.steps.length > 0,
    ingredients: fields.ingredientGroups.flatMap((group) => group.lines.map((line) => line.text)),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}

function sumOf(a: number | null, b: number | null): number | null {
  return a === null && b === null ? null : (a ?? 0) + (b ?? 0);
}
