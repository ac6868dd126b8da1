/**
 * Who may type into which open document. `decide` is asked once for a person and a document, and asked again as soon as anything was
 * written but the journal, or something given to anybody has come to its end: the answer is always by what is stored, now. It decides
 * nothing itself.
 */
import { decide, forManyChanges } from "../../engine/decide.ts";
import type { HeldDocuments } from "../../merge/heldDocuments.ts";
import { changing } from "../../merge/mergeItem.ts";
import type { OpenDocument } from "../../merge/openDocument.ts";
import type { Store, StoreTransaction } from "../../store/ports.ts";

/** Somebody on a connection who types into the document of a room. */
export interface Typist {
  readonly room: { readonly item: { readonly id: string }; readonly document: OpenDocument };
  readonly connection: { readonly person: { readonly id: string } };
}

export interface TypistsParts {
  readonly store: Store;
  readonly now: () => number;
  readonly documents: HeldDocuments;
}

export class Typists {
  readonly #parts: TypistsParts;
  #generation = 0;
  /** The answers count from here until there, ms. */
  #from = 0;
  #until = 0;
  /** The owner of what they may type into, or null. */
  #answers = new WeakMap<OpenDocument, Map<string, string | null>>();

  constructor(parts: TypistsParts) {
    this.#parts = parts;
  }

  /** Whether something is known about all of them that counts now; if not, `ask`. */
  know(typists: readonly Typist[]): boolean {
    const { store, now } = this.#parts;
    return this.#count(store.journal.generation(), now()) && typists.every((one) => this.#isKnown(one));
  }

  /** Asks about whom nothing is known. */
  async ask(typists: readonly Typist[]): Promise<void> {
    await this.#parts.store.transaction(async (tx) => {
      await this.#beginAnew(tx);
      // Nothing in this transaction changes a share.
      const many = forManyChanges(tx, 0);
      for (const one of typists) if (!this.#isKnown(one)) await this.#askAbout(many, one);
    });
  }

  #isKnown({ room, connection }: Typist): boolean {
    return this.#answers.get(room.document)?.has(connection.person.id) === true;
  }

  #count(generation: number, now: number): boolean {
    return generation === this.#generation && this.#from <= now && now < this.#until;
  }

  /** Forgets the answers that may not be so any more. */
  async #beginAnew(tx: StoreTransaction): Promise<void> {
    const generation = this.#parts.store.journal.generation();
    const now = tx.now();
    if (this.#count(generation, now)) return;
    this.#answers = new WeakMap();
    this.#generation = generation;
    this.#from = now;
    this.#until = (await tx.ends.next(now)) ?? Infinity;
  }

  async #askAbout(tx: StoreTransaction, { room, connection }: Typist): Promise<void> {
    const { document } = room;
    const personId = connection.person.id;
    const item = await tx.items.head(room.item.id);
    const answers = this.#answers.get(document) ?? new Map<string, string | null>();
    this.#answers.set(document, answers);
    // A document that is not what is stored is for the merge, which loads it again.
    const isCurrent = item !== null && item.deletedAt === 0 && this.#parts.documents.of(item) === document;
    const may = isCurrent && (await decide(tx, personId, changing(item.type), item)).allowed;
    answers.set(personId, may ? item.ownerId : null);
  }

  /** Whether what is typed may be appended to the journal now, by what was asked. */
  areCurrent(): boolean {
    const { store, now } = this.#parts;
    return this.#count(this.#generation, now()) && store.journal.mayAppend(this.#generation);
  }

  /** Whose item it is that somebody may type into; null where they may not, as far as was asked. */
  ownerOf({ room, connection }: Typist): string | null {
    return this.#answers.get(room.document)?.get(connection.person.id) ?? null;
  }
}
