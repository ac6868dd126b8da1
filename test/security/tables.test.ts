/** A table shared with a team, against programs that send raw frames: what a role does not give is refused on both planes, beside what it gives. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { addColumn, addRows, setTableText } from "../../src/domain/tables/document.ts";
import { syncSteps } from "../../sync-server/transport/ws/liveFrames.ts";
import { act, checkpoint, itemsSeen, peerOf, recordsSeen } from "../helpers/actions.ts";
import { joined, party, type Party } from "../helpers/organizationParty.ts";
import { RawLive, syncMessage } from "../helpers/rawLive.ts";
import { itemPush, type RawPeer } from "../helpers/rawPeer.ts";
import type { TestClient } from "../helpers/testClient.ts";

const rowsId = "stock.1";
const newId = (): string => randomUUID();

/** A change of a document by a client id of one's own, as an update of what is new. */
function changeOf(doc: Y.Doc, client: number, change: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = client;
  change(copy);
  return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(doc));
}

interface Stock {
  readonly parts: Party;
  readonly table: Y.Doc;
  readonly rows: Y.Doc;
}

/** The manager's table with one column and one row, shared with the team by role. */
async function stock(): Promise<Stock> {
  const parts = await party();
  const peer = await peerOf(parts.server, parts.manager);
  const table = new Y.Doc();
  table.clientID = 7;
  setTableText(table, "title", "Stock");
  addColumn(table, { name: "Name", type: "text" }, newId);
  const rows = new Y.Doc();
  rows.clientID = 8;
  addRows(rows, [{ cells: {} }], newId);
  const pushed = await peer.push(
    itemPush("stock", table, { type: "table" }),
    itemPush(rowsId, rows, { type: "rows", parentId: "stock", sortKey: "a0" }),
  );
  expect(pushed.map(({ kind }) => kind)).toEqual(["merged", "merged"]);
  expect((await parts.manager.post("/api/datagrid/schemas/Stock/share/", {})).status).toBe(200);
  return { parts, table, rows };
}

/** Columns of the table and rows of its block, as the server has them. */
async function sizes({ parts: { server } }: Stock): Promise<readonly [columns: number, rows: number]> {
  await server.composed.sync.rooms.flush();
  const states = await server.composed.store.transaction((tx) => tx.items.findMany(["stock", rowsId]));
  const size = (id: string, name: string): number => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, states.find((one) => one.id === id)?.state ?? Y.encodeStateAsUpdate(doc));
    return doc.getMap(name).size;
  };
  return [size("stock", "columns"), size(rowsId, "rows")];
}

const roles = [
  // What each may change: the columns, the rows.
  ["LOCAL_MANAGER", true, true],
  ["EMPLOYEE", false, true],
  ["CLIENT", false, false],
] as const;

const addsColumn = (client: number, doc: Y.Doc): Uint8Array =>
  changeOf(doc, client, (copy) => void addColumn(copy, { name: "Price", type: "number" }, newId));
const addsRow = (client: number, doc: Y.Doc): Uint8Array =>
  changeOf(doc, client, (copy) => void addRows(copy, [{ cells: {} }], newId));

test.each(roles)("[S4.4] [C.5] records plane: %s changes columns: %s, rows: %s", async (role, mayEdit, mayFill) => {
  const world = await stock();
  const peer = await peerOf(world.parts.server, await joined(world.parts, role));
  const refused = { kind: "refused", failure: { code: "permission_denied" } };
  const [column, row, part, trash] = await peer.push(
    itemPush("stock", addsColumn(101, world.table), { type: "table" }),
    itemPush(rowsId, addsRow(102, world.rows), { type: "rows", parentId: "stock", sortKey: "a0" }),
    itemPush("stock.2", new Y.Doc(), { type: "rows", parentId: "stock", sortKey: "a1" }),
    itemPush("stock", Y.encodeStateAsUpdate(new Y.Doc()), { type: "table", deleted: true }),
  );
  expect(column).toMatchObject(mayEdit ? { kind: "merged" } : refused);
  expect(row).toMatchObject(mayFill ? { kind: "merged" } : refused);
  expect(part).toMatchObject(mayFill ? { kind: "merged" } : refused);
  expect(trash).toMatchObject(refused);
  expect(await sizes(world)).toEqual([mayEdit ? 2 : 1, mayFill ? 2 : 1]);
});

test.each(roles)("[S4.4] [C.5] live plane: %s changes columns: %s, rows: %s", async (role, mayEdit, mayFill) => {
  const world = await stock();
  const { server, manager } = world.parts;
  const member = await joined(world.parts, role);
  const tries = async (id: string, own: Y.Doc, update: Uint8Array, isAllowed: boolean): Promise<void> => {
    const [hers, theirs] = [manager, member].map((who: TestClient) => new RawLive(server, who, id));
    if (!hers || !theirs) throw new Error("Nobody is there.");
    const vector = Buffer.from(Y.encodeStateVector(own)).toString("base64");
    const vectorOf = ({ doc }: RawLive): string => Buffer.from(Y.encodeStateVector(doc)).toString("base64");
    await expect.poll(() => [vectorOf(hers), vectorOf(theirs)]).toEqual([vector, vector]);
    theirs.socket.send(syncMessage(syncSteps.update, update));
    if (isAllowed) await expect.poll(() => vectorOf(hers)).not.toBe(vector);
    else {
      await expect.poll(() => theirs.refusals).toEqual(["permission_denied"]);
      expect(vectorOf(hers)).toBe(vector);
    }
  };
  await tries("stock", world.table, addsColumn(201, world.table), mayEdit);
  await tries(rowsId, world.rows, addsRow(202, world.rows), mayFill);
  expect(await sizes(world)).toEqual([mayEdit ? 2 : 1, mayFill ? 2 : 1]);
});

