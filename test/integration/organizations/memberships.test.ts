import { describe, expect, test } from "vitest";
import { act, call, checkpoint, itemsSeen, newItem, peerOf, recordsSeen, refusal } from "../../helpers/actions.ts";
import { addManyMembers } from "../../helpers/manyMembers.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { testServer, type TestServer } from "../../helpers/testServer.ts";

interface Made {
  readonly id: string;
  readonly role: string;
}

const start = (client: TestClient, kind = "team", name = "Elm Street"): Promise<Made> =>
  act(client, "organization.create", { kind, name });

/** Joins by a link, as somebody does who scans a code. */
async function joined(owner: TestClient, client: TestClient, organizationId: string, role = "MEMBER"): Promise<void> {
  const { link } = await act<{ link: string }>(owner, "invitation.create", { organizationId, role });
  await act(client, "invitation.accept", { token: link.split("/join/")[1] });
}

const share = (client: TestClient, itemId: string, recipient: object, level = "view", itemType = "list") =>
  act<{ id: string }>(client, "share.create", { recipient, itemType, itemId, shareAll: false, level });

async function auditOf(server: TestServer, action: string) {
  const records = await server.composed.store.transaction((tx) => tx.audit.read(0, 1_000));
  return records.filter((record) => record.action === action);
}

const ownerOf = (server: TestServer, id: string) =>
  server.composed.store.transaction(async (tx) => (await tx.organizations.find(id))?.ownerId);

