/**
 * A document with what is needed to merge into it. Keystrokes that are known to fit are only kept at first, and put into the Yjs document
 * when somebody next reads it, all at once: passing on a letter needs no document, and most documents are read far less often than they
 * are typed into. It decides nothing.
 */
import * as Y from "yjs";
import { newDocument } from "../../src/domain/items/newDocument.ts";
import { joinUpdates, type Place } from "./keystrokes.ts";

/** How long the text still may become in which somebody types. Everybody who types into it has the same. */
export interface TextRoom {
  left: number;
}

/** Where the next letter of a client is expected: behind its last one. */
export interface TypingEnd {
  readonly last: Place;
  readonly before: Place | null;
  readonly room: TextRoom;
}

/** Origin of changes that take nothing away: where somebody else types stays where it was. */
const additions = Symbol("additions");
/** Kept keystrokes that are put into the document without being asked for. */
const maxKept = 500;

export class OpenDocument {
  #doc: Y.Doc;
  #kept = new Map<number, Uint8Array[]>();
  #keptCount = 0;
  #ends = new Map<number, TypingEnd>();
  #rooms = new Map<Y.Text, TextRoom>();
  #typedIn = -1;
  #typedBy = "";
  /** Who owns which Yjs client id in it. */
  owners: Map<number, string>;
  /** The item's number this is the document of. */
  seq: number;
  /** At least as many bytes as its encoded state has. */
  maxBytes: number;
  /** Changes that are in the log but not yet in the stored state; at least as many. */
  unsaved = 0;

  constructor({
    seq,
    state = new Uint8Array(),
    owners = new Map(),
  }: {
    readonly seq: number;
    readonly state?: Uint8Array;
    readonly owners?: ReadonlyMap<number, string>;
  }) {
    this.#doc = newDocument();
    if (state.byteLength > 0) Y.applyUpdate(this.#doc, state);
    this.#watch();
    this.owners = new Map(owners);
    this.seq = seq;
    this.maxBytes = state.byteLength;
  }

  /** Whatever may have taken something away, whoever did it, ends what was known of where people type. */
  #watch(): void {
    this.#doc.on("afterTransaction", ({ origin }) => {
      if (origin === additions) return;
      this.#ends.clear();
      this.#rooms.clear();
    });
  }

  /** The document with everything that was accepted. */
  get doc(): Y.Doc {
    if (this.#keptCount > 0) this.#putIn();
    return this.#doc;
  }

  #putIn(): void {
    const kept = this.#kept;
    this.#kept = new Map();
    this.#keptCount = 0;
    // What one client typed needs nothing another typed meanwhile: each keystroke stands behind one of its own.
    const apply = (): void => {
      for (const updates of kept.values()) Y.applyUpdate(this.#doc, joinUpdates(updates));
    };
    Y.transact(this.#doc, apply, additions, false);
    this.#checkWhole();
  }

  /** Puts an update in that was inspected and takes nothing away. */
  add(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, additions);
    this.#checkWhole();
  }

  /** Puts in an update that was inspected. */
  change(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
    this.#checkWhole();
  }

  #checkWhole(): void {
    const { store } = this.#doc;
    if (store.pendingStructs || store.pendingDs) throw new Error("Typing referred to something nobody has.");
  }

  /** Where a client's next letter is expected; undefined where that has to be looked up in the document. */
  endOf(client: number): TypingEnd | undefined {
    return this.#ends.get(client);
  }

  /** Takes in a keystroke that was found to be expected: `last` is its last letter. The document has it when it is next read. */
  keep(update: Uint8Array, last: Place, { before, room }: TypingEnd): void {
    const ofClient = this.#kept.get(last.client);
    if (ofClient) ofClient.push(update);
    else this.#kept.set(last.client, [update]);
    this.#ends.set(last.client, { last, before, room });
    if (++this.#keptCount >= maxKept) this.#putIn();
  }

  /** Remembers where a client types, for `endOf`: it typed a last letter into a text that may become longer by `left`. */
  expect(text: Y.Text, left: number, last: Place, before: Place | null): void {
    const room = this.#rooms.get(text) ?? { left };
    room.left = left;
    this.#rooms.set(text, room);
    this.#ends.set(last.client, { last, before, room });
  }

  /**
   * Counts something typed as unsaved. The log has one entry for what one person typed before it is put away (`round` says how often that
   * was), so it counts once.
   */
  countTyped(personId: string, round: number): void {
    if (round === this.#typedIn && personId === this.#typedBy) return;
    this.#typedIn = round;
    this.#typedBy = personId;
    this.unsaved++;
  }

  /** Becomes another copy: what was held may be ahead of what is stored. */
  become(other: OpenDocument): void {
    this.#doc.destroy();
    this.#doc = other.doc;
    this.#watch();
    this.#kept = new Map();
    this.#keptCount = 0;
    this.#ends.clear();
    this.#rooms.clear();
    this.#typedIn = -1;
    this.owners = other.owners;
    this.seq = other.seq;
    this.maxBytes = other.maxBytes;
    this.unsaved = other.unsaved;
  }

  destroy(): void {
    this.#doc.destroy();
  }
}
