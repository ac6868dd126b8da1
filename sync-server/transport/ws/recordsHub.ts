/**
 * The records plane's middle: who is connected, what a request does, and who hears of it. Every request runs in one
 * transaction with the permissions as they are at that moment; people are told after it is stored, never before.
 */
import type { CollectionName, ItemResult, ServerMessage } from "../../../src/domain/protocol/messages.ts";
import type { Failure } from "../../../src/domain/result.ts";
import type { Audience } from "../../../src/domain/sharing/principals.ts";
import { runCommands } from "../../actions/runCommands.ts";
import type { Actions } from "../../actions/action.ts";
import { viewRequest } from "../../engine/accessRequests.ts";
import { actorOf } from "../../engine/actor.ts";
import { audienceOf } from "../../engine/decide.ts";
import { readRecords, type RecordReaders } from "../../engine/records.ts";
import type { Effects, Perform } from "../../engine/work.ts";
import { readFeed, readItems } from "../../feed/readFeed.ts";
import { readShareFeed } from "../../feed/readShareFeed.ts";
import { answerPush } from "../../merge/answerPush.ts";
import type { SpaceLimit } from "../../engine/space.ts";
import type { ChangeCounts } from "../../merge/changeCounts.ts";
import type { HeldDocuments } from "../../merge/heldDocuments.ts";
import { mergeItem, type MergeOutcome, type StoredChange } from "../../merge/mergeItem.ts";
import type { Store } from "../../store/ports.ts";
import { Listeners } from "./listeners.ts";
import { pushRequests, pushShares } from "./pushShares.ts";
import { RecordsPeer, type AskedMessage, type PeerHost, type PeerWire } from "./recordsPeer.ts";

export interface RecordsHubParts {
  readonly store: Store;
  /** Runs a request in one transaction, and tells others after it is stored (through `announce` here). */
  readonly perform: Perform;
  readonly now: () => number;
  /** A bug, for the log: no text of people's data is in it. */
  readonly reportBug: (error: unknown) => void;
  readonly actions: Actions;
  readonly readers: RecordReaders;
  /** Items were stored: whoever holds them open hears of it. */
  readonly onStored: (changes: readonly StoredChange[]) => void;
  /** Documents that are open meanwhile; they are changed in place. */
  readonly documents?: HeldDocuments;
  /** What people's things may take; without it as much as there is. */
  readonly space?: SpaceLimit;
  /** Where what becomes of changes is counted. */
  readonly counts?: ChangeCounts;
  /** Nothing of what was pushed for these items was stored: what is held of them may be ahead of what is stored. */
  readonly onFailed?: (itemIds: readonly string[]) => void;
}

