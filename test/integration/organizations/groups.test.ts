import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { ItemId } from "../../../src/domain/items/types.ts";
import { addColumn, addRows, removeRows, setCells, setTableText } from "../../../src/domain/tables/document.ts";
import { act, call, checkpoint, itemsSeen, newItem, peerOf, recordsSeen, refusal } from "../../helpers/actions.ts";
import { itemPush, type RawPeer } from "../../helpers/rawPeer.ts";
import { testServer } from "../../helpers/testServer.ts";

async function party() {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const ben = await server.person("ben@example.org");
  const { id: organizationId } = await act<{ id: string }>(anna, "organization.create", { kind: "team", name: "Elm" });
  const invitation = { organizationId, role: "EMPLOYEE" };
  const { link } = await act<{ link: string }>(anna, "invitation.create", invitation);
  await act(ben, "invitation.accept", { token: link.split("/join/")[1] });
  const group = (name: string) => act<{ id: string }>(anna, "group.create", { organizationId, name });
  const add = (groupId: string, memberKind: string, memberId: string, more = {}) =>
    act(anna, "group.add", { groupId, memberKind, memberId, ...more });
  return { server, anna, ben, organizationId, group, add };
}

const shareWithGroup = (itemId: string, id: string, level = "view", itemType = "list") => ({
  recipient: { kind: "group", id },
  itemType,
  itemId,
  shareAll: false,
  level,
});

