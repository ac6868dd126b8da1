/** Every role by every action of an organization, tried on a real server and compared with what is written by hand. */
import { expect, test, vi } from "vitest";
import { roles } from "../../../src/domain/organizations/roles.ts";
import { act, call, newItem, peerOf } from "../../helpers/actions.ts";
import { joined, party, type Party } from "../../helpers/organizationParty.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { settableCapabilities } from "../../../src/domain/organizations/permissions.ts";
import { expectedActions, expectedByCapability, withoutRole } from "./expectedActions.ts";

// Hundreds of calls one after the other, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 });

const [header = "", ...lines] = expectedActions.trim().split("\n");
const columns = header.trim().split(/\s+/);
const expected = new Map(
  lines.map((line) => {
    const [action = "", ...cells] = line.trim().split(/\s+/);
    return [action, cells] as const;
  }),
);

/** What an action is tried on, made anew by the owner for every try. */
type Input = (parts: Party) => Promise<object>;

const named = async ({ organizationId, manager }: Party, action: string, input: object): Promise<string> =>
  (await act<{ id: string }>(manager, action, { organizationId, ...input })).id;

let count = 0;
const another = (): number => ++count;

/** Somebody who is in it with the least that there is. */
async function somebody(parts: Party): Promise<string> {
  const personId = `p${another()}`;
  const { server, organizationId, manager } = parts;
  const now = server.clock.now;
  await server.composed.store.transaction(async (tx) => {
    await tx.people.add({ id: personId, name: personId, color: "sky", isAdmin: false, createdAt: now });
    const row = await tx.organizations.membership(organizationId, manager.personId);
    if (!row) throw new Error("The owner is not in it.");
    await tx.organizations.putMembership({
      ...row,
      id: personId,
      personId,
      role: "READ_ONLY",
      seq: await tx.nextSequence(1),
    });
  });
  return personId;
}

const group = (parts: Party): Promise<string> => named(parts, "group.create", { name: `Group ${another()}` });
const invitation = (parts: Party): Promise<string> =>
  named(parts, "invitation.create", { role: "READ_ONLY", address: `new${another()}@example.org` });
const set = () => ({ name: `Set ${another()}`, capabilities: ["viewPeople"] });
const words = { name: "News", itemType: "table", itemId: "stock", level: "view", audience: { members: true } };
const draft = (parts: Party): Promise<string> => named(parts, "campaign.create", words);
async function planned(parts: Party): Promise<string> {
  const campaignId = await draft(parts);
  await act(parts.manager, "campaign.send", { campaignId, at: parts.server.clock.now + 3_600_000 });
  return campaignId;
}
async function withMember(parts: Party): Promise<{ groupId: string; memberKind: "person"; memberId: string }> {
  const [groupId, memberId] = [await group(parts), await somebody(parts)];
  const given = { groupId, memberKind: "person", memberId } as const;
  await act(parts.manager, "group.add", given);
  return given;
}
async function supporter({ server, organizationId }: Party): Promise<string> {
  const sam = await server.person(`sam${another()}@example.org`);
  await server.composed.store.transaction((tx) => tx.people.update(sam.personId, { isAdmin: true }));
  await act(sam, "organization.supportAccess", { organizationId, reason: "A lost list", hours: 1 });
  return sam.personId;
}

