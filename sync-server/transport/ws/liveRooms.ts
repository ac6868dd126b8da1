/**
 * The live plane's middle: one room per open document, keystrokes in, the same merge as everywhere, keystrokes out. What
 * arrives in one turn of the event loop is merged and committed together, and passed on after it: nobody sees what a server that dies
 * would not have. The disk's flush follows beside the loop and is waited for by nobody here; it is by every answer of the records plane.
 */
import { decide, forManyChanges } from "../../engine/decide.ts";
import type { SpaceLimit } from "../../engine/space.ts";
import { loadDocument, type HeldDocuments } from "../../merge/heldDocuments.ts";
import type { ChangeCounts } from "../../merge/changeCounts.ts";
import { joinUpdates } from "../../merge/keystrokes.ts";
import { mergeItem, type Change, type StoredChange } from "../../merge/mergeItem.ts";
import type { Perform } from "../../engine/work.ts";
import { emptyUpdateBytes } from "../../merge/inspectUpdate.ts";
import type { OpenDocument } from "../../merge/openDocument.ts";
import { applyTyping } from "../../merge/typing.ts";
import type { JournalChange } from "../../store/ports/journal.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import { presenceFrame, refusalFrame, updateFrame } from "./liveFrames.ts";
import { LiveNews, type LiveNewsParts } from "./liveNews.ts";
import { PutAway } from "./putAway.ts";
import { Typists } from "./typists.ts";
import { Presence, type PresenceIdentity } from "./presence.ts";

/** One open document on one device, as a room needs it. */
export interface LiveConnection {
  readonly person: PresenceIdentity;
  readonly send: (frame: Uint8Array) => void;
  readonly close: (code: number, reason: string) => void;
}

export interface LiveRoomsParts extends LiveNewsParts {
  readonly perform: Perform;
  readonly now: () => number;
  /** The rooms' documents, which the records plane changes too. */
  readonly documents: HeldDocuments;
  /** What people's things may take; without it as much as there is. */
  readonly space?: SpaceLimit;
  /** Where what becomes of changes is counted. */
  readonly counts?: ChangeCounts;
}

interface Room {
  readonly item: ItemHeadRow;
  readonly document: OpenDocument;
  readonly presence: Presence<LiveConnection>;
  readonly connections: Set<LiveConnection>;
}

interface Waiting {
  readonly room: Room;
  readonly connection: LiveConnection;
  readonly updates: Uint8Array[];
}

export class LiveRooms {
  readonly #parts: LiveRoomsParts;
  readonly #rooms = new Map<string, Room>();
  #waiting = new Map<LiveConnection, Waiting>();
  #planned: NodeJS.Immediate | null = null;
  #isStoring = false;
  /** The flush that was last asked for. */
  #awaited: Promise<void> | null = null;
  #isStopped = false;
  #flushing: Promise<void> = Promise.resolve();
  readonly #typists: Typists;
  readonly #news: LiveNews;
  readonly #putAway: PutAway;

  constructor(parts: LiveRoomsParts) {
    this.#parts = parts;
    this.#typists = new Typists(parts);
    this.#news = new LiveNews(parts);
    this.#putAway = new PutAway(parts);
  }

  /** How many documents are open. */
  get size(): number {
    return this.#rooms.size;
  }

  /** How many connections have one open. */
  get connections(): number {
    let count = 0;
    for (const { connections } of this.#rooms.values()) count += connections.size;
    return count;
  }

  /** Joins a room, if this person may see its item now; null where they may not, or there is none. */
  async join(itemId: string, connection: LiveConnection): Promise<Room | null> {
    const { store, documents } = this.#parts;
    return store.transaction(async (tx) => {
      const item = await tx.items.head(itemId);
      if (!item || item.deletedAt > 0) return null;
      if (!(await decide(tx, connection.person.id, "view", item)).allowed) return null;
      const open = this.#rooms.get(itemId);
      if (open && open.document !== documents.of(item)) this.#end(open, 1012, "restarting");
      let room = this.#rooms.get(itemId);
      if (!room) {
        // Opened while nobody else writes: what is stored afterwards finds the room.
        const document = await loadDocument(tx, item, false);
        room = { item, document, presence: new Presence(), connections: new Set() };
        documents.hold(itemId, document);
        this.#rooms.set(itemId, room);
      }
      room.connections.add(connection);
      return room;
    });
  }

  leave(room: Room, connection: LiveConnection): void {
    room.connections.delete(connection);
    const gone = room.presence.leave(connection);
    if (gone) sendAll(room, presenceFrame(gone));
    if (room.connections.size === 0 && this.#rooms.get(room.item.id) === room) this.#forget(room);
  }

  #forget(room: Room): void {
    this.#rooms.delete(room.item.id);
    this.#parts.documents.drop(room.item.id);
    this.#news.closed(room.item.id);
  }

  /** Ends a room: whoever is in it connects again, and gets what is stored. */
  #end(room: Room, code: number, reason: string): void {
    this.#forget(room);
    for (const connection of room.connections) connection.close(code, reason);
  }

