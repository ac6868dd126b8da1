/** Items as the server keeps them: head, whole document, and the log of what was merged when. */
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { Principal } from "../../../src/domain/sharing/principals.ts";

export interface ItemRow {
  readonly id: string;
  readonly type: ItemType;
  readonly parentId: string;
  /** The item whose shares decide about this one: itself, or what it is a part of. */
  readonly rootId: string;
  readonly ownerId: string;
  readonly sortKey: string;
  readonly title: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** 0 = not in the trash. */
  readonly trashedAt: number;
  /** 0 = not deleted for good. */
  readonly deletedAt: number;
  /** Number of its last change. */
  readonly seq: number;
  /** Whole document, Yjs V1; empty once deleted for good. */
  readonly state: Uint8Array;
}

/** An item without its document: what most decisions need, however large the document is. */
export type ItemHeadRow = Omit<ItemRow, "state">;

export interface LoggedUpdate {
  readonly seq: number;
  readonly update: Uint8Array;
}

/** Something in a person's feed: look at this item, it changed or appeared or disappeared at `seq`. */
export interface FeedEntry {
  readonly itemId: string;
  readonly seq: number;
  /** It became visible or invisible: whatever the device has of it is not to be built upon. */
  readonly isWhole: boolean;
}

/** Whose news are a person's. */
export interface FeedPrincipals {
  readonly principals: Iterable<Principal>;
  /** Those of them where a role gives something on what is shared by role: what goes by role is no news to others. */
  readonly byRole: Iterable<Principal>;
}

/** Where a page of a person's own tables begins: after the table with this name and id. */
export interface OwnTablePage {
  readonly after: readonly [title: string, id: string] | null;
  /** Only those shared one by one with none of these. */
  readonly exceptSharedWith: readonly Principal[];
  readonly limit: number;
}

/** A table as it is shared with an organization. */
export interface SharedTable {
  readonly item: ItemHeadRow;
  readonly shareId: string;
  readonly sharedAt: number;
}

/** A place among the shares with one principal, the last shared first. */
export type SharePlace = readonly [sharedAt: number, shareId: string];

/** What is shared with a principal, at any level but one. */
export interface SharedWith {
  readonly principal: Principal;
  readonly exceptLevel: string | null;
}

/** Of what is shared with a principal: what is left out. */
export interface SharedTableFilter {
  /** What is shared at this level. */
  readonly exceptLevel: string | null;
  /** This person's own. */
  readonly exceptOwner: string | null;
}

export interface SharedTablePage extends SharedTableFilter {
  readonly after: SharePlace | null;
  /** Null: to the end. */
  readonly before: SharePlace | null;
  /** Leaves out what one of these has too, by a share of its own or with all of its owner's. */
  readonly exceptSharedWith: readonly SharedWith[];
  readonly limit: number;
}

/** That somebody shares all of their tables with a principal. */
export interface SharedAllTables {
  readonly shareId: string;
  readonly sharedAt: number;
  readonly ownerId: string;
}

export interface TablesOfAllPage {
  /** After the table with this age and id. */
  readonly after: readonly [createdAt: number, id: string] | null;
  /** Leaves out what one of these has too, by a share of its own or with all of its owner's. */
  readonly exceptSharedWith: readonly SharedWith[];
  /** Leaves out what this one has by a share of its own as well. */
  readonly exceptOneByOneWith: SharedWith;
  readonly limit: number;
}

