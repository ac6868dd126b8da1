/**
 * The records plane's middle: who is connected, what a request does, and who hears of it. Every request runs in one
 * transaction with the permissions as they are at that moment; people are told after it is stored, never before.
 */
import type {
  CollectionName,
  ItemResult,
  RequestPush,
  RequestResult,
  ServerMessage,
  ShareResult,
} from "../../../src/domain/protocol/messages.ts";
import type { Failure, Result } from "../../../src/domain/result.ts";
import { answerRequest, askForAccess, viewRequest, type RequestOutcome } from "../../engine/accessRequests.ts";
import { viewersOf } from "../../engine/decide.ts";
import { changeShareLevel, createShare, moveShare, viewShare, type ShareOutcome } from "../../engine/shareEngine.ts";
import { readFeed, readItem } from "../../feed/readFeed.ts";
import { answerPush } from "../../merge/answerPush.ts";
import type { SpaceLimit } from "../../engine/space.ts";
import type { HeldDocuments } from "../../merge/heldDocuments.ts";
import { mergeItem, type StoredChange } from "../../merge/mergeItem.ts";
import type { Store, StoreTransaction } from "../../store/ports.ts";
import { RecordsPeer, type AskedMessage, type PeerHost, type PeerWire } from "./recordsPeer.ts";

export interface RecordsHubParts {
  readonly store: Store;
  readonly now: () => number;
  /** A bug, for the log: no text of people's data is in it. */
  readonly reportBug: (error: unknown) => void;
  /** Writes what a share calls for (an invitation's mail) into the same transaction. */
  readonly onShared: (tx: StoreTransaction, outcome: ShareOutcome) => Promise<void>;
  /** Writes what a request for access calls for (a mail to the owner) into the same transaction. */
  readonly onRequested: (tx: StoreTransaction, outcome: RequestOutcome) => Promise<void>;
  /** Items were stored: whoever holds them open hears of it. */
  readonly onStored: (changes: readonly StoredChange[]) => void;
  /** Documents that are open meanwhile; they are changed in place. */
  readonly documents?: HeldDocuments;
  /** What people's things may take; without it as much as there is. */
  readonly space?: SpaceLimit;
  /** Nothing of what was pushed for these items was stored: what is held of them may be ahead of what is stored. */
  readonly onFailed?: (itemIds: readonly string[]) => void;
}

type SharePush = Extract<AskedMessage, { t: "push-shares" }>["rows"][number];

export class RecordsHub implements PeerHost {
  readonly #parts: RecordsHubParts;
  readonly #peers = new Map<string, Set<RecordsPeer>>();

  constructor(parts: RecordsHubParts) {
    this.#parts = parts;
  }

  now(): number {
    return this.#parts.now();
  }

  epoch(): string {
    return this.#parts.store.epoch();
  }

  reportBug(error: unknown): void {
    this.#parts.reportBug(error);
  }

  /** A device whose session is known has connected. */
  open(wire: PeerWire, session: { readonly personId: string; readonly sessionId: string }): RecordsPeer {
    const peer = new RecordsPeer(this, wire, session);
    const peers = this.#peers.get(session.personId) ?? new Set();
    this.#peers.set(session.personId, peers.add(peer));
    return peer;
  }

  forget(peer: RecordsPeer): void {
    const peers = this.#peers.get(peer.personId);
    peers?.delete(peer);
    if (peers?.size === 0) this.#peers.delete(peer.personId);
  }

  /** A session ended: its connections end with it. */
  endSession(sessionId: string, failure: Failure): void {
    for (const peers of this.#peers.values()) {
      for (const peer of peers) if (peer.sessionId === sessionId) peer.refuse(failure);
    }
  }

  /** Ends every connection: the server stops, or its data was replaced. */
  closeAll(failure: Failure): void {
    for (const peers of this.#peers.values()) for (const peer of peers) peer.refuse(failure);
  }

  /** Tells everybody named, on all their devices but one, that there is something to pull. */
  tell(personIds: Iterable<string>, collection: CollectionName, except?: RecordsPeer): void {
    for (const personId of personIds) {
      for (const peer of this.#peers.get(personId) ?? []) if (peer !== except) peer.tell(collection);
    }
  }

  get connections(): number {
    let count = 0;
    for (const peers of this.#peers.values()) count += peers.size;
    return count;
  }

  /** Does what a device asked. Throws `FailureError` where the store fails. */
  async answer(peer: RecordsPeer, asked: AskedMessage): Promise<ServerMessage> {
    const { store } = this.#parts;
    switch (asked.t) {
      case "pull":
        return this.#pull(peer, asked);
      case "get": {
        const rows = await store.transaction(async (tx) => {
          const items = new Map((await tx.items.findMany(asked.ids)).map((item) => [item.id, item]));
          return Promise.all(asked.ids.map((id) => readItem(tx, peer.personId, items.get(id) ?? null, id, null)));
        });
        return { t: "got", n: asked.n, rows };
      }
      case "push":
        return this.#push(peer, asked);
      case "push-requests":
        return this.#pushRequests(peer, asked.n, asked.rows);
      case "push-shares":
        return this.#pushShares(peer, asked.n, asked.rows);
      default:
        return asked satisfies never;
    }
  }

  #pull(peer: RecordsPeer, asked: Extract<AskedMessage, { t: "pull" }>): Promise<ServerMessage> {
    const { collection, n, since, limit } = asked;
    switch (collection) {
      case "items":
        return this.#pullItems(peer, n, since, limit);
      case "shares":
        return this.#pullShares(peer, n, since, limit);
      case "requests":
        return this.#pullRequests(peer, n, since, limit);
      default:
        return collection satisfies never;
    }
  }

  async #push(peer: RecordsPeer, asked: Extract<AskedMessage, { t: "push" }>): Promise<ServerMessage> {
    const stored: StoredChange[] = [];
    const viewers = new Set<string>();
    const { store, documents = null, space = null, onFailed } = this.#parts;
    let results: ItemResult[];
    try {
      results = await store.transaction(async (tx) => {
        const answers = [];
        for (const row of asked.rows) {
          const outcome = await mergeItem({ tx, documents, space }, peer.personId, row, this.now());
          answers.push(await answerPush(tx, row, outcome));
          for (const change of outcome.stored) {
            stored.push(change);
            for (const viewer of await viewersOf(tx, change.item)) viewers.add(viewer);
          }
        }
        return answers;
      });
    } catch (error) {
      onFailed?.(asked.rows.map((row) => row.id));
      throw error;
    }
    this.#parts.onStored(stored);
    this.tell(viewers, "items", peer);
    return { t: "pushed-items", n: asked.n, results };
  }

  async #pullItems(peer: RecordsPeer, n: number, since: number, limit: number): Promise<ServerMessage> {
    const page = await this.#parts.store.transaction((tx) => readFeed(tx, peer.personId, since, limit));
    return { t: "pulled-items", n, rows: [...page.rows], upTo: page.upTo, more: page.more };
  }

