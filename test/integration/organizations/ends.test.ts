/** What ends by itself ends at its time on devices that are online, and the server knows when to look. */
import { expect, test } from "vitest";
import type { AuditPage } from "../../../src/domain/audit/event.ts";
import { act, checkpoint, itemsSeen, newItem, peerOf, recordsSeen, refusal } from "../../helpers/actions.ts";
import { joined, party } from "../../helpers/organizationParty.ts";
import { RawLive } from "../../helpers/rawLive.ts";

const minute = 60_000;

test("[S1.17] the server knows what ends, lapses or begins next, of every kind, and what is over no more", async () => {
  const parts = await party();
  const { server, manager, organizationId } = parts;
  const ben = await joined(parts, "EMPLOYEE");
  const begun = server.clock.now;
  const next = async (): Promise<number | null> => {
    const at = await server.composed.store.transaction((tx) => tx.ends.next(tx.now()));
    return at === null ? null : (at - begun) / minute;
  };
  // The week an invitation lasts, and nothing else: the one Ben came by is over.
  expect(await next()).toBe(null);
  await act(manager, "invitation.create", { organizationId, role: "EMPLOYEE" });
  expect(await next()).toBe(7 * 24 * 60);
  const at = (minutes: number): number => begun + minutes * minute;
  await newItem(await peerOf(server, manager), "list-one", "list");
  const wish = { itemType: "list", itemId: "list-one", shareAll: false, level: "view" };
  const recipient = { kind: "person", address: "ben@example.org" };
  await act(manager, "share.create", { ...wish, recipient, expiresAt: at(60) });
  expect(await next()).toBe(60);
  const { id: groupId } = await act<{ id: string }>(manager, "group.create", { organizationId, name: "Cooks" });
  const bens = { organizationId, personId: ben.personId, role: "EMPLOYEE" };
  await act(manager, "group.add", { groupId, memberKind: "person", memberId: ben.personId, endsAt: at(50) });
  expect(await next()).toBe(50);
  await act(manager, "member.role", { ...bens, endsAt: at(40) });
  expect(await next()).toBe(40);
  await act(manager, "member.role", { ...bens, role: "ADMIN", roleEndsAt: at(30), endsAt: at(40) });
  expect(await next()).toBe(30);
  const audience = { members: true };
  const campaign = { organizationId, name: "News", itemType: "list", itemId: "list-one", level: "view", audience };
  const { id: campaignId } = await act<{ id: string }>(manager, "campaign.create", campaign);
  await act(manager, "campaign.send", { campaignId, at: at(20) });
  expect(await next()).toBe(20);
  await server.composed.store.transaction((tx) =>
    tx.subscriptions.put({
      subjectKind: "organization",
      subjectId: organizationId,
      plan: "TEAM",
      isPaid: true,
      endsAt: at(10),
      seats: null,
      saidAt: 0,
      updatedAt: begun,
    }),
  );
  for (const minutes of [10, 20, 30, 40]) {
    expect(await next()).toBe(minutes);
    server.clock.now = at(minutes);
    await server.composed.sync.sweep();
  }
  // With the membership went what Ben had in a group.
  expect(await next()).toBe(60);
});

test("[S1.17] a membership that ends takes what is open from a device that is online; a role that ends takes what it gave", async () => {
  const parts = await party();
  const { server, manager, organizationId } = parts;
  const employee = await joined(parts, "EMPLOYEE");
  const helper = await joined(parts, "READ_ONLY");
  const annas = await peerOf(server, manager);
  await newItem(annas, "table-one", "table", "Stock");
  const recipient = { kind: "organization", id: organizationId };
  const wish = { recipient, itemType: "table", itemId: "table-one", shareAll: false, level: "by-role" };
  await act(manager, "share.create", wish);
  const endsAt = server.clock.now + minute;
  const person = { organizationId, personId: employee.personId };
  await act(manager, "member.role", { ...person, role: "EMPLOYEE", endsAt });
  await act(manager, "member.role", { ...person, personId: helper.personId, role: "CLIENT", roleEndsAt: endsAt });
  const open = [new RawLive(server, employee, "table-one"), new RawLive(server, helper, "table-one")];
  const stays = new RawLive(server, manager, "table-one");
  await expect
    .poll(() => [...open, stays].map(({ doc }) => doc.getMap("table").get("title")))
    .toEqual(Array.from({ length: 3 }, () => "Stock"));
  const peer = await peerOf(server, employee);
  await recordsSeen(peer);
  server.clock.now = endsAt - 1;
  await server.composed.sync.sweep();
  expect(open.map(({ closedWith }) => closedWith)).toEqual([undefined, undefined]);
  server.clock.now = endsAt;
  await server.composed.sync.sweep();
  await expect.poll(() => open.map(({ closedWith }) => closedWith !== undefined)).toEqual([true, true]);
  expect(stays.closedWith).toBeUndefined();
  // The device was told to look, without having asked.
  await expect.poll(() => peer.heard.some(({ t }) => t === "news")).toBe(true);
});

