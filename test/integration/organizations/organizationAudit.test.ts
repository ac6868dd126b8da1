import { describe, expect, test } from "vitest";
import type { AuditPage } from "../../../src/domain/audit/event.ts";
import { act, call, newItem, peerOf, refusal } from "../../helpers/actions.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { testServer } from "../../helpers/testServer.ts";

interface Made {
  readonly id: string;
}

async function joined(owner: TestClient, client: TestClient, organizationId: string, role = "MEMBER"): Promise<void> {
  const { link } = await act<{ link: string }>(owner, "invitation.create", { organizationId, role });
  await act(client, "invitation.accept", { token: link.split("/join/")[1] });
}

const auditOf = (client: TestClient, organizationId: string, more: object = {}) =>
  act<AuditPage>(client, "audit.ofOrganization", { organizationId, ...more });

const actionsIn = ({ events }: AuditPage): string[] => events.map(({ action }) => action);

async function team() {
  const server = await testServer();
  const anna = await server.person("anna@example.org");
  const ben = await server.person("ben@example.org");
  const cleo = await server.person("cleo@example.org");
  const { id } = await act<Made>(anna, "organization.create", { kind: "team", name: "Garden café" });
  await joined(anna, ben, id);
  await joined(anna, cleo, id, "ADMIN");
  return { server, anna, ben, cleo, id };
}

