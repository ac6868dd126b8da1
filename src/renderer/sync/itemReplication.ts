/**
 * Replication of items over the records plane. RxDB decides what to push and pull and when; this translates, and keeps the
 * author's version of whatever the server refuses. Nothing here decides who may do what.
 */
import { getAssumedMasterState, type WithDeleted } from "rxdb";
import { replicateRxCollection, type RxReplicationState } from "rxdb/plugins/replication";
import { firstValueFrom, race, skip, timer } from "rxjs";
import { maxRows, type ItemPull, type ItemResult } from "../../domain/protocol/messages.ts";
import { FailureError, type Failure } from "../../domain/result.ts";
import type { Collections, StoredItem } from "../data/collections.ts";
import { sameItem } from "../data/itemConflict.ts";
import { nextTurn } from "../data/nextTurn.ts";
import type { RecordsConnection } from "./connection.ts";
import { FeedAhead } from "./feedAhead.ts";
import { isOnlyHeard } from "./heardChanges.ts";
import { fromServer, tombstone, toPush, type ItemState } from "./itemTranslation.ts";
import type { RescueStore } from "./rescue.ts";
import { resyncOf, unexpected } from "./resync.ts";

/** Position in this person's feed: everything up to it has arrived. */
export interface FeedCheckpoint {
  readonly seq: number;
}

const rowsPerPull = maxRows;
/** Documents put together at a stretch: the window goes on drawing while thousands arrive. */
const rowsPerTurn = 50;
const rowsPerPush = 100;
const retryMs = 500;
/** Room on the server comes when somebody deletes something, which takes them longer than this. */
const roomAskedEveryMs = 20_000;

export interface ItemReplicationParts {
  readonly items: Collections["items"];
  readonly connection: RecordsConnection;
  readonly rescues: RescueStore;
  /** One feed per person and server: another person's checkpoint would skip what is new to them. */
  readonly feedId: string;
  /** Only one of several windows replicates. */
  readonly waitForLeadership: boolean;
  /** What was made before this (device's ms) was here before its owner signed in. */
  readonly ownedSince?: number;
  /** Hears why changes stay here for now, and null when they go again. */
  readonly heldBack?: (failure: Failure | null) => void;
}