export class RecordsHub implements PeerHost {
  readonly #parts: RecordsHubParts;
  readonly #peers = new Listeners<RecordsPeer>();
  readonly #underWay = new Set<Promise<unknown>>();

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
    this.#peers.add(peer);
    this.#regroupSoon([peer]);
    return peer;
  }

  #regroupSoon(peers: readonly RecordsPeer[]): void {
    void this.#follow(this.#regroup(peers)).catch((error: unknown) => this.reportBug(error));
  }

  async #follow<Value>(work: Promise<Value>): Promise<Value> {
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }

  /** Looks what the people of these connections belong to, and has them pull: what came meanwhile was not told them. */
  async #regroup(peers: readonly RecordsPeer[]): Promise<void> {
    for (const peer of peers) {
      const { principals } = await this.#parts.store.transaction((tx) => actorOf(tx, peer.personId));
      if (!this.#peers.has(peer)) continue;
      this.#peers.set(peer, principals);
      if (principals.size > 1) for (const collection of ["items", "shares", "records"] as const) peer.tell(collection);
    }
  }

  forget(peer: RecordsPeer): void {
    this.#peers.remove(peer);
  }

  /** A session ended: its connections end with it. */
  endSession(sessionId: string, failure: Failure): void {
    for (const peer of this.#peers.all()) if (peer.sessionId === sessionId) peer.refuse(failure);
  }

  /** Ends every connection: the server stops, or its data was replaced. */
  closeAll(failure: Failure): void {
    for (const peer of this.#peers.all()) peer.refuse(failure);
  }

  /** Tells everybody of these audiences, on all their devices but one, that there is something to pull. */
  tell(audiences: Iterable<Audience>, collection: CollectionName, except?: RecordsPeer): void {
    for (const audience of audiences) {
      for (const peer of this.#peers.of(audience)) if (peer !== except) peer.tell(collection);
    }
  }

  /** Tells what a piece of work did, after it is stored. */
  announce(effects: Effects): void {
    for (const [collection, audiences] of effects.news) this.tell(audiences, collection);
    const regrouped = [...this.#peers.all()].filter((peer) => effects.regrouped.has(peer.personId));
    if (regrouped.length > 0) this.#regroupSoon(regrouped);
  }

  /** Ends every connection and waits for what was asked before: afterwards nothing touches the store. */
  async stop(failure: Failure): Promise<void> {
    this.closeAll(failure);
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  get connections(): number {
    return this.#peers.size;
  }

  /** Does what a device asked. Throws `FailureError` where the store fails. */
  answer(peer: RecordsPeer, asked: AskedMessage): Promise<ServerMessage> {
    return this.#follow(this.#answer(peer, asked));
  }

  async #answer(peer: RecordsPeer, asked: AskedMessage): Promise<ServerMessage> {
    const { store, perform, actions } = this.#parts;
    switch (asked.t) {
      case "pull":
        return this.#pull(peer, asked);
      case "get": {
        const rows = await store.transaction((tx) => readItems(tx, peer.personId, asked.ids));
        return { t: "got", n: asked.n, rows };
      }
      case "push":
        return this.#push(peer, asked);
      case "push-requests": {
        const results = await perform((work) => pushRequests(work, peer.personId, asked.rows));
        return { t: "pushed-requests", n: asked.n, results };
      }
      case "push-shares": {
        const results = await perform((work) => pushShares(work, peer.personId, asked.rows));
        return { t: "pushed-shares", n: asked.n, results };
      }
      case "act": {
        const results = await runCommands(perform, actions, peer.personId, asked.commands);
        return { t: "acted", n: asked.n, results };
      }
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
      case "records":
        return this.#pullRecords(peer, n, since, limit);
      default:
        return collection satisfies never;
    }
  }

  async #push(peer: RecordsPeer, asked: Extract<AskedMessage, { t: "push" }>): Promise<ServerMessage> {
    const stored: StoredChange[] = [];
    const outcomes: MergeOutcome[] = [];
    const viewers = new Set<Audience>();
    const { perform, counts, documents = null, space = null, onFailed } = this.#parts;
    let results: ItemResult[];
    try {
      results = await perform(async (work) => {
        const answers = [];
        for (const row of asked.rows) {
          const outcome = await mergeItem({ ...work, documents, space }, peer.personId, row, this.now());
          outcomes.push(outcome);
          answers.push(await answerPush(work.tx, row, outcome));
          for (const change of outcome.stored) {
            stored.push(change);
            for (const viewer of await audienceOf(work.tx, change.item)) viewers.add(viewer);
          }
        }
        return answers;
      });
    } catch (error) {
      onFailed?.(asked.rows.map((row) => row.id));
      throw error;
    }
    for (const outcome of outcomes) counts?.add("records", outcome);
    this.#parts.onStored(stored);
    this.tell(viewers, "items", peer);
    return { t: "pushed-items", n: asked.n, results };
  }

  async #pullItems(peer: RecordsPeer, n: number, since: number, limit: number): Promise<ServerMessage> {
    const page = await this.#parts.store.transaction((tx) => readFeed(tx, peer.personId, since, limit));
    return { t: "pulled-items", n, rows: [...page.rows], upTo: page.upTo, more: page.more };
  }

  async #pullShares(peer: RecordsPeer, n: number, since: number, limit: number): Promise<ServerMessage> {
    const page = await this.#parts.store.transaction((tx) => readShareFeed(tx, peer.personId, since, limit));
    return { t: "pulled-shares", n, rows: [...page.rows], upTo: page.upTo, more: page.more };
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

  async #pullRecords(peer: RecordsPeer, n: number, since: number, limit: number): Promise<ServerMessage> {
    return this.#parts.store.transaction(async (tx) => {
      const viewer = await actorOf(tx, peer.personId);
      const page = await readRecords(tx, this.#parts.readers, viewer, since, limit);
      return { t: "pulled-records", n, rows: [...page.rows], upTo: page.upTo, more: page.more };
    });
  }
}
