/** People of a real server who own and share things: each sends commands and pulls as devices do. */
import { randomUUID } from "node:crypto";
import * as Y from "yjs";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import type { RecordPull } from "../../src/domain/protocol/messages.ts";
import { itemPush, RawPeer } from "./rawPeer.ts";
import type { TestClient } from "./testClient.ts";
import type { TestServer } from "./testServer.ts";

export class Member {
  readonly client: TestClient;
  readonly peer: RawPeer;

  constructor(client: TestClient, peer: RawPeer) {
    this.client = client;
    this.peer = peer;
  }

  get id(): string {
    return this.client.personId;
  }

  /** Does an action; answers what it answered, or the code it was refused with. */
  async act(
    action: string,
    input: object,
    callId: string = randomUUID(),
  ): Promise<{ answer?: unknown; code?: string }> {
    const said = await this.peer.say({ t: "act", n: 1, commands: [{ id: callId, action, input }] });
    const [done] = said.t === "acted" ? said.results : [];
    if (!done) throw new Error(`The server said ${JSON.stringify(said)}`);
    return done.failure ? { code: done.failure.code } : { answer: done.answer };
  }

  /** The same, which must go well. */
  async does(action: string, input: object, callId?: string): Promise<Record<string, unknown>> {
    const done = await this.act(action, input, callId);
    if (done.code !== undefined) throw new Error(`${action} was refused: ${done.code}`);
    return (done.answer ?? {}) as Record<string, unknown>;
  }

  async ownsList(id: string, title: string): Promise<void> {
    const doc = new Y.Doc();
    setListTitle(doc, title);
    const [result] = await this.peer.push(itemPush(id, doc));
    if (result?.kind !== "merged") throw new Error(`The list was not stored: ${JSON.stringify(result)}`);
  }

  /** Shares a list of one's own with an address; answers the share's id. */
  async shares(itemId: string, address: string, more: object = {}): Promise<string> {
    const wish = { recipient: { kind: "person", address }, itemType: "list", itemId, shareAll: false, level: "view" };
    const share = await this.does("share.create", { ...wish, ...more });
    return String(share.id);
  }

  /** Records of a kind as a device that pulls everything has them in the end. */
  async records<Data>(kind: string): Promise<Data[]> {
    const kept = new Map<string, RecordPull>();
    for (let since = 0; ;) {
      const page = await this.peer.say({ t: "pull", n: 1, collection: "records", since, limit: 500 });
      if (page.t !== "pulled-records") throw new Error(`The server said ${JSON.stringify(page)}`);
      for (const row of page.rows) kept.set(`${row.kind} ${row.id}`, row);
      if (!page.more) break;
      since = page.upTo;
    }
    return [...kept.values()].filter((row) => row.kind === kind && row.data !== null).map((row) => row.data as Data);
  }
}

/** Registers somebody as `name@example.org`, signed in and connected. */
export async function member(server: TestServer, name: string): Promise<Member> {
  const client = await server.person(`${name}@example.org`);
  return new Member(client, await RawPeer.greeted(server.composed.sync.hub, client.personId));
}

/** Makes a person the server's admin. */
export async function makeAdmin(server: TestServer, personId: string): Promise<void> {
  await server.composed.store.transaction((tx) => tx.people.update(personId, { isAdmin: true }));
}
