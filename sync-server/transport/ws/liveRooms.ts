/**
 * The live plane's middle: one room per open document, keystrokes in, the same merge as everywhere, keystrokes out. What
 * arrives within a few milliseconds is merged and stored in one transaction (group commit) and passed on after it: nobody sees
 * what is not stored, and a disk's flush is shared by everybody who types.
 */
import * as Y from "yjs";
import type { Failure } from "../../../src/domain/result.ts";
import { decide, viewersOf } from "../../engine/decide.ts";
import { mergeItem } from "../../merge/mergeItem.ts";
import type { Store } from "../../store/ports.ts";
import type { ItemRow } from "../../store/ports/items.ts";
import { Presence, type PresenceIdentity } from "./presence.ts";

/** One open document on one device, as a room needs it. */
export interface LiveConnection {
  readonly person: PresenceIdentity;
  readonly sendUpdate: (update: Uint8Array) => void;
  readonly sendPresence: (message: Uint8Array) => void;
  /** What it sent was not accepted and was passed on to nobody. */
  readonly sendRefusal: (failure: Failure) => void;
  readonly close: (code: number, reason: string) => void;
}

export interface LiveRoomsParts {
  readonly store: Store;
  readonly now: () => number;
  readonly reportBug: (error: unknown) => void;
  /** Somebody's items changed: their other devices should pull. Called at most every `tellEveryMs` per item. */
  readonly tell: (personIds: readonly string[]) => void;
}

interface Room {
  readonly id: string;
  readonly doc: Y.Doc;
  readonly presence: Presence<LiveConnection>;
  readonly connections: Set<LiveConnection>;
  tellAt: NodeJS.Timeout | null;
}

interface Waiting {
  readonly room: Room;
  readonly connection: LiveConnection;
  readonly updates: Uint8Array[];
}

/** How long keystrokes are gathered before they are stored together. */
const gatherMs = 4;
const tellEveryMs = 1_000;
const emptyVector = Y.encodeStateVector(new Y.Doc());

export class LiveRooms {
  readonly #parts: LiveRoomsParts;
  readonly #rooms = new Map<string, Room>();
  #waiting = new Map<LiveConnection, Waiting>();
  #timer: NodeJS.Timeout | null = null;
  #flushing: Promise<void> = Promise.resolve();

  constructor(parts: LiveRoomsParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#rooms.size;
  }

  /** Joins a room, if this person may see its item now; null where they may not, or there is none. */
  async join(itemId: string, connection: LiveConnection): Promise<Room | null> {
    const item = await this.#parts.store.transaction(async (tx) => {
      const found = await tx.items.find(itemId);
      if (!found || found.deletedAt > 0) return null;
      return (await decide(tx, connection.person.id, "view", found)).allowed ? found : null;
    });
    if (!item) return null;
    let room = this.#rooms.get(itemId);
    if (!room) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, item.state);
      room = { id: itemId, doc, presence: new Presence(), connections: new Set(), tellAt: null };
      this.#rooms.set(itemId, room);
    }
    room.connections.add(connection);
    return room;
  }

  leave(room: Room, connection: LiveConnection): void {
    room.connections.delete(connection);
    const gone = room.presence.leave(connection);
    if (gone) for (const other of room.connections) other.sendPresence(gone);
    if (room.connections.size > 0) return;
    this.#rooms.delete(room.id);
    room.doc.destroy();
  }

  /** An update from a connection: stored and passed on with what else arrives in this moment, or refused. */
  receive(room: Room, connection: LiveConnection, update: Uint8Array): void {
    const waiting = this.#waiting.get(connection) ?? { room, connection, updates: [] };
    waiting.updates.push(update);
    this.#waiting.set(connection, waiting);
    this.#timer ??= setTimeout(() => this.flush(), gatherMs);
  }

  /** Stores what is waiting; resolves when it is stored and passed on. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting = new Map();
    if (waiting.length > 0) {
      this.#flushing = this.#flushing
        .then(() => this.#store(waiting))
        .catch((error: unknown) => {
          this.#parts.reportBug(error);
        });
    }
    return this.#flushing;
  }

  async #store(waiting: readonly Waiting[]): Promise<void> {
    const passOn: (() => void)[] = [];
    await this.#parts.store.transaction(async (tx) => {
      for (const { room, connection, updates } of waiting) {
        const update = joined(updates);
        const item = await tx.items.find(room.id);
        if (!update || !item) continue;
        const { result, stored } = await mergeItem(tx, connection.person.id, pushOf(item, update), this.#parts.now());
        if (result.kind === "refused") passOn.push(() => connection.sendRefusal(result.failure));
        const [changed] = stored;
        if (!changed) continue;
        const viewers = await viewersOf(tx, changed);
        passOn.push(() => this.#passOn(room, update, connection, viewers));
      }
    });
    for (const run of passOn) run();
  }

  #passOn(room: Room, update: Uint8Array, from: LiveConnection, viewers: readonly string[]): void {
    Y.applyUpdate(room.doc, update);
    for (const other of room.connections) if (other !== from) other.sendUpdate(update);
    room.tellAt ??= setTimeout(() => {
      room.tellAt = null;
      this.#parts.tell(viewers);
    }, tellEveryMs);
    room.tellAt.unref();
  }

  presence(room: Room, connection: LiveConnection, message: Uint8Array): void {
    const passed = room.presence.receive(message, connection, connection.person);
    if (passed) for (const other of room.connections) if (other !== connection) other.sendPresence(passed);
  }

  /** Items were stored by the records plane: their rooms follow. A deleted one ends. */
  stored(items: readonly ItemRow[]): void {
    for (const item of items) {
      const room = this.#rooms.get(item.id);
      if (!room) continue;
      if (item.deletedAt > 0) {
        for (const connection of room.connections) connection.close(4404, "item_not_found");
        continue;
      }
      const news = Y.diffUpdate(item.state, Y.encodeStateVector(room.doc));
      Y.applyUpdate(room.doc, news);
      for (const connection of room.connections) connection.sendUpdate(news);
    }
  }

  /** Permissions changed for a person: they leave every room whose item they may no longer see. */
  async recheck(personId: string): Promise<void> {
    for (const room of this.#rooms.values()) {
      const theirs = [...room.connections].filter((connection) => connection.person.id === personId);
      if (theirs.length === 0) continue;
      const maySee = await this.#parts.store.transaction(async (tx) => {
        const item = await tx.items.find(room.id);
        return item !== null && (await decide(tx, personId, "view", item)).allowed;
      });
      if (!maySee) for (const connection of theirs) connection.close(4403, "permission_denied");
    }
  }
}

export type LiveRoom = Room;

/** Several updates of one connection as one; undefined where one of them is damaged. */
function joined(updates: readonly Uint8Array[]): Uint8Array | undefined {
  const [only] = updates;
  if (updates.length === 1) return only;
  try {
    return Y.mergeUpdates([...updates]);
  } catch {
    // Damaged updates are told apart when they come alone; together they are dropped and sent again by the device.
    return undefined;
  }
}

function pushOf(item: ItemRow, update: Uint8Array): Parameters<typeof mergeItem>[2] {
  return {
    id: item.id,
    type: item.type,
    parentId: item.parentId,
    sortKey: item.sortKey,
    trashed: item.trashedAt > 0,
    deleted: false,
    update,
    base: emptyVector,
    vector: emptyVector,
  };
}