  /** Ends these rooms: what they hold may not be what is stored. */
  reset(itemIds: Iterable<string>): void {
    for (const id of itemIds) {
      const room = this.#rooms.get(id);
      if (room) this.#end(room, 1012, "restarting");
    }
  }

  /** Ends every room: the stored data was replaced. What is waiting to be stored is dropped; its devices send it again. */
  resetAll(): void {
    this.#waiting = new Map();
    this.reset([...this.#rooms.keys()]);
  }

  /** The server stops: what was received is stored, and nothing touches the store afterwards. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#news.stop();
    this.#putAway.stop();
    await this.flush();
  }

  /** An update from a connection: stored and passed on with what else arrives in this moment, or refused. */
  receive(room: Room, connection: LiveConnection, update: Uint8Array): void {
    // What a device answers that has nothing we lack: nobody has to be asked about it.
    if (this.#isStopped || (update.byteLength === emptyUpdateBytes && update[0] === 0 && update[1] === 0)) return;
    const waiting = this.#waiting.get(connection) ?? { room, connection, updates: [] };
    waiting.updates.push(update);
    this.#waiting.set(connection, waiting);
    this.#planFlush();
  }

  #planFlush(): void {
    if (this.#planned || this.#isStoring || this.#waiting.size === 0) return;
    this.#planned = setImmediate(() => void this.flush());
  }

  /** Stores what is waiting; resolves when it is stored and passed on. */
  flush(): Promise<void> {
    if (this.#planned) clearImmediate(this.#planned);
    this.#planned = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting = new Map();
    if (waiting.length > 0) this.#flushing = this.#flushing.then(() => this.#storeAll(waiting));
    return this.#flushing;
  }

  async #storeAll(waiting: readonly Waiting[]): Promise<void> {
    this.#isStoring = true;
    try {
      await this.#store(waiting);
    } catch (error) {
      // Nobody was told of it: the devices still have it and send it again when they are back.
      this.reset(new Set(waiting.map(({ room }) => room.item.id)));
      this.#parts.reportBug(error);
    } finally {
      this.#isStoring = false;
      this.#planFlush();
    }
  }

  async #store(waiting: readonly Waiting[]): Promise<void> {
    const others = await this.#storeTyping(waiting);
    if (others.length > 0) await this.#storeMerged(others);
  }

  /** Stores what is typing and nothing else; returns the rest, in its order. */
  async #storeTyping(waiting: readonly Waiting[]): Promise<Waiting[]> {
    const { store, now, counts, space = null } = this.#parts;
    if (!this.#typists.know(waiting)) await this.#typists.ask(waiting);
    if (!this.#typists.areCurrent()) return [...waiting];
    // From here to the commit nothing is waited for: nothing can change what was asked. What is decided later comes after it.
    const others: Waiting[] = [];
    const typed: (Waiting & JournalChange)[] = [];
    const behind = new Set<Room>();
    for (const one of waiting) {
      const { room, connection, updates } = one;
      const { item, document } = room;
      const personId = connection.person.id;
      const update = behind.has(room) || this.#rooms.get(item.id) !== room ? undefined : joined(updates);
      const ownerId = this.#typists.ownerOf(one);
      if (
        update !== undefined &&
        ownerId !== null &&
        applyTyping(document, item.type, {
          update,
          personId,
          takeRoom: (bytes) => space?.takeKnown(ownerId, bytes) ?? true,
        })
      ) {
        typed.push({ room, connection, updates, itemId: item.id, itemType: item.type, actorId: personId, update });
      } else {
        behind.add(room);
        others.push(one);
      }
    }
    if (typed.length === 0) return others;
    const { seq, round, flushed } = store.journal.append(typed, now());
    if (counts) counts.merged.typing += typed.length;
    for (const [index, { room, connection, actorId, update }] of typed.entries()) {
      room.document.seq = seq + index;
      room.document.countTyped(actorId, round);
      this.#putAway.typed(room.item.id);
      this.#passOn(room, update, connection);
    }
    this.#watch(flushed);
    return others;
  }

  /** What a disk could not flush may be lost with the next power cut: whoever has something open joins again, with what they have. */
  #watch(flushed: Promise<void>): void {
    if (flushed === this.#awaited) return;
    this.#awaited = flushed;
    flushed.catch((error: unknown) => {
      this.reset([...this.#rooms.keys()]);
      this.#parts.reportBug(error);
    });
  }

  async #storeMerged(waiting: readonly Waiting[]): Promise<void> {
    const { perform, documents, now, counts, space = null } = this.#parts;
    const passOn: (() => void)[] = [];
    await perform(async (work) => {
      // Nothing in this transaction changes a share.
      const place = { ...work, tx: forManyChanges(work.tx, waiting.length), documents, space };
      for (const { room, connection, updates } of waiting) {
        const update = joined(updates);
        // A room that has ended meanwhile: its devices are connecting again.
        if (!update || this.#rooms.get(room.item.id) !== room) continue;
        const outcome = await mergeItem(place, connection.person.id, changeOf(room.item, update), now());
        passOn.push(() => counts?.add("live", outcome));
        if (outcome.kind === "refused") passOn.push(() => connection.send(refusalFrame(outcome.failure)));
        // What was stored, and nothing else of what came.
        for (const { update: stored } of outcome.stored) {
          if (stored) passOn.push(() => this.#passOn(room, stored, connection));
        }
      }
    });
    for (const run of passOn) run();
  }

  #passOn(room: Room, update: Uint8Array, from: LiveConnection): void {
    if (room.connections.size > 1) sendAll(room, updateFrame(update), from);
    this.#news.changed(room.item.id);
  }

  presence(room: Room, connection: LiveConnection, message: Uint8Array): void {
    const passed = room.presence.receive(message, connection, connection.person, room.document.owners);
    if (passed) sendAll(room, presenceFrame(passed), connection);
  }

  /** Items were stored by the records plane: their rooms follow. A deleted one ends. */
  stored(changes: readonly StoredChange[]): void {
    for (const { item, update } of changes) {
      const room = this.#rooms.get(item.id);
      if (!room) continue;
      if (item.deletedAt > 0) this.#end(room, 4404, "item_not_found");
      else if (update) sendAll(room, updateFrame(update));
    }
  }

  /** Access to these items changed: whoever may no longer see one leaves its room. */
  async recheck(itemIds: Iterable<string>): Promise<void> {
    for (const id of itemIds) {
      const room = this.#rooms.get(id);
      if (!room) continue;
      if (this.#isStopped) return;
      const people = new Set([...room.connections].map(({ person }) => person.id));
      const blind = await this.#parts.store.transaction(async (tx) => {
        const item = await tx.items.head(id);
        const none = new Set<string>();
        for (const person of people) {
          if (!item || !(await decide(tx, person, "view", item)).allowed) none.add(person);
        }
        return none;
      });
      for (const connection of room.connections) {
        if (blind.has(connection.person.id)) connection.close(4403, "permission_denied");
      }
    }
  }

  /** The catalog or somebody's standing changed: every open document asks again. */
  async recheckAll(): Promise<void> {
    await this.recheck([...this.#rooms.keys()]);
  }
}

export type LiveRoom = Room;

function sendAll(room: Room, frame: Uint8Array, except?: LiveConnection): void {
  for (const connection of room.connections) if (connection !== except) connection.send(frame);
}

/** Several updates of one connection as one; undefined where one of them is damaged. */
function joined(updates: readonly Uint8Array[]): Uint8Array | undefined {
  try {
    return joinUpdates(updates);
  } catch {
    // Damaged updates are told apart when they come alone; together they are dropped and sent again by the device.
    return undefined;
  }
}

function changeOf(item: ItemHeadRow, update: Uint8Array): Change {
  const { id, type, parentId, sortKey } = item;
  return { id, type, parentId, sortKey, trashed: null, deleted: false, update };
}
