/** Comments on items, as the server keeps them. */

export interface CommentRow {
  readonly id: string;
  readonly itemId: string;
  /** The comment that opened the conversation; itself for that one. */
  readonly threadId: string;
  readonly authorId: string;
  /** "" once deleted. */
  readonly text: string;
  /** Persons mentioned, who had access when it was written. */
  readonly mentions: readonly string[];
  readonly createdAt: number;
  readonly editedAt: number | null;
  /** Deleted, and kept because answers to it are there. */
  readonly deletedAt: number | null;
  readonly resolvedAt: number | null;
  readonly resolvedBy: string | null;
}

export interface CommentStore {
  find(id: string): Promise<CommentRow | null>;
  /** Adds or replaces. */
  put(row: CommentRow): Promise<void>;
  remove(id: string): Promise<void>;
  /** A conversation, oldest first. */
  thread(threadId: string): Promise<readonly CommentRow[]>;
  countOf(itemId: string): Promise<number>;
  /** The comments on these items. */
  idsOf(itemIds: readonly string[]): Promise<readonly { readonly id: string; readonly itemId: string }[]>;
  /** Forgets everything said about an item. */
  removeOf(itemId: string): Promise<void>;
  /** Everything a person wrote, oldest first. */
  byAuthor(personId: string): Promise<readonly CommentRow[]>;
}