test("[S4.4] [C.5] whose role gives nothing learns nothing, by either plane; a role that is taken ends what is open", async () => {
  const world = await stock();
  const { server, organizationId, manager } = world.parts;
  const reader = await joined(world.parts, "READ_ONLY");
  const employee = await joined(world.parts, "EMPLOYEE");
  const peer = await peerOf(server, reader);
  const whatComes = [await peer.pull(), await peer.pullShares()].flatMap(({ rows }): { kind: string }[] => [...rows]);
  expect(whatComes.filter(({ kind }) => kind !== "gone")).toEqual([]);
  expect(JSON.stringify(await recordsSeen(peer))).not.toContain("Stock");
  expect(await recordsSeen(await peerOf(server, employee))).not.toEqual([]);
  const whatOthersHear = await (await peerOf(server, employee)).pullShares();
  expect(JSON.stringify(whatOthersHear.rows)).toContain("Stock");
  expect((await peer.get("stock", rowsId)).filter((row) => row.kind === "item")).toEqual([]);
  const shut = new RawLive(server, reader, "stock");
  await expect.poll(() => shut.closedWith).toBeDefined();
  const open = new RawLive(server, employee, rowsId);
  await expect.poll(() => open.doc.getMap("rows").size).toBe(1);
  await act(manager, "member.role", { organizationId, personId: employee.personId, role: "CLIENT" });
  open.socket.send(syncMessage(syncSteps.update, addsRow(301, world.rows)));
  await expect.poll(() => open.refusals).toEqual(["permission_denied"]);
  expect(await sizes(world)).toEqual([1, 1]);
});

describe("what was never shown to somebody", () => {
  /** The table is shared by role, filled, spoken about and made personal again, all of it heard of by both. */
  async function shownAndTaken(world: Stock, hears: RawPeer, doesNot: RawPeer): Promise<string[]> {
    const { server, manager } = world.parts;
    const hers = await peerOf(server, manager);
    const comment = { itemId: "stock", text: "Count again" };
    const { id: kept } = await act<{ id: string }>(manager, "comment.add", comment);
    const { id: deleted } = await act<{ id: string }>(manager, "comment.add", comment);
    await hers.push(itemPush(rowsId, addsRow(401, world.rows), { type: "rows", parentId: "stock", sortKey: "a0" }));
    expect(await itemsSeen(hears)).toEqual(
      new Map([
        ["stock", "item"],
        [rowsId, "item"],
      ]),
    );
    for (const peer of [hears, doesNot]) await pullsEverything(peer);
    await act(manager, "comment.delete", { commentId: deleted });
    expect((await manager.send("DELETE", "/api/datagrid/schemas/Stock/share/")).status).toBe(200);
    return [kept, deleted];
  }

  async function pullsEverything(peer: RawPeer, since = 0): Promise<string> {
    const answers = [await itemsSeen(peer, since), await peer.pullShares(since), await recordsSeen(peer, since)];
    return JSON.stringify(answers.map((answer) => (answer instanceof Map ? [...answer] : answer)));
  }

  test("[S4.8] is not even gone: no frame names it, whoever saw it hears that it went", async () => {
    const world = await stock();
    const { parts } = world;
    const employee = await peerOf(parts.server, await joined(parts, "EMPLOYEE"));
    const reader = await peerOf(parts.server, await joined(parts, "READ_ONLY"));
    const since = await checkpoint(employee);
    const comments = await shownAndTaken(world, employee, reader);
    const [share] = await parts.server.composed.store.transaction((tx) =>
      tx.shares.search({ itemType: "table" }, 1e9, 2),
    );
    const heard = await pullsEverything(employee, since);
    const secrets = ["stock", rowsId, share?.id ?? "no share", ...comments];
    for (const secret of secrets) expect(heard).toContain(`"${secret}"`);
    expect(heard).toContain(`["stock","gone"],["${rowsId}","gone"]`);
    // A device that begins anew, and one of somebody who comes now, learn as little.
    const late = await peerOf(parts.server, await joined(parts, "CLIENT"));
    for (const peer of [reader, late]) {
      await pullsEverything(peer);
      await pullsEverything(peer, since);
      const frames = JSON.stringify(peer.heard);
      for (const secret of secrets) expect(frames, secret).not.toContain(`"${secret}"`);
    }
  });

  test("[S4.8] somebody who loses their role hears that it went, once", async () => {
    const world = await stock();
    const { parts } = world;
    const client = await joined(parts, "EMPLOYEE");
    const peer = await peerOf(parts.server, client);
    const since = await checkpoint(peer);
    const { organizationId, manager } = parts;
    await act(manager, "member.role", { organizationId, personId: client.personId, role: "READ_ONLY" });
    expect(await itemsSeen(peer, since)).toEqual(
      new Map([
        ["stock", "gone"],
        [rowsId, "gone"],
      ]),
    );
    const later = await checkpoint(peer);
    const hers = await peerOf(parts.server, manager);
    await hers.push(itemPush(rowsId, addsRow(402, world.rows), { type: "rows", parentId: "stock", sortKey: "a0" }));
    expect(await itemsSeen(peer, later)).toEqual(new Map());
    // Nor does one whose role never gave anything hear of it by leaving.
    const reader = await joined(parts, "READ_ONLY");
    const quiet = await peerOf(parts.server, reader);
    await act(manager, "member.remove", { organizationId, personId: reader.personId });
    await pullsEverything(quiet);
    expect(JSON.stringify(quiet.heard)).not.toContain("stock");
  });
});