  async #pullShares(peer: RecordsPeer, n: number, since: number, limit: number): Promise<ServerMessage> {
    return this.#parts.store.transaction(async (tx) => {
      const shares = await tx.shares.feed(peer.personId, since, limit + 1);
      const page = shares.slice(0, limit);
      const rows = [];
      for (const share of page) rows.push({ kind: "share" as const, share: await viewShare(tx, peer.personId, share) });
      return { t: "pulled-shares", n, rows, upTo: page.at(-1)?.seq ?? since, more: shares.length > limit };
    });
  }

  async #pushShares(peer: RecordsPeer, n: number, rows: readonly SharePush[]): Promise<ServerMessage> {
    const outcomes: ShareOutcome[] = [];
    const results = await this.#parts.store.transaction(async (tx) => {
      const answers: ShareResult[] = [];
      for (const row of rows) {
        const moved = await this.#moveShare(tx, peer.personId, row);
        if (moved.ok) {
          outcomes.push(moved.value);
          await this.#parts.onShared(tx, moved.value);
        }
        const share = await tx.shares.find(row.id);
        const isParty = share?.ownerId === peer.personId || share?.recipientId === peer.personId;
        answers.push({
          id: row.id,
          share: share && isParty ? await viewShare(tx, peer.personId, share) : null,
          failure: moved.ok ? null : moved.error,
        });
      }
      return answers;
    });
    this.announce(outcomes, peer);
    return { t: "pushed-shares", n, results };
  }

  async #moveShare(tx: StoreTransaction, personId: string, push: SharePush): Promise<Result<ShareOutcome>> {
    const { id, move, ...wish } = push;
    switch (move) {
      case "create":
        return createShare(tx, personId, id, wish, this.now());
      case "level":
        return changeShareLevel(tx, personId, id, push.level, this.now());
      case "accept":
      case "decline":
      case "revoke":
        return moveShare(tx, personId, id, move, this.now());
      default:
        return move satisfies never;
    }
  }

  async #pullRequests(peer: RecordsPeer, n: number, since: number, limit: number): Promise<ServerMessage> {
    return this.#parts.store.transaction(async (tx) => {
      const requests = await tx.requests.feed(peer.personId, since, limit + 1);
      const page = requests.slice(0, limit);
      const rows = [];
      for (const request of page) rows.push(await viewRequest(tx, peer.personId, request));
      return { t: "pulled-requests", n, rows, upTo: page.at(-1)?.seq ?? since, more: requests.length > limit };
    });
  }

  async #pushRequests(peer: RecordsPeer, n: number, rows: readonly RequestPush[]): Promise<ServerMessage> {
    const outcomes: RequestOutcome[] = [];
    const results = await this.#parts.store.transaction(async (tx) => {
      const answers: RequestResult[] = [];
      for (const row of rows) {
        const done =
          row.move === "ask"
            ? await askForAccess(tx, peer.personId, row, this.now())
            : await answerRequest(tx, peer.personId, row.id, row.move, this.now());
        if (done.ok) {
          outcomes.push(done.value);
          await this.#parts.onRequested(tx, done.value);
          for (const share of done.value.shares) await this.#parts.onShared(tx, share);
        }
        answers.push({
          id: row.id,
          request: done.ok ? await viewRequest(tx, peer.personId, done.value.request) : null,
          failure: done.ok ? null : done.error,
        });
      }
      return answers;
    });
    for (const { request, shares } of outcomes) {
      this.tell([request.ownerId, request.askerId], "requests", peer);
      this.announce(shares);
    }
    return { t: "pushed-requests", n, results };
  }

  /** Tells the parties of shares what became of them, and the recipients that items appeared or disappeared. */
  announce(outcomes: readonly ShareOutcome[], except?: RecordsPeer): void {
    for (const outcome of outcomes) {
      this.tell(outcome.informed, "shares", except);
      if (outcome.refeed !== null) this.tell([outcome.refeed], "items");
    }
  }
}
