import { describe, expect, test } from "vitest";
import type { AuditPage } from "../../../src/domain/audit/event.ts";
import { act, call, itemsSeen, newItem, peerOf, recordsSeen, refusal } from "../../helpers/actions.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { testServer, type TestServer } from "../../helpers/testServer.ts";

interface Made {
  readonly id: string;
}

async function joined(owner: TestClient, client: TestClient, organizationId: string, role: string): Promise<void> {
  const { link } = await act<{ link: string }>(owner, "invitation.create", { organizationId, role });
  await act(client, "invitation.accept", { token: link.split("/join/")[1] });
}

const makeSet = (client: TestClient, organizationId: string, capabilities: readonly string[], name = "Helpers") =>
  act<Made>(client, "permissionSet.create", { organizationId, name, capabilities });

async function capabilitiesOf(server: TestServer, client: TestClient): Promise<unknown> {
  const records = await recordsSeen(await peerOf(server, client));
  return records.find(({ kind }) => kind === "organization")?.data?.["capabilities"];
}

async function team() {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const ben = await server.person("ben@example.org");
  const cleo = await server.person("cleo@example.org");
  const { id } = await act<Made>(anna, "organization.create", { kind: "team", name: "Garden" });
  await joined(anna, ben, id, "READ_ONLY");
  await joined(anna, cleo, id, "ADMIN");
  const give = (by: TestClient, whom: TestClient, more: object) =>
    act(by, "member.role", { organizationId: id, personId: whom.personId, role: "READ_ONLY", ...more });
  return { server, anna, ben, cleo, id, give };
}

