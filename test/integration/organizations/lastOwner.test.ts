/**
 * An organization always keeps an active owner (S1.18): every way of ending one, tried by several owners at the same moment, over HTTP
 * and over the records plane of several devices.
 */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asOwnerFacts, ownerRoles } from "../../../sync-server/engine/organizations/organizations.ts";
import { isLastingOwner } from "../../../src/domain/organizations/owners.ts";
import type { OrganizationKind } from "../../../src/domain/organizations/roles.ts";
import { act, call, peerOf, refusal } from "../../helpers/actions.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { testServer, type TestServer } from "../../helpers/testServer.ts";

const password = "a long and quiet evening";

/** Several owners of one organization, each signed in. */
async function owners(server: TestServer, kind: OrganizationKind, names: readonly string[]) {
  const people: TestClient[] = [];
  for (const name of names) people.push(await server.person(`${name}@example.org`));
  const [first, ...others] = people;
  if (!first) throw new Error("Somebody has to start it.");
  const { id } = await act<{ id: string }>(first, "organization.create", { kind, name: "Elm" });
  for (const other of others) {
    const { link } = await act<{ link: string }>(first, "invitation.create", { organizationId: id, role: "OWNER" });
    await act(other, "invitation.accept", { token: link.split("/join/")[1] });
  }
  return { id, people };
}

/** Whoever owns it now, for good; and whom the old field names. */
function lasting(server: TestServer, id: string, kind: OrganizationKind) {
  return server.composed.store.transaction(async (tx) => {
    const rows = await tx.organizations.withRoles(id, ownerRoles(kind));
    const found = rows.filter((row) => isLastingOwner(kind, asOwnerFacts(row))).map(({ personId }) => personId);
    return { found, named: (await tx.organizations.find(id))?.ownerId };
  });
}

/** A command as a device sends it; whether it was done. */
async function byDevice(server: TestServer, who: TestClient, action: string, input: object): Promise<boolean> {
  const peer = await peerOf(server, who);
  const answer = await peer.say({ t: "act", n: 1, commands: [{ id: randomUUID(), action, input }] });
  if (answer.t !== "acted") throw new Error(`The server said ${JSON.stringify(answer)}`);
  return answer.results[0]?.failure === undefined;
}

async function byHttp(who: TestClient, action: string, input: object): Promise<boolean> {
  const answer = await call(who, action, input);
  // What is expected never leaves as a mistake of the server's.
  expect(answer.status, answer.text).toBeLessThan(500);
  return answer.status === 200;
}

type Way = (
  server: TestServer,
  parts: { readonly organizationId: string; readonly who: TestClient; readonly other: TestClient },
) => Promise<boolean>;

/** Every way to stop somebody from being an owner. `other` is another owner. */
const ways: Readonly<Record<string, Way>> = {
  leaving: (_server, { organizationId, who }) => byHttp(who, "member.leave", { organizationId }),
  "leaving, from a device": (server, { organizationId, who }) =>
    byDevice(server, who, "member.leave", { organizationId }),
  "being removed": (server, { organizationId, who, other }) =>
    byDevice(server, other, "member.remove", { organizationId, personId: who.personId }),
  "being removed with many": (_server, { organizationId, who, other }) =>
    byHttp(other, "member.changeMany", { organizationId, personIds: [who.personId], change: { kind: "remove" } }),
  "being demoted": (_server, { organizationId, who, other }) =>
    byHttp(other, "member.role", { organizationId, personId: who.personId, role: "ADMIN" }),
  "demoting oneself": (server, { organizationId, who }) =>
    byDevice(server, who, "member.role", { organizationId, personId: who.personId, role: "MEMBER" }),
  "being demoted with many": (_server, { organizationId, who, other }) =>
    byHttp(other, "member.changeMany", {
      organizationId,
      personIds: [who.personId],
      change: { kind: "role", role: "MEMBER" },
    }),
  "another role for a time": (server, { organizationId, who }) =>
    byHttp(who, "member.role", {
      organizationId,
      personId: who.personId,
      role: "ADMIN",
      roleEndsAt: server.clock.now + 60_000,
    }),
  "an end of the membership": (server, { organizationId, who, other }) =>
    byDevice(server, other, "member.role", {
      organizationId,
      personId: who.personId,
      role: "OWNER",
      endsAt: server.clock.now + 60_000,
    }),
};

