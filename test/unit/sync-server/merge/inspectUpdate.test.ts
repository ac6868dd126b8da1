import { describe, expect, test } from "vitest";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { addIngredients, setIngredient, setRecipeText } from "../../../../src/domain/recipes/commands.ts";
import { inspectUpdate, type Inspection } from "../../../../sync-server/merge/inspectUpdate.ts";
import type { Result } from "../../../../src/domain/result.ts";

/** A recipe's document as the server holds it, written by Alice, and a copy on Bob's device. */
function twoPeers(): { server: Y.Doc; alice: Y.Doc; bob: Y.Doc; owners: Map<number, string> } {
  const alice = new Y.Doc();
  setRecipeText(alice, "title", "Soup");
  let next = 0;
  addIngredients(alice, "main", ["2 leeks", "salt"], () => `l${next++}`);
  const server = new Y.Doc();
  const bob = new Y.Doc();
  for (const doc of [server, bob]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(alice));
  return { server, alice, bob, owners: new Map([[alice.clientID, "alice"]]) };
}

function inspect(
  update: Uint8Array,
  peers: { server: Y.Doc; owners: Map<number, string> },
  senderId = "bob",
): Result<Inspection> {
  const ownerOf = (client: number): string | undefined => peers.owners.get(client);
  return inspectUpdate(update, { doc: peers.server, senderId, ownerOf, maxBytes: 1_000_000 });
}

/** What `doc` has and the server has not. */
const newsOf = (doc: Y.Doc, server: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));

