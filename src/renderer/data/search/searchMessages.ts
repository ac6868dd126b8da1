/** What the window and its search worker say to each other. Both are this program, so the shapes are trusted. */
import type { SearchableRecipe, SearchAnswer } from "./searchEngine.ts";

export type SearchRequest =
  | { readonly kind: "put"; readonly recipes: readonly SearchableRecipe[] }
  | { readonly kind: "remove"; readonly ids: readonly string[] }
  | { readonly kind: "query"; readonly number: number; readonly text: string };

export type SearchReply =
  /** Everything sent with this and earlier `put`s is found from now on. */
  | { readonly kind: "indexed"; readonly size: number }
  | { readonly kind: "answer"; readonly number: number; readonly answer: SearchAnswer };

/** The far end of a search: a worker, or the engine itself where there are none (tests). */
export interface SearchPort {
  send(request: SearchRequest): void;
  onReply(listener: (reply: SearchReply) => void): void;
  close(): void;
}
