import { describe, expect, test } from "vitest";
import { act, call, checkpoint, itemsSeen, newItem, peerOf, recordsSeen, refusal } from "../../helpers/actions.ts";
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

  test("[S1.9] finds among 10,000 members by role, activity, name and address, a page at a time", async () => {
    const server = await testServer();
    const anna = await server.person("anna@example.org");
    const { id: organizationId } = await start(anna);
    await server.composed.store.transaction(async (tx) => {
      for (let index = 0; index < 10_000; index++) {
        const personId = `p${index}`;
        const at = server.clock.now;
        await tx.people.add({ id: personId, name: `Person ${index}`, color: "sky", isAdmin: false, createdAt: at });
        const address = `mail${index}@example.org`;
        await tx.people.addAddress({ address, folded: address, personId, verifiedAt: at });
        await tx.organizations.putMembership({
          id: personId,
          organizationId,
          personId,
          role: index % 100 === 0 ? "ADMIN" : "MEMBER",
          invitedBy: anna.personId,
          invitedAt: at,
          isActive: index % 2 === 0,
          endsAt: null,
          roleEndsAt: null,
          roleAfter: null,
          permissionSetId: null,
          permissionSetAfter: null,
          supportReason: null,
          createdAt: at,
          updatedAt: at,
          seq: 1,
        });
      }
    });
    const list = (input: object) =>
      act<{ total: number | null; members: { name: string }[]; next: object | null }>(anna, "member.list", {
        organizationId,
        ...input,
      });
    expect(await list({ role: "ADMIN" })).toMatchObject({ total: 100 });
    expect(await list({ standing: "former" })).toMatchObject({ total: 5_000 });
    expect(await list({ standing: "everybody", search: "mail9999@" })).toMatchObject({
      total: 1,
      members: [{ name: "Person 9999" }],
    });
    const first = await list({ limit: 3 });
    expect(first).toMatchObject({ total: 5_001 });
    const second = await list({ limit: 3, after: first.next });
    expect(second).toMatchObject({ total: null });
    expect([...first.members, ...second.members].map(({ name }) => name)).toEqual([
      "anna",
      "Person 0",
      "Person 10",
      "Person 100",
      "Person 1000",
      "Person 1002",
    ]);
    const { ids } = await act<{ ids: string[] }>(anna, "member.ids", { organizationId, role: "ADMIN" });
    expect(ids).toHaveLength(100);
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

  test("[S1.12] support access: added by the server's admin without an inviter, seen by the owners, over at its time", async () => {
    const server = await testServer();
    const setup = server.client();
    const admin = await setup.post("/api/account/setup", {
      code: server.composed.setupSecret,
      address: "admin@example.org",
      password: "a long and quiet evening",
      name: "Admin",
      kind: "token",
      device: "test",
    });
    expect(admin.status, admin.text).toBe(200);
    setup.keep(admin);
    const anna = await server.person("anna@example.org");
    const { id: organizationId } = await start(anna);
    const endsAt = server.clock.now + 1_000;
    await act(setup, "organization.supportAccess", { organizationId, personId: setup.personId, endsAt });
    const listed = await act<{ members: object[] }>(anna, "member.list", { organizationId, search: "Admin" });
    expect(listed.members).toMatchObject([{ role: "ADMIN", invitedBy: null, endsAt }]);
    await act(setup, "invitation.list", { organizationId });
    server.clock.now = endsAt;
    expect(await refusal(setup, "invitation.list", { organizationId })).toBe("organization_not_found");
    expect(await auditOf(server, "member.joined")).toMatchObject([{ actorId: setup.personId, cause: "support" }]);
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
