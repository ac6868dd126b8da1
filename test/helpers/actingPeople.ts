/** People signed in to the real server, with items there, doing actions over HTTP. */
import { expect } from "vitest";
import * as Y from "yjs";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import { itemPush, RawPeer } from "./rawPeer.ts";
import type { Answer, TestClient } from "./testClient.ts";
import { testServer, type TestServer, type TestServerOptions } from "./testServer.ts";

export interface Person {
  readonly client: TestClient;
  readonly id: string;
  readonly peer: RawPeer;
  /** Does an action; answers what came back, with its status. */
  readonly act: (name: string, input?: object, key?: string) => Promise<Answer>;
  /** Does an action that must be done; answers its answer. */
  readonly done: <Value = Record<string, unknown>>(name: string, input?: object) => Promise<Value>;
}

export interface ActingPeople {
  readonly server: TestServer;
  /** Registers somebody, NAME@example.org. */
  readonly person: (name: string) => Promise<Person>;
}

export async function actingPeople(options: TestServerOptions = {}): Promise<ActingPeople> {
  const server = await testServer(options);
  return {
    server,
    async person(name) {
      const client = await server.person(`${name}@example.org`);
      const act = (action: string, input: object = {}, key?: string): Promise<Answer> =>
        client.post(`/api/actions/${action}`, input, key === undefined ? {} : { headers: { "idempotency-key": key } });
      return {
        client,
        id: client.personId,
        peer: await RawPeer.greeted(server.composed.sync.hub, client.personId),
        act,
        async done<Value>(action: string, input: object = {}) {
          const answer = await act(action, input);
          expect(answer.status, answer.text).toBe(200);
          return answer.body.answer as Value;
        },
      };
    },
  };
}

let clients = 100;

/** Puts a list of a person on the server. */
export async function giveList({ peer }: Person, id: string, title: string): Promise<void> {
  const doc = new Y.Doc();
  doc.clientID = clients += 1;
  setListTitle(doc, title);
  expect((await peer.push(itemPush(id, doc)))[0]).toMatchObject({ kind: "merged" });
}

export const withAddress = (name: string) => ({ kind: "person", address: `${name}@example.org` }) as const;

export function ofList(itemId: string): { itemType: string; itemId: string; shareAll: boolean } {
  return { itemType: "list", itemId, shareAll: false };
}