export function replicateItems(parts: ItemReplicationParts): RxReplicationState<StoredItem, FeedCheckpoint> {
  const { items, connection, rescues, ownedSince = 0 } = parts;
  const feed = new FeedAhead(connection);

  /**
   * RxDB goes on pulling while it stores. A look into the store waits for what is being written there, so that a page or two wait
   * in memory and not all there is.
   */
  const untilWritten = async (): Promise<void> => {
    await items.storageInstance.findDocumentsById([""], true);
  };

  /** What the server last said of these items, as this device remembers it. */
  const knownMasters = async (ids: string[]): Promise<Map<string, ItemState>> => {
    const internal = replication.internalReplicationState;
    if (!internal || ids.length === 0) return new Map();
    const masters = await getAssumedMasterState<StoredItem>(internal, ids);
    return new Map(Object.entries(masters).map(([id, master]) => [id, master.docData]));
  };

  const replication = replicateRxCollection<StoredItem, FeedCheckpoint>({
    replicationIdentifier: `items:${parts.feedId}`,
    collection: items,
    live: true,
    retryTime: retryMs,
    waitForLeadership: parts.waitForLeadership,
    // A phone in a pocket with the list open must not stop.
    toggleOnDocumentVisible: false,
    pull: {
      batchSize: rowsPerPull,
      stream$: resyncOf(connection, "items"),
      handler: async (checkpoint, limit) => {
        let since = checkpoint?.seq ?? 0;
        const rows = new Map<string, ItemPull>();
        // RxDB takes a short batch for the last one; the server's pages are bounded in bytes and may be short.
        for (let more = true; more && rows.size < limit;) {
          const page = await feed.page(since, limit);
          for (const row of page.rows) rows.set(idOf(row), row);
          since = page.upTo;
          more = page.more;
        }
        const documents = await documentsOf([...rows.values()]);
        await untilWritten();
        return { documents, checkpoint: { seq: since } };
      },
    },
    push: {
      batchSize: rowsPerPush,
      handler: async (rows) => {
        const changed = rows.filter(
          ({ newDocumentState, assumedMasterState }) =>
            !assumedMasterState || !sameItem(assumedMasterState, newDocumentState),
        );
        if (changed.length === 0) return [];
        const parents = await unsentParents(changed.map(({ newDocumentState }) => newDocumentState));
        const sent = changed.map(({ newDocumentState, assumedMasterState }) =>
          toPush(newDocumentState, assumedMasterState, ownedSince),
        );
        const answer = await connection.request({
          t: "push",
          collection: "items",
          rows: [...parents.map((parent) => toPush(parent, undefined, ownedSince)), ...sent],
        });
        if (answer.t !== "pushed-items" || answer.results.length !== parents.length + sent.length) {
          throw unexpected(answer);
        }
        const full = answer.results.find((result) => result.kind === "refused" && result.failure.code === "space_full");
        if (full?.kind === "refused") {
          // Nothing of it is taken back here: it waits for room, and what was taken of it is sent again without harm.
          parts.heldBack?.(full.failure);
          await roomMayBe(connection);
          throw new FailureError(full.failure);
        }
        parts.heldBack?.(null);
        // The parents' own turns come; here they only went ahead.
        const results = answer.results.slice(parents.length);
        const masters: WithDeleted<StoredItem>[] = [];
        for (const [index, row] of changed.entries()) {
          const result = results[index];
          if (!result) throw unexpected(answer);
          const master = await settle(row.newDocumentState, row.assumedMasterState, result);
          if (!sameItem(master, row.newDocumentState)) masters.push(master);
        }
        return masters;
      },
    },
  });

  /**
   * What has parts among these and is not on the server yet. It goes ahead of them: changes come in the order of their last
   * edit, and a plan that was renamed after its first week was planned would come after the week, which would be refused.
   */
  async function unsentParents(changed: readonly ItemState[]): Promise<ItemState[]> {
    const ids = [
      ...new Set(changed.flatMap(({ parentId, _deleted }) => (parentId === "" || _deleted ? [] : parentId))),
    ];
    if (ids.length === 0) return [];
    const masters = await knownMasters(ids);
    const unsent = await items.findByIds(ids.filter((id) => !masters.has(id))).exec();
    return [...unsent.values()].map((parent) => ({ ...parent.toMutableJSON(), _deleted: false }));
  }

  /** The server's state after one pushed row; what it refused is kept for its author first. */
  async function settle(pushed: ItemState, base: ItemState | undefined, result: ItemResult): Promise<ItemState> {
    switch (result.kind) {
      case "merged":
        return fromServer(result.head, pushed.state, result.missing) ?? wholeOf(pushed);
      case "gone":
        return tombstone(result.id, pushed);
      case "refused": {
        const { current } = result;
        if (!isOnlyHeard(pushed, base, result.failure)) await rescues.keep(pushed, result.failure, base);
        if (!current) return tombstone(result.id, pushed);
        return fromServer(current.head, base?.state, current.update) ?? wholeOf(pushed);
      }
      default:
        return result satisfies never;
    }
  }

  async function wholeOf(pushed: ItemState): Promise<ItemState> {
    const row = (await getWhole([pushed.id])).get(pushed.id);
    return (row?.kind === "item" && fromServer(row.head, undefined, row.update)) || tombstone(pushed.id, pushed);
  }

  async function documentsOf(rows: readonly ItemPull[]): Promise<ItemState[]> {
    // A whole document is put together with nothing.
    const masters = await knownMasters(rows.filter((row) => row.kind === "gone" || !row.whole).map(idOf));
    const read = (row: ItemPull): ItemState | undefined => {
      const known = masters.get(idOf(row));
      if (row.kind === "gone") return tombstone(row.id, known);
      return fromServer(row.head, row.whole ? undefined : known?.state, row.update, row.check);
    };
    const documents: (ItemState | undefined)[] = [];
    for (const row of rows) {
      documents.push(read(row));
      if (documents.length % rowsPerTurn === 0) await nextTurn();
    }
    const lacking = rows.filter((_row, index) => !documents[index]).map(idOf);
    const whole = await getWhole(lacking);
    return rows.map((row, index) => {
      const document = documents[index] ?? read(whole.get(idOf(row)) ?? { kind: "gone", id: idOf(row) });
      if (!document) throw new Error(`The server sent an incomplete document (${idOf(row)}).`);
      return document;
    });
  }

  /** Whole documents for differences this device has nothing to add to. */
  async function getWhole(ids: string[]): Promise<Map<string, ItemPull>> {
    const whole = new Map<string, ItemPull>();
    // A page is answered at a time, from the first on.
    for (let rest = ids; rest.length > 0;) {
      const answer = await connection.request({ t: "get", ids: rest });
      if (answer.t !== "got" || answer.rows.length === 0) throw unexpected(answer);
      for (const row of answer.rows) whole.set(idOf(row), row);
      rest = rest.slice(answer.rows.length);
    }
    return whole;
  }

  return replication;
}

/** Resolves when it is worth asking again whether there is room on the server. */
async function roomMayBe({ state$ }: RecordsConnection): Promise<void> {
  await firstValueFrom(race(timer(roomAskedEveryMs), state$.pipe(skip(1))));
}

function idOf(row: ItemPull): string {
  return row.kind === "gone" ? row.id : row.head.id;
}