export interface ItemStore {
  find(id: string): Promise<ItemRow | null>;
  head(id: string): Promise<ItemHeadRow | null>;
  findMany(ids: readonly string[]): Promise<readonly ItemRow[]>;
  /** How many bytes the document of each takes that is there, known without reading it. */
  sizesOf(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Adds or replaces. */
  put(row: ItemRow): Promise<void>;
  /**
   * Takes over a change that is logged under `row.seq` without writing the whole document again. Whoever reads the item gets
   * the document written last with the log on top, so at most `maxUnsaved` changes may follow each other like this.
   */
  advance(row: ItemHeadRow): Promise<void>;
  /** The same for what was typed: nothing of the head changes but its number and its time. */
  advanceTyped(typed: { readonly itemId: string; readonly seq: number; readonly at: number }): Promise<void>;
  /** What a person's documents take, in bytes. */
  bytesOf(ownerId: string): Promise<number>;
  /** The item itself and its parts, also deleted ones. */
  withParts(rootId: string): Promise<readonly ItemRow[]>;
  /** Ids of these items and their parts; also deleted ones, which a device may not have heard of. */
  idsWithParts(rootIds: readonly string[]): Promise<readonly string[]>;
  /** Ids of all of a person's items of a type, also deleted ones. */
  rootsOfType(ownerId: string, type: ItemType): Promise<readonly string[]>;
  /** A person's own tables in the order of their names. */
  ownTables(ownerId: string, page: OwnTablePage): Promise<readonly ItemHeadRow[]>;
  /** Tables shared with a principal one by one, the last shared first. */
  sharedTables(principal: Principal, page: SharedTablePage): Promise<readonly SharedTable[]>;
  /** The first share of all of somebody's tables with a principal that is at a place or after it, of those who have tables. */
  sharedAllTables(
    principal: Principal,
    from: { readonly place: SharePlace; readonly isIncluded: boolean } | null,
    filter: SharedTableFilter,
  ): Promise<SharedAllTables | null>;
  /** Tables of somebody who shares all of theirs, the newest first. */
  tablesOfAll(ownerId: string, page: TablesOfAllPage): Promise<readonly ItemHeadRow[]>;
  /** Whether a person shares all of their tables with one of these. */
  sharesAllTables(ownerId: string, principals: readonly Principal[]): Promise<boolean>;
  /** Up to `limit` of a person's own tables of this name. */
  ownTablesNamed(ownerId: string, title: string, limit: number): Promise<readonly ItemHeadRow[]>;
  /** Up to `limit` tables of this name that are shared with one of these principals. */
  sharedTablesNamed(principals: readonly Principal[], title: string, limit: number): Promise<readonly ItemHeadRow[]>;
  /** Every item of a type that is not deleted, of everybody. */
  allOfType(type: ItemType): Promise<readonly ItemHeadRow[]>;
  logUpdate(itemId: string, entry: LoggedUpdate & { readonly actorId: string; readonly at: number }): Promise<void>;
  /**
   * What was merged into each of these items after `since`, oldest first; nothing for an item whose log does not reach back that
   * far. At most the newest entries are kept (`keepUpdates`).
   */
  updatesSince(itemIds: readonly string[], since: number): Promise<ReadonlyMap<string, readonly Uint8Array[]>>;
  clearLog(itemId: string): Promise<void>;
  /** Who owns which Yjs client id in a document. */
  clientsOf(itemId: string): Promise<ReadonlyMap<number, string>>;
  claimClients(itemId: string, personId: string, clients: readonly number[]): Promise<void>;
  /**
   * What may have changed after `since` for a person: candidates in the order of their numbers, at most `limit`. Whether they may
   * see each one is decided by `authorize`, not here.
   */
  feed(personId: string, theirs: FeedPrincipals, since: number, limit: number): Promise<readonly FeedEntry[]>;
  /** Those of these that are of one of the types, also when deleted. */
  amongOfTypes(ids: readonly string[], types: readonly ItemType[]): Promise<readonly string[]>;
  /** Roots that ever appeared or disappeared for a principal and were shown to this person, who is or was one of it. */
  shownThrough(principal: Principal, personId: string): Promise<readonly string[]>;
  /** Puts items into a principal's feed from number `firstSeq` on, one number each: they appeared, disappeared, or count otherwise. */
  addVisibility(principal: Principal, itemIds: readonly string[], firstSeq: number): Promise<void>;
}

/** Log entries kept per item; a device that was away for longer gets the whole document. */
export const keepUpdates = 200;

/** Changes of an item that may be in the log alone before its whole document is written again. */
export const maxUnsaved = 200;