describe("a permission set", () => {
  test("[S1.17] [S4.4] that lets a manager change members reaches nobody above them on the ladder, nor makes them more", async () => {
    const { server, anna, ben, cleo, id } = await team();
    const set = await makeSet(anna, id, ["manageMembers"]);
    const mayHire = { organizationId: id, role: "LOCAL_MANAGER", permissionSetId: set.id };
    await act(anna, "member.role", { ...mayHire, personId: ben.personId });
    await act(anna, "member.role", { organizationId: id, personId: cleo.personId, role: "REGIONAL_MANAGER" });
    const dora = await server.person("dora@example.org");
    await joined(ben, dora, id, "LOCAL_MANAGER");
    for (const [name, input] of [
      ["member.role", { organizationId: id, personId: cleo.personId, role: "EMPLOYEE" }],
      ["member.remove", { organizationId: id, personId: cleo.personId }],
      ["member.role", { ...mayHire, personId: ben.personId, role: "CEO" }],
      ["member.role", { organizationId: id, personId: dora.personId, role: "REGIONAL_MANAGER" }],
      ["invitation.create", { organizationId: id, role: "CEO" }],
    ] as const) {
      expect(await refusal(ben, name, input), `${name} ${JSON.stringify(input)}`).toBe("permission_denied");
    }
    await act(ben, "member.role", { organizationId: id, personId: dora.personId, role: "EMPLOYEE" });
  });

  test("[S1.17] adds to a role, on the server and on devices, until it is taken away or deleted", async () => {
    const { server, anna, ben, id, give } = await team();
    const add = { organizationId: id, name: "Zoe", address: "zoe@example.org" };
    expect(await refusal(ben, "people.add", add)).toBe("permission_denied");
    const set = await makeSet(anna, id, ["addPeople"]);
    await give(anna, ben, { permissionSetId: set.id });
    await act(ben, "people.add", add);
    expect(await capabilitiesOf(server, ben)).toEqual(["viewMembers", "viewPeople", "addPeople"]);
    const { events } = await act<AuditPage>(anna, "audit.ofOrganization", { organizationId: id, limit: 3 });
    expect(events.map(({ words, changes }) => [words, changes])).toContainEqual([
      "anna changed what ben may do.",
      ["Permission set: none → Helpers"],
    ]);
    expect(events.map(({ words, changes }) => [words, changes])).toContainEqual([
      "anna made the permission set “Helpers”.",
      ["Allows: Change the people list"],
    ]);
    // Changed for everybody who has it.
    await act(anna, "permissionSet.update", { permissionSetId: set.id, name: "Helpers", capabilities: ["viewAudit"] });
    expect(await refusal(ben, "people.add", { ...add, address: "yan@example.org" })).toBe("permission_denied");
    await act(ben, "audit.ofOrganization", { organizationId: id });
    await act(anna, "permissionSet.delete", { permissionSetId: set.id });
    expect(await refusal(ben, "audit.ofOrganization", { organizationId: id })).toBe("organization_not_found");
    expect(await capabilitiesOf(server, ben)).toEqual(["viewMembers", "viewPeople"]);
  });

  test("[S1.17] counts for what is shared by role", async () => {
    const { server, anna, ben, id, give } = await team();
    await newItem(await peerOf(server, anna), "table-one", "table");
    const recipient = { kind: "organization", id };
    await act(anna, "share.create", {
      recipient,
      itemType: "table",
      itemId: "table-one",
      shareAll: false,
      level: "by-role",
    });
    const levelOf = async (): Promise<unknown> => {
      const self = (await recordsSeen(await peerOf(server, ben))).find(({ kind }) => kind === "self");
      const levels = self?.data?.["roleLevels"] as Record<string, string> | undefined;
      return levels?.[`organization:${id}`];
    };
    expect((await itemsSeen(await peerOf(server, ben))).get("table-one")).not.toBe("item");
    const open = await makeSet(anna, id, ["accessSharedTables"], "Openers");
    await give(anna, ben, { permissionSetId: open.id });
    expect((await itemsSeen(await peerOf(server, ben))).get("table-one")).toBe("item");
    expect(await levelOf()).toBe("view");
    const manage = await makeSet(anna, id, ["accessSharedTables", "manageSharedTables"], "Builders");
    await give(anna, ben, { permissionSetId: manage.id });
    expect(await levelOf()).toBe("steward");
    await give(anna, ben, { permissionSetId: null });
    expect((await itemsSeen(await peerOf(server, ben))).get("table-one")).toBe("gone");
  });

  test("[S1.17] holds nothing unknown, no ownership, and nothing its giver does not hold", async () => {
    const { anna, ben, cleo, id, give } = await team();
    const set = (capabilities: readonly string[]) => ({ organizationId: id, name: "More", capabilities });
    for (const wrong of [["flyToTheMoon"], ["isOwner"], []]) {
      expect(await refusal(anna, "permissionSet.create", set(wrong))).toBe("request_invalid");
    }
    expect(await refusal(cleo, "permissionSet.create", set(["manageBilling"]))).toBe("permission_denied");
    const billing = await makeSet(anna, id, ["manageBilling"], "Purse");
    const role = { organizationId: id, personId: ben.personId, role: "READ_ONLY" };
    expect(await refusal(cleo, "member.role", { ...role, permissionSetId: billing.id })).toBe("permission_denied");
    expect(await refusal(cleo, "permissionSet.delete", { permissionSetId: billing.id })).toBe("permission_denied");
    await give(anna, ben, { permissionSetId: billing.id });
    // Nor takes it away.
    expect(await refusal(cleo, "member.role", { ...role, permissionSetId: null })).toBe("permission_denied");
    expect(await refusal(cleo, "member.remove", { organizationId: id, personId: ben.personId })).toBe(
      "permission_denied",
    );
    expect(await refusal(ben, "permissionSet.create", set(["manageBilling"]))).toBe("permission_denied");
    expect(await refusal(anna, "permissionSet.create", { ...set(["addPeople"]), name: "purse" })).toBe(
      "request_invalid",
    );
    // A set makes no owner: the last one stays.
    const all = await makeSet(anna, id, ["manageMembers", "manageSettings", "manageBilling"], "Nearly all");
    await give(anna, ben, { permissionSetId: all.id });
    expect(await refusal(anna, "member.leave", { organizationId: id })).toBe("last_owner");
    expect(await refusal(ben, "organization.delete", { organizationId: id })).toBe("permission_denied");
  });

  test("[S1.17] of another organization is none, and to others it does not exist", async () => {
    const { server, anna, ben, id } = await team();
    const eve = await server.person("eve@example.org");
    const other = await act<Made>(eve, "organization.create", { kind: "team", name: "Other" });
    const theirs = await makeSet(eve, other.id, ["addPeople"]);
    const role = { organizationId: id, personId: ben.personId, role: "MEMBER" };
    expect(await refusal(anna, "member.role", { ...role, permissionSetId: theirs.id })).toBe(
      "permission_set_not_found",
    );
    for (const [name, more] of [
      ["permissionSet.update", { name: "Mine", capabilities: ["addPeople"] }],
      ["permissionSet.delete", {}],
    ] as const) {
      const real = await call(anna, name, { permissionSetId: theirs.id, ...more });
      const invented = await call(anna, name, { permissionSetId: "never-was", ...more });
      expect([real.status, real.body]).toEqual([invented.status, invented.body]);
    }
    expect(await refusal(anna, "permissionSet.list", { organizationId: other.id })).toBe("organization_not_found");
  });

  test("[S1.17] given with a role for a time ends with it, exactly, before anything sweeps; the one before comes back", async () => {
    const { server, anna, ben, id, give } = await team();
    const before = await makeSet(anna, id, ["viewAudit"], "Before");
    const meanwhile = await makeSet(anna, id, ["addPeople"], "Meanwhile");
    await give(anna, ben, { permissionSetId: before.id });
    const roleEndsAt = server.clock.now + 60_000;
    await give(anna, ben, { permissionSetId: meanwhile.id, roleEndsAt });
    const add = (address: string) => ({ organizationId: id, name: "Z", address });
    server.clock.now = roleEndsAt - 1;
    await act(ben, "people.add", add("one@example.org"));
    server.clock.now = roleEndsAt;
    expect(await refusal(ben, "people.add", add("two@example.org"))).toBe("permission_denied");
    await act(ben, "audit.ofOrganization", { organizationId: id });
    await server.composed.sync.sweep();
    await act(ben, "audit.ofOrganization", { organizationId: id });
    expect(await capabilitiesOf(server, ben)).toEqual(["viewMembers", "viewPeople", "viewAudit"]);
  });

  test("[S1.17] in a group lets somebody manage that group and no other, within what they hold", async () => {
    const { anna, ben, cleo, id } = await team();
    const set = await makeSet(anna, id, ["manageMembers"], "Heads");
    const mine = await act<Made>(anna, "group.create", { organizationId: id, name: "Kitchen" });
    const other = await act<Made>(anna, "group.create", { organizationId: id, name: "Floor" });
    const add = (groupId: string, memberId: string, more: object = {}) => ({
      groupId,
      memberKind: "person",
      memberId,
      ...more,
    });
    expect(await refusal(ben, "group.add", add(mine.id, cleo.personId))).toBe("permission_denied");
    await act(anna, "group.add", add(mine.id, ben.personId, { permissionSetId: set.id }));
    await act(ben, "group.add", add(mine.id, cleo.personId));
    expect(await refusal(ben, "group.add", add(other.id, cleo.personId))).toBe("permission_denied");
    expect(await refusal(ben, "group.add", add(mine.id, cleo.personId, { role: "ADMIN" }))).toBe("permission_denied");
    expect(await refusal(ben, "group.delete", { groupId: mine.id })).toBe("permission_denied");
    expect(await refusal(ben, "member.remove", { organizationId: id, personId: cleo.personId })).toBe(
      "permission_denied",
    );
  });
});
