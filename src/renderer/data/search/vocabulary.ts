/** The words of all recipes and where they occur. Words are never removed; the engine builds a new one when it must. */
import { prefixDistance } from "./prefixDistance.ts";

/** Where a word occurs: recipe slots and what it weighs there; `strong` are the positions not from ingredients alone. */
export interface Postings {
  readonly slots: number[];
  readonly weights: number[];
  readonly strong: number[];
}

export class Vocabulary {
  readonly #terms = new Map<string, Postings>();
  #sorted: string[] = [];
  #fresh: string[] = [];

  add(term: string, slot: number, weight: number, isStrong: boolean): void {
    let postings = this.#terms.get(term);
    if (!postings) {
      postings = { slots: [], weights: [], strong: [] };
      this.#terms.set(term, postings);
      this.#fresh.push(term);
    }
    if (isStrong) postings.strong.push(postings.slots.length);
    postings.slots.push(slot);
    postings.weights.push(weight);
  }

  /** Words that begin with `prefix`, in order. */
  *beginningWith(prefix: string): Generator<[string, Postings]> {
    const sorted = this.#inOrder();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    for (; low < sorted.length; low += 1) {
      const term = sorted[low] ?? "";
      if (!term.startsWith(prefix)) return;
      const postings = this.#terms.get(term);
      if (postings) yield [term, postings];
    }
  }

  /** Words whose beginning differs from `word` in 1 to `maxDistance` letters, with how many. */
  *near(word: string, maxDistance: number): Generator<[string, Postings, number]> {
    for (const [term, postings] of this.#terms) {
      const distance = prefixDistance(word, term, maxDistance);
      if (distance > 0 && distance <= maxDistance) yield [term, postings, distance];
    }
  }

  /** Sorted words; new ones are sorted alone and merged in, because an import adds them a few at a time. */
  #inOrder(): string[] {
    if (this.#fresh.length === 0) return this.#sorted;
    const fresh = this.#fresh.sort();
    const merged: string[] = [];
    let at = 0;
    for (const term of this.#sorted) {
      while (at < fresh.length && (fresh[at] ?? "") < term) merged.push(fresh[at++] ?? "");
      merged.push(term);
    }
    while (at < fresh.length) merged.push(fresh[at++] ?? "");
    this.#sorted = merged;
    this.#fresh = [];
    return merged;
  }
}