describe("an organization", () => {
  test("[S1.7] [S1.11] [S1.4] [S1.10] its maker owns it from the first moment, and the old field says so", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const { id, role } = await start(anna);
    expect(role).toBe("OWNER");
    expect(await ownerOf(server, id)).toBe(anna.personId);
    const second = await start(anna, "household", "A home");
    const list = await act<Made[]>(anna, "organization.list", {});
    expect(list.map((one) => one.id)).toEqual([second.id, id]);
    const records = await recordsSeen(await peerOf(server, anna));
    expect(records.filter(({ kind }) => kind === "organization").map((record) => record.data)).toMatchObject([
      { id, kind: "team", role: "OWNER", people: 1, plan: "FREE", isPaid: false },
      { id: second.id, kind: "household" },
    ]);
  });

  test("[S0.2] sharing with an address makes none", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const peer = await peerOf(server, anna);
    await newItem(peer, "list-one", "list");
    await share(anna, "list-one", { kind: "person", address: "ben@example.org" });
    expect(await act(anna, "organization.list", {})).toEqual([]);
  });

  test("[S1.5] [S4.8] to whoever is not in it, it is answered as one that never was", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const eve = await server.person("eve@example.org");
    const { id } = await start(anna);
    const group = await act<Made>(anna, "group.create", { organizationId: id, name: "Cooks" });
    const calls: [string, (organizationId: string, groupId: string) => object][] = [
      ["member.list", (organizationId) => ({ organizationId })],
      ["member.leave", (organizationId) => ({ organizationId })],
      ["member.remove", (organizationId) => ({ organizationId, personId: anna.personId })],
      ["organization.update", (organizationId) => ({ organizationId, name: "Mine" })],
      ["organization.delete", (organizationId) => ({ organizationId })],
      ["invitation.list", (organizationId) => ({ organizationId })],
      ["invitation.create", (organizationId) => ({ organizationId, role: "MEMBER" })],
      ["people.list", (organizationId) => ({ organizationId })],
      ["people.add", (organizationId) => ({ organizationId, name: "E", address: "e@example.org" })],
      ["group.list", (organizationId) => ({ organizationId })],
      ["group.rename", (_organizationId, groupId) => ({ groupId, name: "Mine" })],
      ["group.delete", (_organizationId, groupId) => ({ groupId })],
      ["organization.supportAccess", (organizationId) => ({ organizationId, reason: "A lost list", hours: 1 })],
      ["organization.endSupport", (organizationId) => ({ organizationId, personId: anna.personId })],
      ["member.ids", (organizationId) => ({ organizationId })],
      [
        "member.changeMany",
        (organizationId) => ({ organizationId, personIds: [anna.personId], change: { kind: "remove" } }),
      ],
    ];
    for (const [name, input] of calls) {
      const real = await call(eve, name, input(id, group.id));
      const invented = await call(eve, name, input("never-was", "never-was"));
      expect([real.status, real.text], name).toEqual([404, invented.text]);
    }
    expect(await act(anna, "member.list", { organizationId: id })).toMatchObject({ total: 1 });
  });

  test("[S1.3] what a role does not allow is refused, and its owner does it", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const ben = await server.person("ben@example.org");
    const { id: organizationId } = await start(anna);
    await joined(anna, ben, organizationId);
    const calls: [string, object][] = [
      ["group.create", { organizationId, name: "Cooks" }],
      ["invitation.create", { organizationId, role: "MEMBER" }],
      ["people.add", { organizationId, name: "Eve", address: "eve@example.org" }],
      ["organization.update", { organizationId, name: "New name" }],
      ["invitation.list", { organizationId }],
    ];
    for (const [name, input] of calls) {
      expect(await refusal(ben, name, input), name).toBe("permission_denied");
      await act(anna, name, input);
    }
    expect(await refusal(ben, "organization.delete", { organizationId })).toBe("permission_denied");
  });

  test("[S1.2] [S1.16] a membership keeps who invited and when; who is removed is kept, inactive", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const ben = await server.person("ben@example.org");
    const { id: organizationId } = await start(anna);
    await joined(anna, ben, organizationId);
    const invited = { invitedBy: anna.personId, invitedAt: server.clock.now, isActive: true };
    const listed = await act<{ members: object[] }>(anna, "member.list", { organizationId, search: "ben" });
    expect(listed.members).toMatchObject([{ personId: ben.personId, invitedByName: "anna", ...invited }]);
    server.clock.advance(1_000);
    await act(anna, "member.remove", { organizationId, personId: ben.personId });
    const gone = await act<{ members: object[] }>(anna, "member.list", { organizationId, standing: "former" });
    expect(gone.members).toMatchObject([{ ...invited, personId: ben.personId, isActive: false }]);
    expect(await auditOf(server, "member.removed")).toMatchObject([
      { actorId: anna.personId, subjectId: ben.personId },
    ]);
    expect(await auditOf(server, "member.joined")).toMatchObject([{ subjectId: ben.personId, cause: "invitation" }]);
  });

  test("[S1.18] the last owner can neither leave nor be demoted, also when two owners try at the same time", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const ben = await server.person("ben@example.org");
    const { id: organizationId } = await start(anna);
    await joined(anna, ben, organizationId, "ADMIN");
    expect(await refusal(anna, "member.leave", { organizationId })).toBe("last_owner");
    const demotion = { organizationId, personId: anna.personId, role: "MEMBER" };
    expect(await refusal(anna, "member.role", demotion)).toBe("last_owner");
    const endsAt = server.clock.now + 1_000;
    expect(await refusal(anna, "member.role", { ...demotion, role: "OWNER", endsAt })).toBe("last_owner");
    await act(anna, "member.role", { organizationId, personId: ben.personId, role: "OWNER" });
    const both = await Promise.all([
      call(anna, "member.leave", { organizationId }),
      call(ben, "member.leave", { organizationId }),
      call(anna, "member.role", { organizationId, personId: ben.personId, role: "MEMBER" }),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const owners = await server.composed.store.transaction((tx) =>
      tx.organizations.withRoles(organizationId, ["OWNER"]),
    );
    const active = owners.filter(({ isActive }) => isActive);
    expect(active).toHaveLength(1);
    expect(await ownerOf(server, organizationId)).toBe(active[0]?.personId);
  });

  test("[S1.18] an account that ends leaves its organization an owner; with nobody left the organization ends", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const ben = await server.person("ben@example.org");
    const { id: organizationId } = await start(anna);
    const alone = await start(anna, "household", "Alone");
    await joined(anna, ben, organizationId);
    const ended = await anna.post("/api/account/delete", { password: "a long and quiet evening" });
    expect(ended.status, ended.text).toBe(200);
    expect(await act(ben, "organization.list", {})).toMatchObject([{ id: organizationId, role: "OWNER" }]);
    expect(await ownerOf(server, organizationId)).toBe(ben.personId);
    const rest = await server.composed.store.transaction((tx) => tx.organizations.find(alone.id));
    expect(rest?.deletedAt).toBeGreaterThan(0);
  });

  test("[S1.9] [S1.18] many are changed at once, each by themselves: who cannot be is named with the reason", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const ben = await server.person("ben@example.org");
    const cem = await server.person("cem@example.org");
    const eve = await server.person("eve@example.org");
    const { id: organizationId } = await start(anna);
    await joined(anna, ben, organizationId);
    await joined(anna, cem, organizationId, "ADMIN");
    const group = await act<Made>(anna, "group.create", { organizationId, name: "Cooks" });
    const everybody = [anna.personId, ben.personId, cem.personId, eve.personId];
    const change = (client: TestClient, kind: object, personIds = everybody) =>
      act<object>(client, "member.changeMany", { organizationId, personIds, change: kind });
    const byBen = { organizationId, personIds: [cem.personId], change: { kind: "remove" } };
    expect(await refusal(ben, "member.changeMany", byBen)).toBe("permission_denied");
    expect(await refusal(eve, "member.changeMany", byBen)).toBe("organization_not_found");

    expect(await change(anna, { kind: "group", groupId: group.id })).toMatchObject({
      changed: 3,
      unchanged: 0,
      refused: [{ personId: eve.personId, name: "" }],
    });
    expect(await change(anna, { kind: "group", groupId: group.id }, [ben.personId])).toMatchObject({ unchanged: 1 });
    expect(await act(anna, "member.list", { organizationId, groupId: group.id })).toMatchObject({ total: 3 });
    // An admin does not move the last owner, and that stops nobody else.
    expect(await change(cem, { kind: "role", role: "CLIENT" }, [anna.personId, ben.personId])).toMatchObject({
      changed: 1,
      refused: [{ personId: anna.personId, name: "anna" }],
    });
    expect(await act(anna, "member.list", { organizationId, role: "CLIENT" })).toMatchObject({
      members: [{ personId: ben.personId }],
    });
    expect(await change(anna, { kind: "remove" })).toMatchObject({
      changed: 2,
      refused: [
        { personId: anna.personId, message: "That is you. Change your own membership by itself." },
        { personId: eve.personId },
      ],
    });
    expect(await act(anna, "member.list", { organizationId })).toMatchObject({ total: 1 });
    expect(await ownerOf(server, organizationId)).toBe(anna.personId);
  });

  test("[S1.9] among 10,000 members: found by role, standing, group, name and address; read to the last, each once", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const { id: organizationId } = await start(anna);
    const many = { organizationId, invitedBy: anna.personId, count: 10_000, now: server.clock.now };
    await server.composed.store.transaction((tx) => addManyMembers(tx, many));
    interface Page {
      readonly total: number | null;
      readonly members: readonly { readonly name: string; readonly personId: string }[];
      readonly next: object | null;
    }
    const list = (input: object) => act<Page>(anna, "member.list", { organizationId, ...input });
    expect(await list({ role: "ADMIN" })).toMatchObject({ total: 100 });
    expect(await list({ search: "mail9999@" })).toMatchObject({ total: 1, members: [{ name: "Person 09999" }] });
    const group = await act<Made>(anna, "group.create", { organizationId, name: "Cooks" });
    const change = (personIds: readonly string[], kind: object) =>
      act(anna, "member.changeMany", { organizationId, personIds, change: kind });
    await change(["p7", "p8", "p9"], { kind: "group", groupId: group.id });
    await change(["p8"], { kind: "remove" });
    const endsAt = server.clock.now + 60_000;
    await act(anna, "member.role", { organizationId, personId: "p9", role: "MEMBER", endsAt });
    const names = async (input: object) => (await list(input)).members.map(({ name }) => name);
    expect(await names({ groupId: group.id })).toEqual(["Person 00007", "Person 00009"]);
    expect(await names({ standing: "former" })).toEqual(["Person 00008"]);
    expect(await names({ standing: "ending" })).toEqual(["Person 00009"]);
    expect(await list({ standing: "everybody" })).toMatchObject({ total: 10_001 });
    // Over by the clock, before anything has swept.
    server.clock.now = endsAt;
    expect(await names({ standing: "former" })).toEqual(["Person 00008", "Person 00009"]);

    const ids = await act<{ ids: string[]; hasMore: boolean }>(anna, "member.ids", { organizationId });
    const read: string[] = [];
    let after: object | null = null;
    do {
      const page: Page = await list({ limit: 200, after });
      expect(page.total).toBe(after === null ? 9_999 : null);
      read.push(...page.members.map(({ personId }) => personId));
      after = page.next;
    } while (after !== null);
    expect(read).toEqual(ids.ids);
    expect(new Set(read).size).toBe(9_999);
    expect(read.slice(0, 3)).toEqual([anna.personId, "p0", "p1"]);

    // Renamed, they stand elsewhere; a member sees names and no more.
    await server.composed.store.transaction((tx) => tx.people.update("p5", { name: "aaron" }));
    expect((await names({ limit: 2 }))[0]).toBe("aaron");
    const ben = await server.person("ben@example.org");
    await joined(anna, ben, organizationId);
    const seen = await act<Page>(ben, "member.list", { organizationId, search: "mail9999@", standing: "former" });
    expect(seen.total).toBe(0);
    // A device hears of the organization and its groups, not of its ten thousand members.
    const records = await recordsSeen(await peerOf(server, ben));
    expect(new Set(records.map(({ kind }) => kind))).toEqual(new Set(["self", "catalog", "organization", "group"]));
    expect(records.length).toBeLessThan(10);
    expect(JSON.stringify(records)).not.toContain("Person");
  });
});