describe("inspection of updates", () => {
  test("[C.5] an honest edit passes and names the client ids that become the sender's", () => {
    const peers = twoPeers();
    setRecipeText(peers.bob, "title", "Leek soup");
    setIngredient(peers.bob, "l0", "3 leeks");
    const seen = inspect(newsOf(peers.bob, peers.server), peers);
    expect(seen).toMatchObject({ ok: true, value: { newClients: [peers.bob.clientID], hasNews: true } });
  });

  test("[C.5] what is here already is no news, whoever sends it", () => {
    const peers = twoPeers();
    const seen = inspect(Y.encodeStateAsUpdate(peers.alice), peers);
    expect(seen).toMatchObject({ ok: true, value: { newClients: [], hasNews: false } });
  });

  test("[C.5] deleting is news once", () => {
    const peers = twoPeers();
    setRecipeText(peers.bob, "title", "");
    const update = newsOf(peers.bob, peers.server);
    expect(inspect(update, peers)).toMatchObject({ ok: true, value: { hasNews: true } });
    Y.applyUpdate(peers.server, update);
    expect(inspect(update, peers)).toMatchObject({ ok: true, value: { hasNews: false } });
  });

  test("[C.5] writing under another person's client id is refused; under one's own it passes", () => {
    const peers = twoPeers();
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(peers.server));
    forged.clientID = peers.alice.clientID;
    setRecipeText(forged, "title", "Alice wrote this");
    const update = newsOf(forged, peers.server);
    expect(inspect(update, peers, "bob")).toMatchObject({ ok: false, error: { code: "update_foreign_client" } });
    expect(inspect(update, peers, "alice").ok).toBe(true);
  });

  test("[C.5] a clock ahead of what exists is refused", () => {
    const peers = twoPeers();
    setRecipeText(peers.bob, "title", "A");
    const between = Y.encodeStateVector(peers.bob);
    setRecipeText(peers.bob, "notes", "B");
    const second = Y.encodeStateAsUpdate(peers.bob, between);
    expect(inspect(second, peers)).toMatchObject({ ok: false, error: { code: "update_gap" } });
    expect(inspect(newsOf(peers.bob, peers.server), peers).ok).toBe(true);
  });

  test("[C.5] deleting what does not exist is refused", () => {
    const peers = twoPeers();
    const encoder = encoding.createEncoder();
    for (const value of [0, 1, peers.alice.clientID, 1, 0, 100_000]) encoding.writeVarUint(encoder, value);
    const update = encoding.toUint8Array(encoder);
    expect(inspect(update, peers)).toMatchObject({ ok: false, error: { code: "update_gap" } });
  });

  test.each([
    ["cut short", (honest: Uint8Array) => honest.slice(0, honest.length - 3)],
    ["a bomb that claims 2^25 structs", () => new Uint8Array([1, 0x80, 0x80, 0x80, 0x10, 1, 0, 0])],
    ["empty", () => new Uint8Array()],
    ["noise", () => new Uint8Array(64).fill(0xff)],
  ])("[C.5] an update that is %s is refused as damaged, the document untouched", (_name, make) => {
    const peers = twoPeers();
    setRecipeText(peers.bob, "title", "Leek soup");
    const honest = newsOf(peers.bob, peers.server);
    const before = Y.encodeStateAsUpdate(peers.server);
    expect(inspect(make(honest), peers)).toMatchObject({ ok: false });
    expect(Y.encodeStateAsUpdate(peers.server)).toEqual(before);
    expect(inspect(honest, peers).ok).toBe(true);
  });

  test("[C.5] every cut of an honest update is refused or harmless, and never throws", () => {
    const peers = twoPeers();
    setRecipeText(peers.bob, "title", "Leek soup");
    const honest = newsOf(peers.bob, peers.server);
    for (let length = 0; length < honest.length; length++) {
      expect(() => inspect(honest.slice(0, length), peers)).not.toThrow();
    }
  });

  test("[C.5] nesting deeper than any item is refused, as is content that no item holds", () => {
    const nest = (levels: number): Y.Doc => {
      const doc = new Y.Doc();
      let map = doc.getMap<unknown>("lines");
      doc.transact(() => {
        for (let level = 0; level < levels; level++) {
          const inner = new Y.Map<unknown>();
          map.set("x", inner);
          map = inner;
        }
      });
      return doc;
    };
    const peers = { server: new Y.Doc(), owners: new Map<number, string>() };
    expect(inspect(Y.encodeStateAsUpdate(nest(20_000)), peers)).toMatchObject({ error: { code: "update_content" } });
    expect(inspect(Y.encodeStateAsUpdate(nest(7)), peers)).toMatchObject({ error: { code: "update_content" } });
    expect(inspect(Y.encodeStateAsUpdate(nest(4)), peers).ok).toBe(true);
    const foreign = new Y.Doc();
    foreign.getMap("meta").set("doc", new Y.Doc());
    expect(inspect(Y.encodeStateAsUpdate(foreign), peers)).toMatchObject({ error: { code: "update_content" } });
    const array = new Y.Doc();
    array.getArray("rows").push([1]);
    array.getMap("lines").set("a", new Y.Array());
    expect(inspect(Y.encodeStateAsUpdate(array), peers)).toMatchObject({ error: { code: "update_content" } });
  });

  test("[C.5] overwriting a value by a map in one update keeps its place and passes", () => {
    const doc = new Y.Doc();
    doc.getMap("lines").set("a", 1);
    doc.getMap("lines").set("a", new Y.Map([["text", "x"]]));
    const peers = { server: new Y.Doc(), owners: new Map<number, string>() };
    expect(inspect(Y.encodeStateAsUpdate(doc), peers).ok).toBe(true);
  });

  test("[C.5] an update in the second format brings nothing in", () => {
    const peers = twoPeers();
    setRecipeText(peers.bob, "title", "Leek soup");
    const second = Y.encodeStateAsUpdateV2(peers.bob, Y.encodeStateVector(peers.server));
    const seen = inspect(second, peers);
    expect(seen.ok && seen.value.hasNews).toBe(false);
    expect(inspect(newsOf(peers.bob, peers.server), peers)).toMatchObject({ value: { hasNews: true } });
  });
});
