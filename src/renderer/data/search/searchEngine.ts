/**
 * Finds recipes by title, ingredient, tag, author and source, forgiving typing errors (K.7). Pure: it runs in a worker in the
 * window and directly in tests. It must not know where recipes are stored or how results are shown.
 *
 * An inverted index with one number per word and recipe (how much the word says about the recipe) and one reusable score
 * array per recipe slot: a keystroke costs a few passes over small typed arrays and no object per result.
 */
import { Vocabulary, type Postings } from "./vocabulary.ts";
import { foldWord, wordsOf } from "./words.ts";

/** What is searched of one recipe. */
export interface SearchableRecipe {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly author: string;
  readonly sourceName: string;
  readonly ingredients: readonly string[];
}

export interface SearchAnswer {
  /** Ids, best first, at most `limit`. */
  readonly ids: readonly string[];
  /** How many there are in all. */
  readonly total: number;
  /** `all`: every word matches; `some`: nothing had them all, so these have at least one. */
  readonly matched: "all" | "some";
  /** The query's words, folded: what begins with one of them is why a recipe is here. */
  readonly words: readonly string[];
  /** Words of the recipes that are nearly one of the query's. */
  readonly nearTerms: readonly string[];
}

/** Hits handed out for one query; nobody scrolls past these instead of typing another letter. */
export const maxHits = 300;
/** With fewer hits than this, words that are nearly the same count too. */
const fewHits = 8;
/** One or two letters begin thousands of ingredient words: there only title, tags and people are looked at. */
const shortWordLetters = 2;

const titleWeight = 6;
const tagWeight = 3;
const personWeight = 2;
const ingredientWeight = 1;
const prefixShare = 0.7;
const nearShare = 0.35;

/** How many letters may be wrong in a word: none in numbers and short ones, where almost everything is near. */
export function allowedTypos(word: string): number {
  if (/\d/.test(word)) return 0;
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
}

export class SearchEngine {
  #vocabulary = new Vocabulary();
  #recipes: (SearchableRecipe | null)[] = [];
  #slots = new Map<string, number>();
  #total = new Float32Array(1_024);
  #word = new Float32Array(1_024);

  /** Recipes that can be found. */
  get size(): number {
    return this.#slots.size;
  }

  /** Adds recipes, or replaces those it knows. */
  put(recipes: readonly SearchableRecipe[]): void {
    for (const recipe of recipes) {
      this.#forget(recipe.id);
      this.#add(recipe);
    }
    this.#compact();
  }

  remove(ids: readonly string[]): void {
    for (const id of ids) this.#forget(id);
    this.#compact();
  }

  /** Every word must match (as the beginning of a word, or nearly); where no recipe has them all, any word counts. */
  search(query: string, limit = maxHits): SearchAnswer {
    const words = wordsOf(query)
      .map(foldWord)
      .filter((word) => word !== "");
    if (words.length === 0 || this.#slots.size === 0)
      return { ids: [], total: 0, matched: "all", words, nearTerms: [] };
    const nearTerms = new Set<string>();
    let found = this.#collect(words, "all", null);
    if (found.length < fewHits && words.some((word) => allowedTypos(word) > 0)) {
      found = this.#collect(words, "all", nearTerms);
    }
    let matched: SearchAnswer["matched"] = "all";
    if (found.length === 0 && words.length > 1) {
      found = this.#collect(words, "some", nearTerms);
      matched = "some";
    }
    return {
      ids: this.#best(found, limit),
      total: found.length,
      matched: found.length === 0 ? "all" : matched,
      words,
      nearTerms: [...nearTerms],
    };
  }

  #add(recipe: SearchableRecipe): void {
    const slot = this.#recipes.length;
    this.#recipes.push(recipe);
    this.#slots.set(recipe.id, slot);
    if (slot >= this.#total.length) {
      this.#total = new Float32Array(slot * 2);
      this.#word = new Float32Array(slot * 2);
    }
    const strong = new Map<string, number>();
    collectWeights(strong, [recipe.title], titleWeight);
    collectWeights(strong, recipe.tags, tagWeight);
    collectWeights(strong, [recipe.author, recipe.sourceName], personWeight);
    const weak = new Map<string, number>();
    collectWeights(weak, recipe.ingredients, ingredientWeight);
    for (const [term, weight] of strong) this.#vocabulary.add(term, slot, weight + (weak.get(term) ?? 0), true);
    for (const [term, weight] of weak) if (!strong.has(term)) this.#vocabulary.add(term, slot, weight, false);
  }