test.each([
  ["before anything swept", false],
  ["after the sweep", true],
])(
  "[S1.17] who comes back when their membership has ended by the clock, %s, begins without the places, roles and sets they had",
  async (_when, isSwept) => {
    const parts = await party();
    const { server, manager, organizationId } = parts;
    const ben = await joined(parts, "EMPLOYEE");
    const { id: groupId } = await act<{ id: string }>(manager, "group.create", { organizationId, name: "Cooks" });
    const set = { organizationId, name: "Helpers", capabilities: ["addPeople"] };
    const { id: permissionSetId } = await act<{ id: string }>(manager, "permissionSet.create", set);
    const place = { groupId, memberKind: "person", memberId: ben.personId };
    await act(manager, "group.add", { ...place, role: "ADMIN" });
    await newItem(await peerOf(server, manager), "list-one", "list");
    const wish = { itemType: "list", itemId: "list-one", shareAll: false, level: "view" };
    await act(manager, "share.create", { recipient: { kind: "group", id: groupId }, ...wish });
    const endsAt = server.clock.now + minute;
    const bens = { organizationId, personId: ben.personId, role: "EMPLOYEE" };
    await act(manager, "member.role", { ...bens, permissionSetId, endsAt });
    const peer = await peerOf(server, ben);
    expect(await peer.get("list-one")).toMatchObject([{ kind: "item" }]);
    await act(ben, "group.rename", { groupId, name: "Cooks of Elm" });
    const somebody = (name: string) => ({ organizationId, name, address: `${name}@example.org` });
    await act(ben, "people.add", somebody("zoe"));
    const since = await checkpoint(peer);

    server.clock.now = endsAt + 1;
    if (isSwept) await server.composed.sync.sweep();
    const { link } = await act<{ link: string }>(manager, "invitation.create", { organizationId, role: "EMPLOYEE" });
    await act(ben, "invitation.accept", { token: link.split("/join/")[1] });
    expect(await act(ben, "organization.list", {})).toMatchObject([{ id: organizationId, role: "EMPLOYEE" }]);
    expect(await act(manager, "group.list", { organizationId })).toMatchObject([{ id: groupId, people: 0 }]);
    expect(await peer.get("list-one")).toMatchObject([{ kind: "gone" }]);
    expect(await itemsSeen(peer, since)).toEqual(new Map([["list-one", "gone"]]));
    expect(await refusal(ben, "group.rename", { groupId, name: "Mine" })).toBe("permission_denied");
    expect(await refusal(ben, "people.add", somebody("yan"))).toBe("permission_denied");
    const { events } = await act<AuditPage>(manager, "audit.ofOrganization", { organizationId, kinds: ["members"] });
    expect(events.slice(0, 2).map(({ action }) => action)).toEqual(["member.joined", "member.ended"]);
    // What had not been swept yet ends nothing of the new membership.
    await server.composed.sync.sweep();
    expect(await act(ben, "organization.list", {})).toMatchObject([{ id: organizationId, role: "EMPLOYEE" }]);
    await act(manager, "group.add", place);
    expect(await peer.get("list-one")).toMatchObject([{ kind: "item" }]);
  },
);

test.each([
  ["before anything swept", false],
  ["after the sweep", true],
])(
  "[S1.15] of two links, one from before their membership ended by the clock brings nobody back, %s; one from after does",
  async (_when, isSwept) => {
    const parts = await party();
    const { server, manager, organizationId } = parts;
    const ben = await joined(parts, "EMPLOYEE");
    const invite = async (): Promise<string> => {
      const wish = { organizationId, role: "EMPLOYEE", maxUses: 5 };
      return (await act<{ link: string }>(manager, "invitation.create", wish)).link.split("/join/")[1] ?? "";
    };
    const endsAt = server.clock.now + minute;
    await act(manager, "member.role", { organizationId, personId: ben.personId, role: "EMPLOYEE", endsAt });
    server.clock.now = endsAt - 1;
    const before = await invite();
    server.clock.now = endsAt + 1;
    const after = await invite();
    server.clock.now = endsAt + 2;
    if (isSwept) await server.composed.sync.sweep();
    expect(await refusal(ben, "invitation.accept", { token: before })).toBe("invitation_over");
    await act(ben, "invitation.accept", { token: after });
    expect(await act(ben, "organization.list", {})).toMatchObject([{ id: organizationId }]);
  },
);