describe("what belongs to an organization", () => {
  test("[S1.10] appears with joining, also when it is older, and goes with leaving: items, shares and records", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const ben = await server.person("ben@example.org");
    const { id: organizationId } = await start(anna);
    await act(anna, "group.create", { organizationId, name: "Cooks" });
    const annas = await peerOf(server, anna);
    await newItem(annas, "list-one", "list");
    await newItem(annas, "list-private", "list");
    const given = await share(anna, "list-one", { kind: "organization", id: organizationId }, "edit");
    const bens = await peerOf(server, ben);
    await newItem(bens, "bens-own", "list");
    const before = await checkpoint(bens);
    expect([...(await itemsSeen(bens)).keys()]).toEqual(["bens-own"]);

    await joined(anna, ben, organizationId);
    expect(await itemsSeen(bens, before)).toEqual(new Map([["list-one", "item"]]));
    expect((await bens.pullShares(before)).rows).toMatchObject([{ kind: "share", share: { id: given.id } }]);
    const records = await recordsSeen(bens, before);
    expect(records.map(({ kind }) => kind).toSorted()).toEqual(["group", "organization", "self"]);
    expect(records.every(({ data }) => data !== null)).toBe(true);

    const inside = Math.max(await checkpoint(bens), (await bens.pullShares(0)).upTo);
    const recordsUpTo = await bens.say({ t: "pull", n: 9, collection: "records", since: 0, limit: 500 });
    await act(ben, "member.leave", { organizationId });
    expect(await itemsSeen(bens, inside)).toEqual(new Map([["list-one", "gone"]]));
    expect((await bens.pullShares(inside)).rows).toMatchObject([{ kind: "gone", id: given.id }]);
    const upTo = "upTo" in recordsUpTo ? recordsUpTo.upTo : 0;
    const after = await recordsSeen(bens, upTo);
    expect(after.filter(({ kind }) => kind !== "self").every(({ data }) => data === null)).toBe(true);
    expect(after.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["organization", "group", "self"]));
  });

  test("[S1.17] a temporary membership and a temporary role end exactly at their time, and the devices hear of it", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const ben = await server.person("ben@example.org");
    const { id: organizationId } = await start(anna);
    await joined(anna, ben, organizationId);
    const annas = await peerOf(server, anna);
    await newItem(annas, "table-one", "table");
    await share(anna, "table-one", { kind: "organization", id: organizationId }, "by-role", "table");
    const bens = await peerOf(server, ben);
    const minute = 60_000;
    const roleEndsAt = server.clock.now + minute;
    await act(anna, "member.role", { organizationId, personId: ben.personId, role: "ADMIN", roleEndsAt });
    expect(await act(ben, "organization.list", {})).toMatchObject([{ role: "ADMIN" }]);
    server.clock.now = roleEndsAt - 1;
    await act(ben, "invitation.list", { organizationId });
    server.clock.now = roleEndsAt;
    expect(await refusal(ben, "invitation.list", { organizationId })).toBe("permission_denied");
    const since = await checkpoint(bens);
    await server.composed.sync.sweep();
    expect(await itemsSeen(bens, since)).toEqual(new Map([["table-one", "item"]]));
    expect(await act(ben, "organization.list", {})).toMatchObject([{ role: "MEMBER" }]);

    const endsAt = server.clock.now + minute;
    await act(anna, "member.role", { organizationId, personId: ben.personId, role: "MEMBER", endsAt });
    server.clock.now = endsAt - 1;
    expect(await bens.get("table-one")).toMatchObject([{ kind: "item" }]);
    server.clock.now = endsAt;
    expect(await bens.get("table-one")).toMatchObject([{ kind: "gone" }]);
    const last = await checkpoint(bens);
    await server.composed.sync.sweep();
    expect(await itemsSeen(bens, last)).toEqual(new Map([["table-one", "gone"]]));
    expect(await auditOf(server, "member.ended")).toMatchObject([{ actorId: null, subjectId: ben.personId }]);
    await server.composed.sync.sweep();
    expect(await auditOf(server, "member.ended")).toHaveLength(1);
  });

  test("[S1.16] deleting it ends what was shared with it, for everybody at their next contact", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const ben = await server.person("ben@example.org");
    const { id: organizationId } = await start(anna);
    await joined(anna, ben, organizationId);
    await newItem(await peerOf(server, anna), "list-one", "list");
    await share(anna, "list-one", { kind: "organization", id: organizationId });
    const bens = await peerOf(server, ben);
    expect(await bens.get("list-one")).toMatchObject([{ kind: "item" }]);
    const since = await checkpoint(bens);
    await act(anna, "organization.delete", { organizationId });
    expect(await itemsSeen(bens, since)).toEqual(new Map([["list-one", "gone"]]));
    expect(await act(ben, "organization.list", {})).toEqual([]);
    const [row] = (await (await peerOf(server, anna)).pullShares(0)).rows;
    expect(row).toMatchObject({ share: { status: "revoked", endReason: "recipient_deleted" } });
  });
});