  #forget(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#recipes[slot] = null;
  }

  /** Removed recipes leave holes; when a third are holes the index is built anew. */
  #compact(): void {
    const holes = this.#recipes.length - this.#slots.size;
    if (holes < 500 || holes * 3 < this.#recipes.length) return;
    const kept = this.#recipes.filter((recipe) => recipe !== null);
    this.#vocabulary = new Vocabulary();
    this.#recipes = [];
    this.#slots = new Map();
    for (const recipe of kept) this.#add(recipe);
  }

  /** Slots whose recipe answers all (or some) of the words; their scores are left in `#total`. */
  #collect(words: readonly string[], mode: "all" | "some", nearTerms: Set<string> | null): number[] {
    const count = this.#recipes.length;
    const total = this.#total.fill(0, 0, count);
    let isFirst = true;
    for (const word of words) {
      this.#scoreWord(word, words.length === 1 && word.length <= shortWordLetters, nearTerms);
      const score = this.#word;
      if (mode === "some" || isFirst)
        for (let slot = 0; slot < count; slot += 1) total[slot] = (total[slot] ?? 0) + (score[slot] ?? 0);
      else {
        for (let slot = 0; slot < count; slot += 1) {
          const gained = score[slot] ?? 0;
          total[slot] = gained > 0 && (total[slot] ?? 0) > 0 ? (total[slot] ?? 0) + gained : 0;
        }
      }
      isFirst = false;
    }
    const found: number[] = [];
    for (let slot = 0; slot < count; slot += 1)
      if ((total[slot] ?? 0) > 0 && this.#recipes[slot] !== null) found.push(slot);
    return found;
  }

  /** Best score of one word in every recipe, into `#word`. */
  #scoreWord(word: string, isShort: boolean, nearTerms: Set<string> | null): void {
    const score = this.#word.fill(0, 0, this.#recipes.length);
    for (const [term, postings] of this.#vocabulary.beginningWith(word)) {
      // A longer word than the one typed says less: "rice" before "ricotta" for "ric".
      this.#addScores(
        score,
        postings,
        term === word ? 1 : (prefixShare * (word.length + 2)) / (term.length + 2),
        isShort,
      );
    }
    const typos = allowedTypos(word);
    if (nearTerms === null || typos === 0) return;
    for (const [term, postings, distance] of this.#vocabulary.near(word, typos)) {
      nearTerms.add(term);
      this.#addScores(score, postings, nearShare / distance, false);
    }
  }

  #addScores(score: Float32Array, postings: Postings, share: number, strongOnly: boolean): void {
    // Rare words say more than common ones.
    const factor = share * Math.log(1 + this.#recipes.length / postings.slots.length);
    const { slots, weights } = postings;
    const end = strongOnly ? postings.strong.length : slots.length;
    const source = strongOnly ? postings.strong : null;
    for (let at = 0; at < end; at += 1) {
      const index = source ? (source[at] ?? 0) : at;
      const slot = slots[index] ?? 0;
      const gained = (weights[index] ?? 0) * factor;
      if (gained > (score[slot] ?? 0)) score[slot] = gained;
    }
  }

  /** The ids of the best `limit` slots. Score and slot share one number, so that sorting needs no comparison function. */
  #best(found: readonly number[], limit: number): string[] {
    const keys = new Float64Array(found.length);
    const slotRange = 2 ** 24;
    for (let at = 0; at < found.length; at += 1) {
      const slot = found[at] ?? 0;
      keys[at] = -Math.round((this.#total[slot] ?? 0) * 4_096) * slotRange + slot;
    }
    keys.sort();
    return Array.from(
      keys.subarray(0, limit),
      (key) => this.#recipes[((key % slotRange) + slotRange) % slotRange]?.id ?? "",
    );
  }
}

/** Adds each word's weight; a long text's words say less each. */
function collectWeights(weights: Map<string, number>, texts: readonly string[], weight: number): void {
  const words = texts.flatMap(wordsOf).map(foldWord);
  const each = weight / Math.sqrt(Math.max(2, words.length));
  for (const word of words) if (word !== "") weights.set(word, Math.max(weights.get(word) ?? 0, 0) + each);
}