const inputs: Readonly<Record<string, Input>> = {
  "organization.update": async ({ organizationId }) => ({ organizationId, name: "Elm" }),
  "organization.delete": async ({ organizationId }) => ({ organizationId }),
  "organization.sharingReport": async ({ organizationId }) => ({ organizationId }),
  "organization.endSupport": async (parts) => ({
    organizationId: parts.organizationId,
    personId: await supporter(parts),
  }),
  "member.list": async ({ organizationId }) => ({ organizationId }),
  "member.ids": async ({ organizationId }) => ({ organizationId }),
  "member.role": async (parts) => ({
    organizationId: parts.organizationId,
    personId: await somebody(parts),
    role: "READ_ONLY",
  }),
  "member.remove": async (parts) => ({ organizationId: parts.organizationId, personId: await somebody(parts) }),
  "member.changeMany": async (parts) => ({
    organizationId: parts.organizationId,
    personIds: [await somebody(parts)],
    change: { kind: "role", role: "READ_ONLY" },
  }),
  "group.list": async ({ organizationId }) => ({ organizationId }),
  "group.create": async ({ organizationId }) => ({ organizationId, name: `Group ${another()}` }),
  "group.rename": async (parts) => ({ groupId: await group(parts), name: `Group ${another()}` }),
  "group.delete": async (parts) => ({ groupId: await group(parts) }),
  "group.add": async (parts) => ({
    groupId: await group(parts),
    memberKind: "person",
    memberId: await somebody(parts),
  }),
  "group.remove": withMember,
  "invitation.create": async ({ organizationId }) => ({ organizationId, role: "READ_ONLY" }),
  "invitation.list": async ({ organizationId }) => ({ organizationId }),
  "invitation.resend": async (parts) => ({ invitationId: await invitation(parts) }),
  "invitation.revoke": async (parts) => ({ invitationId: await invitation(parts) }),
  "permissionSet.list": async ({ organizationId }) => ({ organizationId }),
  "permissionSet.create": async ({ organizationId }) => ({ organizationId, ...set() }),
  "permissionSet.update": async (parts) => ({
    permissionSetId: await named(parts, "permissionSet.create", set()),
    ...set(),
  }),
  "permissionSet.delete": async (parts) => ({ permissionSetId: await named(parts, "permissionSet.create", set()) }),
  "people.list": async ({ organizationId }) => ({ organizationId }),
  "people.add": async ({ organizationId }) => ({ organizationId, name: "Zoe", address: `zoe${another()}@example.org` }),
  "people.importCsv": async ({ organizationId }) => ({
    organizationId,
    text: `Name,E-mail\nZoe,zoe${another()}@example.org\n`,
    mapping: { name: 0, address: 1, department: null, hasHeader: true },
  }),
  "people.delete": async (parts) => ({
    personId: await named(parts, "people.add", { name: "Yan", address: `yan${another()}@example.org` }),
  }),
  "audit.ofOrganization": async ({ organizationId }) => ({ organizationId, beforeSeq: null, limit: 1 }),
  "campaign.create": async ({ organizationId }) => ({ organizationId, ...words }),
  "campaign.preview": async ({ organizationId }) => ({ organizationId, audience: words.audience }),
  "campaign.update": async (parts) => ({ campaignId: await draft(parts), ...words }),
  "campaign.delete": async (parts) => ({ campaignId: await draft(parts) }),
  "campaign.send": async (parts) => ({ campaignId: await draft(parts), at: parts.server.clock.now + 3_600_000 }),
  "campaign.cancel": async (parts) => ({ campaignId: await planned(parts) }),
  "campaign.get": async (parts) => ({ campaignId: await planned(parts) }),
  "campaign.recipients": async (parts) => ({ campaignId: await planned(parts) }),
  "campaign.report": async (parts) => ({ campaignId: await planned(parts) }),
};

const cells: Readonly<Record<string, "-" | "0">> = {
  permission_denied: "-",
  organization_not_found: "0",
  group_not_found: "0",
  invitation_not_found: "0",
  permission_set_not_found: "0",
  campaign_not_found: "0",
  person_not_found: "0",
};

async function tried(client: TestClient, action: string, input: object): Promise<string> {
  const answer = await call(client, action, input);
  if (answer.status === 200) return "x";
  const code = String(answer.body["code"]);
  return cells[code] ?? `${answer.status} ${answer.text}`;
}

