/**
 * Recipe search as screens use it: stays in step with the kitchen's recipes and answers queries, the newest first. It hands
 * recipes over in small parcels, so that neither loading ten thousand of them nor an import ever delays a keystroke.
 */
import { BehaviorSubject, skip, type Observable } from "rxjs";
import type { RecipeIndex, RecipeSummary } from "../recipeIndex.ts";
import type { SearchAnswer, SearchableRecipe } from "./searchEngine.ts";
import type { SearchPort } from "./searchMessages.ts";

/** Recipes handed over at once: about 2 ms of copying here and 20 ms of indexing there. */
const recipesPerParcel = 100;
/** Parcels on their way before the first is confirmed; a query waits for these at most. */
const parcelsUnderWay = 1;

export class RecipeSearch {
  readonly #port: SearchPort;
  readonly #pause: (next: () => void) => void;
  readonly #queue = new Map<string, SearchableRecipe>();
  readonly #waiting = new Map<number, (answer: SearchAnswer) => void>();
  readonly #version = new BehaviorSubject(0);
  readonly #stop: () => void;
  #asked: { readonly text: string; readonly version: number; readonly answer: Promise<SearchAnswer> } | undefined;
  #underWay = 0;
  #number = 0;

  /** @param pause gives the thread that draws a turn between two parcels. */
  constructor(
    recipes: RecipeIndex,
    port: SearchPort,
    pause: (next: () => void) => void = (next) => void setTimeout(next),
  ) {
    this.#port = port;
    this.#pause = pause;
    port.onReply((reply) => {
      if (reply.kind === "answer") {
        this.#waiting.get(reply.number)?.(reply.answer);
        this.#waiting.delete(reply.number);
        return;
      }
      this.#underWay = Math.max(0, this.#underWay - 1);
      if (this.#queue.size === 0 && this.#underWay === 0) this.#version.next(this.#version.value + 1);
      else this.#pause(() => this.#sendNext());
    });
    this.#stop = recipes.follow((change) => {
      if (change.kind === "put")
        for (const summary of change.summaries) this.#queue.set(summary.id, searchableOf(summary));
      else {
        for (const id of change.ids) this.#queue.delete(id);
        this.#underWay += 1;
        port.send({ kind: "remove", ids: change.ids });
      }
      this.#sendNext();
    });
    void recipes.load();
  }

  /** Counts up whenever the index has caught up with the recipes: ask again then. */
  get version$(): Observable<number> {
    return this.#version;
  }

  /** Calls back whenever an answer may be another than before, until what it returns is called. */
  follow(changed: () => void): () => void {
    const following = this.#version.pipe(skip(1)).subscribe(changed);
    return () => following.unsubscribe();
  }

  /** The answer to a query among the recipes known by then. Asking the same again before anything else changed shares one answer. */
  search(text: string): Promise<SearchAnswer> {
    const version = this.#version.value;
    if (this.#asked?.text === text && this.#asked.version === version) return this.#asked.answer;
    this.#number += 1;
    const number = this.#number;
    const answer = new Promise<SearchAnswer>((resolve) => {
      this.#waiting.set(number, resolve);
      this.#port.send({ kind: "query", number, text });
    });
    this.#asked = { text, version, answer };
    return answer;
  }

  #sendNext(): void {
    if (this.#queue.size === 0 || this.#underWay >= parcelsUnderWay) return;
    const recipes: SearchableRecipe[] = [];
    for (const [id, recipe] of this.#queue) {
      recipes.push(recipe);
      this.#queue.delete(id);
      if (recipes.length === recipesPerParcel) break;
    }
    this.#underWay += 1;
    this.#port.send({ kind: "put", recipes });
  }

  close(): void {
    this.#stop();
    this.#port.close();
    this.#waiting.clear();
    this.#version.complete();
  }
}

function searchableOf({ id, title, tags, author, sourceName, ingredients }: RecipeSummary): SearchableRecipe {
  return { id, title, tags, author, sourceName, ingredients };
}