describe.each(["team", "household"] as const)("the last owner of a %s", (kind) => {
  test.each(Object.entries(ways))(
    "[S1.18] stays, alone and among owners who all try at once: %s",
    async (_name, way) => {
      const server = await testServer();
      const { id: organizationId, people } = await owners(server, kind, ["anna", "ben", "cleo"]);
      // Each of them at once, each with the next as the other.
      await Promise.all(
        people.map((who, index) => way(server, { organizationId, who, other: people[(index + 1) % 3] ?? who })),
      );
      for (let round = 0; round < 3; round++) {
        const { found, named } = await lasting(server, organizationId, kind);
        expect(found.length).toBeGreaterThanOrEqual(1);
        expect(found).toContain(named);
        const left = people.filter(({ personId }) => found.includes(personId));
        // With more than one left one of them goes: that it can be done at all.
        await Promise.all(
          left.map((who, index) => way(server, { organizationId, who, other: left[index - 1] ?? who })),
        );
      }
      const { found, named } = await lasting(server, organizationId, kind);
      expect([found.length, found[0]]).toEqual([1, named]);
      // Time alone takes nobody's last owner either; who had another role for a time is one again.
      server.clock.advance(120_000);
      await server.composed.sync.sweep();
      expect((await lasting(server, organizationId, kind)).found).toEqual(expect.arrayContaining([...found]));
      const stays = people.find(({ personId }) => personId === found[0]);
      if (!stays) throw new Error("Nobody stayed.");
      expect(await act(stays, "organization.list", {})).toMatchObject([{ id: organizationId, role: "OWNER" }]);
    },
  );

  test("[S1.18] stays when every way is gone at the same moment, and an account ends with them", async () => {
    const server = await testServer();
    const names = ["anna", "ben", "cleo", "dan", "eve"];
    const { id: organizationId, people } = await owners(server, kind, names);
    const member = await server.person("fay@example.org");
    const [first = member, ...rest] = people;
    const { link } = await act<{ link: string }>(first, "invitation.create", { organizationId, role: "MEMBER" });
    await act(member, "invitation.accept", { token: link.split("/join/")[1] });
    const tries = rest.flatMap((who, index) =>
      Object.values(ways).map((way) => way(server, { organizationId, who, other: rest[index - 1] ?? first })),
    );
    const ended = first.post("/api/account/delete", { password });
    const done = (await Promise.all(tries)).filter((isDone) => isDone).length;
    expect((await ended).status).toBe(200);
    expect(done).toBeGreaterThan(0);
    const { found, named } = await lasting(server, organizationId, kind);
    expect(found.length).toBeGreaterThanOrEqual(1);
    expect(found).toContain(named);
    expect(found).not.toContain(first.personId);
  });
});

test("[S1.18] [S1.17] neither a role for a time, nor one in a group, nor a permission set makes an owner who could stay in their place", async () => {
  const server = await testServer();
  const { id: organizationId, people } = await owners(server, "team", ["anna", "ben"]);
  const [anna, ben] = people;
  if (!anna || !ben) throw new Error("Two were asked for.");
  const bens = { organizationId, personId: ben.personId };
  await act(anna, "member.role", { ...bens, role: "MEMBER" });
  const { id: groupId } = await act<{ id: string }>(anna, "group.create", { organizationId, name: "Cooks" });
  await act(anna, "group.add", { groupId, memberKind: "person", memberId: ben.personId, role: "OWNER" });
  const set = {
    organizationId,
    name: "Everything",
    capabilities: ["manageMembers", "manageSettings", "manageBilling"],
  };
  const { id: permissionSetId } = await act<{ id: string }>(anna, "permissionSet.create", set);
  const roleEndsAt = server.clock.now + 60_000;
  await act(anna, "member.role", { ...bens, role: "OWNER", permissionSetId, roleEndsAt });
  expect(await act(ben, "organization.list", {})).toMatchObject([{ role: "OWNER" }]);
  expect(await refusal(anna, "member.leave", { organizationId })).toBe("last_owner");
  // As an owner for now Ben may do what owners do, but not leave it without one.
  expect(await refusal(ben, "member.remove", { organizationId, personId: anna.personId })).toBe("last_owner");
  await act(anna, "member.role", { ...bens, role: "OWNER" });
  await act(anna, "member.leave", { organizationId });
  expect((await lasting(server, organizationId, "team")).found).toEqual([ben.personId]);
});