describe("groups", () => {
  test("[S1.17] what a group was given comes and goes with being in it, also through a group in it", async () => {
    const { server, anna, ben, group, add } = await party();
    const outer = await group("Kitchen");
    const inner = await group("Cooks");
    await newItem(await peerOf(server, anna), "list-one", "list");
    await act(anna, "share.create", shareWithGroup("list-one", outer.id));
    const bens = await peerOf(server, ben);
    await add(inner.id, "person", ben.personId);
    expect(await bens.get("list-one")).toMatchObject([{ kind: "gone" }]);
    const before = await checkpoint(bens);
    await add(outer.id, "group", inner.id);
    expect(await itemsSeen(bens, before)).toEqual(new Map([["list-one", "item"]]));
    const groups = (await recordsSeen(bens)).filter(({ kind }) => kind === "group");
    expect(groups.map(({ data }) => data)).toMatchObject([
      { name: "Cooks", people: 1, organizationName: "Elm" },
      { name: "Kitchen", people: 1 },
    ]);
    const inside = await checkpoint(bens);
    await act(anna, "group.remove", { groupId: inner.id, memberKind: "person", memberId: ben.personId });
    expect(await itemsSeen(bens, inside)).toEqual(new Map([["list-one", "gone"]]));
    await add(inner.id, "person", ben.personId);
    expect(await bens.get("list-one")).toMatchObject([{ kind: "item" }]);
    const again = await checkpoint(bens);
    await act(anna, "group.delete", { groupId: inner.id });
    expect(await itemsSeen(bens, again)).toEqual(new Map([["list-one", "gone"]]));
    expect(await act(anna, "group.list", { organizationId: (await orgOf(anna))[0]?.id })).toMatchObject([
      { id: outer.id, people: 0, groups: [] },
    ]);
  });

  test("[S1.17] leaving the organization takes what its groups were given", async () => {
    const { server, anna, ben, group, add, organizationId } = await party();
    const cooks = await group("Cooks");
    await add(cooks.id, "person", ben.personId);
    await newItem(await peerOf(server, anna), "list-one", "list");
    await act(anna, "share.create", shareWithGroup("list-one", cooks.id));
    const bens = await peerOf(server, ben);
    expect(await bens.get("list-one")).toMatchObject([{ kind: "item" }]);
    const since = await checkpoint(bens);
    await act(anna, "member.remove", { organizationId, personId: ben.personId });
    expect(await itemsSeen(bens, since)).toEqual(new Map([["list-one", "gone"]]));
    expect((await bens.pullShares(since)).rows).toMatchObject([{ kind: "gone" }]);
  });

  test("[S3.9] a group is never in itself, however deep", async () => {
    const { anna, group, add } = await party();
    const [a, b, c] = [await group("A"), await group("B"), await group("C")];
    await add(a.id, "group", b.id);
    await add(b.id, "group", c.id);
    const adding = (groupId: string, memberId: string) => ({ groupId, memberKind: "group", memberId });
    expect(await refusal(anna, "group.add", adding(c.id, a.id))).toBe("group_cycle");
    expect(await refusal(anna, "group.add", adding(a.id, a.id))).toBe("group_cycle");
    await add(a.id, "group", c.id);
  });

  test("[S1.17] a role of their own in a group counts for what the group was given, and ends at its time", async () => {
    const { server, anna, ben, group, add } = await party();
    const cooks = await group("Cooks");
    const endsAt = server.clock.now + 60_000;
    await newItem(await peerOf(server, anna), "table-one", "table");
    await act(anna, "share.create", shareWithGroup("table-one", cooks.id, "by-role", "table"));
    await add(cooks.id, "person", ben.personId, { role: "LOCAL_MANAGER", endsAt });
    const bens = await peerOf(server, ben);
    const list = () => call(ben, "share.list", { itemId: "table-one" });
    expect((await list()).status).toBe(200);
    await add(cooks.id, "person", ben.personId, { endsAt });
    // An employee uses the table and does not decide who has it.
    expect((await list()).status).toBe(403);
    expect(await bens.get("table-one")).toMatchObject([{ kind: "item" }]);
    const since = await checkpoint(bens);
    server.clock.now = endsAt;
    expect(await bens.get("table-one")).toMatchObject([{ kind: "gone" }]);
    await server.composed.sync.sweep();
    expect(await itemsSeen(bens, since)).toEqual(new Map([["table-one", "gone"]]));
  });

  test("[S1.17] [S3.2] who may only fill a table in writes, adds and takes out rows, and no column; who may edit it writes both", async () => {
    const { server, anna, ben, group, add } = await party();
    const cooks = await group("Cooks");
    const annas = await peerOf(server, anna);
    const client = { owner: 41, column: 42, rows: 43, more: 44, name: 45 };
    const ids = (prefix: string) => () => `${prefix}${"x".repeat(8)}` as ItemId;
    const write = (clientId: number, base: Uint8Array | null, change: (doc: Y.Doc) => void): Uint8Array => {
      const doc = new Y.Doc();
      if (base) Y.applyUpdate(doc, base);
      doc.clientID = clientId;
      change(doc);
      return Y.encodeStateAsUpdate(doc);
    };
    const table = write(client.owner, null, (doc) => {
      setTableText(doc, "title", "Pantry");
      addColumn(doc, { name: "What", type: "text" }, ids("w"), 0, "what");
    });
    const push = async (peer: RawPeer, id: string, state: Uint8Array, more: object): Promise<string> => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, state);
      return (await peer.push(itemPush(id, doc, more)))[0]?.kind ?? "";
    };
    const asRows = { type: "rows", parentId: "pantry", sortKey: "a" };
    expect(await push(annas, "pantry", table, { type: "table" })).toBe("merged");
    await act(anna, "share.create", shareWithGroup("pantry", cooks.id, "by-role", "table"));
    await add(cooks.id, "person", ben.personId);
    const bens = await peerOf(server, ben);

    const rows = write(client.rows, null, (doc) => addRows(doc, [{ id: "one", cells: { what: "Salt" } }], ids("r")));
    expect(await push(bens, "pantry.1", rows, asRows), "a new block").toBe("merged");
    const changed = write(client.more, rows, (doc) => setCells(doc, [{ rowId: "one", cells: { what: "Sea salt" } }]));
    expect(await push(bens, "pantry.1", changed, asRows), "a cell").toBe("merged");
    const emptied = write(client.more + 100, changed, (doc) => removeRows(doc, ["one"]));
    expect(await push(bens, "pantry.1", emptied, asRows), "a row taken out").toBe("merged");

    const column = write(client.column, table, (doc) => addColumn(doc, { name: "Where", type: "text" }, ids("c")));
    const named = write(client.name, table, (doc) => setTableText(doc, "title", "Larder"));
    for (const state of [column, named]) expect(await push(bens, "pantry", state, { type: "table" })).toBe("refused");
    await add(cooks.id, "person", ben.personId, { role: "LOCAL_MANAGER" });
    for (const state of [column, named]) expect(await push(bens, "pantry", state, { type: "table" })).toBe("merged");
  });

  test("[S1.3] [S1.17] a group in which somebody may do more than an admin is deleted by an owner alone", async () => {
    const { anna, ben, organizationId, group, add } = await party();
    await act(anna, "member.role", { organizationId, personId: ben.personId, role: "ADMIN" });
    const [payers, cooks] = [await group("Payers"), await group("Cooks")];
    await add(payers.id, "person", anna.personId, { role: "BILLING" });
    await add(cooks.id, "person", anna.personId, { role: "LOCAL_MANAGER" });
    expect(await refusal(ben, "group.delete", { groupId: payers.id })).toBe("permission_denied");
    await act(ben, "group.delete", { groupId: cooks.id });
    await act(anna, "group.delete", { groupId: payers.id });
  });

  test("[S1.1] [S1.17] in a household's group there are no roles of a company", async () => {
    const { anna } = await party();
    const { id: organizationId } = await act<{ id: string }>(anna, "organization.create", {
      kind: "household",
      name: "Home",
    });
    const { id: groupId } = await act<{ id: string }>(anna, "group.create", { organizationId, name: "Grown-ups" });
    const adding = { groupId, memberKind: "person", memberId: anna.personId };
    expect(await refusal(anna, "group.add", { ...adding, role: "CEO" })).toBe("request_invalid");
    await act(anna, "group.add", { ...adding, role: "MEMBER" });
  });

  test("[S1.5] only members are put into groups, and only by those who manage them", async () => {
    const { server, anna, ben, group } = await party();
    const eve = await server.person("eve@example.org");
    const cooks = await group("Cooks");
    const adding = (memberId: string) => ({ groupId: cooks.id, memberKind: "person", memberId });
    expect(await refusal(anna, "group.add", adding(eve.personId))).toBe("member_not_found");
    expect(await refusal(ben, "group.add", adding(ben.personId))).toBe("permission_denied");
    expect(await refusal(eve, "group.add", adding(ben.personId))).toBe("group_not_found");
    await act(anna, "group.add", adding(ben.personId));
  });
});

function orgOf(client: Parameters<typeof act>[0]) {
  return act<{ id: string }[]>(client, "organization.list", {});
}