/** A table with something shared to send, and somebody of another organization. */
async function world() {
  const parts = await party();
  const { server, manager, organizationId } = parts;
  await newItem(await peerOf(server, manager), "stock", "table", "Stock");
  const recipient = { kind: "organization", id: organizationId };
  const wish = { recipient, itemType: "table", itemId: "stock", shareAll: false, level: "by-role" };
  await act(manager, "share.create", wish);
  const nobody = await server.person("nobody@example.org");
  await act(nobody, "organization.create", { kind: "team", name: "Oak" });
  return { parts, nobody };
}

test("[S1.3] [S1.5] [S1.8] [S1.9] [S4.8] every action of an organization by every role is as written by hand", async () => {
  const { parts, nobody } = await world();
  const { server, manager, organizationId } = parts;
  // Nothing is left out: an action that is added has to be written down.
  const areas = /^(organization|member|group|invitation|permissionSet|people|campaign)\.|^audit\.ofOrganization$/;
  const known = [...server.composed.sync.actions.keys()].filter((name) => areas.test(name));
  expect([...expected.keys(), ...withoutRole].toSorted()).toEqual(known.toSorted());
  expect(columns.toSorted()).toEqual([...roles, "NOBODY"].toSorted());
  expect(Object.keys(inputs).toSorted()).toEqual([...expected.keys()].toSorted());

  const people = new Map<string, TestClient>();
  for (const role of roles) people.set(role, role === "OWNER" ? manager : await joined(parts, role));
  people.set("NOBODY", nobody);

  const found: Record<string, Record<string, string>> = {};
  const wanted: typeof found = {};
  for (const [action, row] of expected) {
    // The last thing that is done to it.
    if (action === "organization.delete") continue;
    for (const [index, column] of columns.entries()) {
      const client = people.get(column);
      if (!client) throw new Error(`There is no ${column}.`);
      (wanted[action] ??= {})[column] = row[index] ?? "";
      (found[action] ??= {})[column] = await tried(client, action, (await inputs[action]?.(parts)) ?? {});
    }
  }
  expect(found).toEqual(wanted);
  // Those who may not first, so that it is still there for them.
  const deletion = expected.get("organization.delete") ?? [];
  const last = [...columns.entries()].toSorted(
    ([one], [other]) => Number(deletion[one] === "x") - Number(deletion[other] === "x"),
  );
  for (const [index, column] of last) {
    const client = people.get(column);
    if (!client) throw new Error(`There is no ${column}.`);
    expect(await tried(client, "organization.delete", { organizationId }), column).toBe(deletion[index]);
  }
});

test("[S1.3] [S1.17] each capability by itself, given as a permission set, opens the actions written by hand and no other", async () => {
  const { parts } = await world();
  const { server, manager, organizationId } = parts;
  expect(Object.keys(expectedByCapability).toSorted()).toEqual(settableCapabilities.toSorted());
  const plain = columns.indexOf("READ_ONLY");
  const found: Record<string, readonly string[]> = {};
  for (const capability of settableCapabilities) {
    const client = await server.person(`${capability.toLowerCase()}@example.org`);
    const { link } = await act<{ link: string }>(manager, "invitation.create", { organizationId, role: "READ_ONLY" });
    await act(client, "invitation.accept", { token: link.split("/join/")[1] });
    const permissionSetId = await named(parts, "permissionSet.create", {
      name: capability,
      capabilities: [capability],
    });
    const given = { organizationId, personId: client.personId, role: "READ_ONLY", permissionSetId };
    await act(manager, "member.role", given);
    const opened: string[] = [];
    for (const [action, row] of expected) {
      const answer = await tried(client, action, (await inputs[action]?.(parts)) ?? {});
      // Allowed to send it, but not to give away what is not theirs.
      const isOpen = answer === "x" || (action.startsWith("campaign.") && answer.includes("item_not_found"));
      if (isOpen && row[plain] !== "x") opened.push(action);
      if (row[plain] === "x") expect(answer, `${capability} ${action}`).toBe("x");
    }
    found[capability] = opened;
  }
  expect(found).toEqual(expectedByCapability);
});
