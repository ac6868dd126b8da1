/** Actions over HTTP as a program calls them, and what a person's device hears of it over a real records connection. */
import { expect } from "vitest";
import * as Y from "yjs";
import type { RecordPull } from "../../src/domain/protocol/messages.ts";
import { itemPush, RawPeer } from "./rawPeer.ts";
import type { Answer, TestClient } from "./testClient.ts";
import type { TestServer } from "./testServer.ts";

export function call(client: TestClient, name: string, input: unknown): Promise<Answer> {
  return client.post(`/api/actions/${name}`, input);
}

/** Does an action that has to succeed; answers what it answers. */
export async function act<Value = Record<string, never>>(
  client: TestClient,
  name: string,
  input: unknown,
): Promise<Value> {
  const answer = await call(client, name, input);
  expect(answer.status, `${name}: ${answer.text}`).toBe(200);
  return answer.body["answer"] as Value;
}

/** Does an action that has to be refused; answers the code. */
export async function refusal(client: TestClient, name: string, input: unknown): Promise<unknown> {
  const answer = await call(client, name, input);
  expect(answer.status, `${name} was done: ${answer.text}`).toBeGreaterThanOrEqual(400);
  // What is expected never leaves as a mistake of the server's.
  expect(answer.status, `${name}: ${answer.text}`).toBeLessThan(500);
  return answer.body["code"];
}

export function peerOf(server: TestServer, client: TestClient): Promise<RawPeer> {
  return RawPeer.greeted(server.composed.sync.hub, client.personId);
}

/** A new item of a person, with nothing in it but a title. */
export async function newItem(peer: RawPeer, id: string, type: string, title = id): Promise<void> {
  const doc = new Y.Doc();
  doc.getMap(type === "recipe" ? "recipe" : type).set("title", title);
  const [result] = await peer.push(itemPush(id, doc, { type: type as "list" }));
  expect(result).toMatchObject({ kind: "merged" });
}

/** What a device has after pulling everything since a number: the latest of each. */
export async function itemsSeen(peer: RawPeer, since = 0): Promise<Map<string, "item" | "gone">> {
  const seen = new Map<string, "item" | "gone">();
  for (let from = since; ;) {
    const page = await peer.pull(from);
    for (const row of page.rows) seen.set(row.kind === "item" ? row.head.id : row.id, row.kind);
    if (!page.more) return seen;
    from = page.upTo;
  }
}

export async function recordsSeen(peer: RawPeer, since = 0): Promise<RecordPull[]> {
  const answer = await peer.say({ t: "pull", n: 1, collection: "records", since, limit: 500 });
  if (answer.t !== "pulled-records") throw new Error(`The server said ${JSON.stringify(answer)}`);
  return answer.rows;
}

/** Where a device's pulls would go on, now. */
export async function checkpoint(peer: RawPeer): Promise<number> {
  let upTo = 0;
  for (;;) {
    const page = await peer.pull(upTo);
    upTo = page.upTo;
    if (!page.more) break;
  }
  const shares = await peer.pullShares(0);
  return Math.max(upTo, shares.upTo);
}