describe("the audit of an organization", () => {
  test("[S1.16] says who joined, whose role changed, who was taken out and what was shared with it, in words", async () => {
    const { server, anna, ben, cleo, id } = await team();
    const group = await act<Made>(anna, "group.create", { organizationId: id, name: "Cooks" });
    await act(anna, "group.add", { groupId: group.id, memberKind: "person", memberId: ben.personId });
    await newItem(await peerOf(server, ben), "soup", "list", "Soup");
    const give = { itemType: "list", itemId: "soup", shareAll: false, level: "view" };
    await act(ben, "share.create", { recipient: { kind: "organization", id }, ...give });
    await act(ben, "share.create", { recipient: { kind: "group", id: group.id }, ...give });
    // Between two people it is their affair, though both are in it.
    await act(ben, "share.create", { recipient: { kind: "person", address: "cleo@example.org" }, ...give });
    await act(anna, "member.role", { organizationId: id, personId: ben.personId, role: "EMPLOYEE" });
    await act(cleo, "member.remove", { organizationId: id, personId: ben.personId });

    const page = await auditOf(anna, id);
    expect(actionsIn(page)).toEqual([
      "member.removed",
      "member.role",
      "share.created",
      "share.created",
      "group.added",
      "group.created",
      "invitation.accepted",
      "member.joined",
      "invitation.created",
      "invitation.accepted",
      "member.joined",
      "invitation.created",
      "organization.created",
    ]);
    expect(page.events[0]).toMatchObject({
      actorName: "cleo",
      subjectName: "ben",
      words: "cleo took ben out.",
    });
    expect(page.events[1]).toMatchObject({
      words: "anna gave ben the role Employee.",
      changes: ["Role: Member → Employee"],
    });
    expect(page.events[3]).toMatchObject({ actorName: "ben", subjectName: "Garden café", itemTitle: "Untitled list" });
    expect(page.events[3]?.words).toBe("ben shared “Untitled list” with this team.");
    expect(page.events[10]?.words).toBe("ben joined.");
    expect(page.events.at(-1)?.words).toBe("anna started this team.");
    // Read beside everything else they did, it says where.
    const bens = await act<AuditPage>(ben, "audit.ofPerson", {});
    expect(bens.events.map(({ words }) => words)).toContain("ben shared “Untitled list” with Garden café.");
  });

  test("[S1.16] says which group, set and campaign it was, by its name then, and which role; a campaign's name to whom it is shown elsewhere", async () => {
    const { server, anna, ben, id } = await team();
    const { id: groupId } = await act<Made>(anna, "group.create", { organizationId: id, name: "Bakers" });
    const { id: night } = await act<Made>(anna, "group.create", { organizationId: id, name: "Night {role}" });
    const bens = { groupId, memberKind: "person", memberId: ben.personId };
    await act(anna, "group.add", { ...bens, role: "EMPLOYEE" });
    await act(anna, "group.add", { ...bens, role: "LOCAL_MANAGER" });
    await act(anna, "group.add", { groupId, memberKind: "group", memberId: night });
    await act(anna, "group.rename", { groupId, name: "Cooks" });
    await act(anna, "group.remove", bens);
    await act(anna, "group.delete", { groupId });
    const set = { name: "Auditors", capabilities: ["viewAudit"] };
    const { id: permissionSetId } = await act<Made>(anna, "permissionSet.create", { organizationId: id, ...set });
    await act(anna, "permissionSet.update", { permissionSetId, ...set, name: "Readers" });
    await act(anna, "member.role", { organizationId: id, personId: ben.personId, role: "MEMBER", permissionSetId });
    await newItem(await peerOf(server, anna), "soup", "list", "Soup");
    const words = { itemType: "list", itemId: "soup", level: "view", audience: { members: true } };
    const made = await act<Made>(anna, "campaign.create", { organizationId: id, name: "Summer", ...words });
    await act(anna, "campaign.update", { campaignId: made.id, name: "Winter", ...words });
    await act(anna, "campaign.delete", { campaignId: made.id });

    const said = ({ events }: AuditPage) => events.map((event) => event.words).toReversed();
    const own = await auditOf(anna, id, { limit: 14 });
    expect(said(own)).toEqual([
      "anna made the group “Bakers”.",
      "anna made the group “Night {role}”.",
      "anna put ben into the group “Bakers” as Employee.",
      "anna gave ben the role Local manager in the group “Bakers”.",
      "anna put the group “Night {role}” into the group “Bakers”.",
      "anna renamed the group “Bakers” to “Cooks”.",
      "anna took ben out of the group “Cooks”.",
      "anna deleted the group “Cooks”.",
      "anna made the permission set “Auditors”.",
      "anna changed the permission set “Auditors” to “Readers”.",
      "anna changed what ben may do.",
      "anna wrote the campaign “Summer”.",
      "anna changed the campaign “Summer” to “Winter”.",
      "anna deleted the draft of the campaign “Winter”.",
    ]);
    expect(own.events.flatMap(({ changes }) => changes).join()).not.toMatch(/name|campaign|group/i);
    // Ben reads the history, and of campaigns nothing that he may not see beside it.
    const seen = await auditOf(ben, id, { limit: 3 });
    expect(said(seen)).toEqual([
      "anna wrote a campaign.",
      "anna changed a campaign.",
      "anna deleted the draft of a campaign.",
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/Summer|Winter/);
  });

  test("[S1.16] entries from before names were kept read well: with the name of now, or with none", async () => {
    const { server, anna, id } = await team();
    const { id: groupId } = await act<Made>(anna, "group.create", { organizationId: id, name: "Bakers" });
    const old = [
      ["group.renamed", { group: groupId }],
      ["group.added", { group: "long gone", memberKind: "group", member: "gone too", role: null }],
      ["permissions.deleted", { permissionSet: "gone" }],
      ["campaign.sent", { campaign: "c", recipients: 3 }],
      ["campaign.finished", { campaign: "c" }],
    ] as const;
    await server.composed.store.transaction(async (tx) => {
      const about = { at: server.clock.now, actorId: anna.personId, itemType: "organization", itemId: id };
      for (const [action, after] of old) await tx.audit.append({ ...about, action, after });
    });
    const { events } = await auditOf(anna, id, { limit: old.length });
    expect(events.map(({ words, changes }) => [words, ...changes]).toReversed()).toEqual([
      ["anna renamed the group “Bakers”."],
      ["anna put a group that is deleted into a group."],
      ["anna deleted a permission set.", "Permission set: a set that is deleted"],
      ["anna sent a campaign.", "Recipients: 3"],
      ["A campaign was sent to the last recipient."],
    ]);
  });

  test("[S1.16] says who was invited and who was added to the people list, an address only to whom it is shown elsewhere", async () => {
    const { server, anna, ben, id } = await team();
    const invite = (address: string) =>
      act<Made>(anna, "invitation.create", { organizationId: id, role: "MEMBER", address });
    const dans = await invite("dan@example.org");
    const eve = await server.person("eve@example.org");
    const eves = await invite("eve@example.org");
    await act(eve, "invitation.accept", { invitationId: eves.id });
    await act(anna, "invitation.revoke", { invitationId: dans.id });
    await act(anna, "people.add", { organizationId: id, name: "Zoe $& Sons", address: "zoe@example.org" });
    const set = { organizationId: id, name: "Auditors", capabilities: ["viewAudit"] };
    const { id: permissionSetId } = await act<Made>(anna, "permissionSet.create", set);
    await act(anna, "member.role", { organizationId: id, personId: ben.personId, role: "MEMBER", permissionSetId });

    const said = (page: AuditPage, ...kinds: string[]) =>
      page.events.filter(({ action }) => kinds.includes(action)).map(({ words }) => words);
    const invitations = ["invitation.created", "invitation.revoked", "invitation.accepted"];
    expect(said(await auditOf(anna, id, { limit: 8 }), ...invitations, "people.added")).toEqual([
      "anna added Zoe $& Sons to the people list.",
      "anna took back the invitation of dan@example.org.",
      "eve accepted an invitation.",
      "anna invited eve@example.org as Member.",
      "anna invited dan@example.org as Member.",
    ]);
    expect(said(await auditOf(anna, id), "invitation.created").at(-1)).toBe(
      "anna invited whoever has the link as Member.",
    );
    // Who may read the history and not the invitations.
    expect(await refusal(ben, "invitation.list", { organizationId: id })).toBe("permission_denied");
    const bens = await auditOf(ben, id, { limit: 8 });
    expect(said(bens, ...invitations)).toEqual([
      "anna took back the invitation of somebody.",
      "eve accepted an invitation.",
      "anna invited eve as Member.",
      "anna invited somebody as Member.",
    ]);
    expect(JSON.stringify(bens)).not.toContain("dan@example.org");
    // In one's own history, where other organizations are too, it says into which.
    expect(said(await act<AuditPage>(anna, "audit.ofPerson", {}), "invitation.created")[0]).toBe(
      "anna invited eve@example.org into “Garden café” as Member.",
    );
  });

  test("[S1.16] is narrowed by person, kind and time, and read on from where a page ended", async () => {
    const { server, anna, ben, cleo, id } = await team();
    const all = await auditOf(anna, id);
    const paged: string[] = [];
    for (let beforeSeq: number | null = null; ;) {
      const page: AuditPage = await auditOf(anna, id, { beforeSeq, limit: 2 });
      expect(page.events.length).toBeLessThanOrEqual(2);
      paged.push(...actionsIn(page));
      if (page.next === null) break;
      beforeSeq = page.next;
    }
    expect(paged).toEqual(actionsIn(all));
    expect(actionsIn(await auditOf(anna, id, { kinds: ["members"] }))).toEqual(["member.joined", "member.joined"]);
    expect(actionsIn(await auditOf(anna, id, { kinds: ["groups"] }))).toEqual([]);

    const moment = server.clock.now + 1_000;
    server.clock.now += 2_000;
    await act(anna, "member.role", { organizationId: id, personId: ben.personId, role: "CLIENT" });
    expect(actionsIn(await auditOf(anna, id, { from: moment }))).toEqual(["member.role"]);
    expect(actionsIn(await auditOf(anna, id, { until: moment }))).toEqual(actionsIn(all));
    // What one member did, and what was done to them: for an export too.
    expect(actionsIn(await auditOf(cleo, id, { personId: ben.personId }))).toEqual([
      "member.role",
      "invitation.accepted",
      "member.joined",
    ]);
  });

  test("[S1.16] to whoever may not see it, also a member, it is one of an organization that never was", async () => {
    const { server, anna, ben, cleo, id } = await team();
    const eve = await server.person("eve@example.org");
    for (const one of [ben, eve]) {
      const real = await call(one, "audit.ofOrganization", { organizationId: id });
      const invented = await call(one, "audit.ofOrganization", { organizationId: "never-was" });
      expect(real.status).toBeGreaterThanOrEqual(400);
      expect([real.status, real.body]).toEqual([invented.status, invented.body]);
    }
    expect((await auditOf(cleo, id)).events.length).toBeGreaterThan(0);
    await act(anna, "member.role", { organizationId: id, personId: cleo.personId, role: "MEMBER" });
    expect(await refusal(cleo, "audit.ofOrganization", { organizationId: id })).toBe("organization_not_found");
  });

  test("[S1.16] of another organization nothing is in it", async () => {
    const { anna, ben, id } = await team();
    const other = await act<Made>(ben, "organization.create", { kind: "team", name: "Other" });
    expect((await auditOf(ben, other.id)).events.map(({ words }) => words)).toEqual(["ben started this team."]);
    expect(JSON.stringify(await auditOf(anna, id))).not.toContain(other.id);
  });
});
