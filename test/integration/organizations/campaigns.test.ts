import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { setListTitle } from "../../../src/domain/groceries/document.ts";
import type { AudiencePreview, CampaignDetail } from "../../../src/domain/organizations/campaigns/contract.ts";
import { sendSlice } from "../../../sync-server/engine/campaigns/sending.ts";
import { Effects } from "../../../sync-server/engine/work.ts";
import { act, call, newItem, peerOf, refusal } from "../../helpers/actions.ts";
import { itemPush } from "../../helpers/rawPeer.ts";
import type { TestClient } from "../../helpers/testClient.ts";
import { testServer, type TestServer } from "../../helpers/testServer.ts";

const minuteMs = 60_000;

interface Team {
  readonly server: TestServer;
  readonly anna: TestClient;
  readonly organizationId: string;
  readonly join: (name: string, role: string) => Promise<TestClient>;
  /** A draft by Anna; answers its id. */
  readonly draft: (audience: object, more?: object) => Promise<string>;
  readonly look: (id: string) => Promise<CampaignDetail>;
  /** Everything that can be sent is sent, mails too. */
  readonly settle: () => Promise<void>;
}

async function team(name = "Garden", server?: TestServer): Promise<Team> {
  const here = server ?? (await testServer());
  const anna = await here.person(`anna.${name.toLowerCase()}@example.org`);
  const { id: organizationId } = await act<{ id: string }>(anna, "organization.create", { kind: "team", name });
  const itemId = `menu.${name}`;
  const doc = new Y.Doc();
  setListTitle(doc, "Summer menu");
  await (await peerOf(here, anna)).push(itemPush(itemId, doc));
  const words = { name: "News", itemType: "list", itemId, level: "view", message: "Here it is." };
  return {
    server: here,
    anna,
    organizationId,
    async join(person, role) {
      const client = await here.person(`${person}@example.org`);
      const made = await act<{ link: string }>(anna, "invitation.create", { organizationId, role, maxUses: 1 });
      await act(client, "invitation.accept", { token: made.link.split("/").at(-1) });
      return client;
    },
    draft: async (audience, more = {}) =>
      (await act<{ id: string }>(anna, "campaign.create", { organizationId, ...words, audience, ...more })).id,
    look: (id) => act<CampaignDetail>(anna, "campaign.get", { campaignId: id }),
    async settle() {
      await here.composed.sync.sweep();
      await here.composed.accounts.mail.deliverDue();
      await here.composed.accounts.mail.deliverDue();
    },
  };
}

function tokenIn(raw: string): string {
  const token = /#\/invitation\/([A-Za-z0-9_.=-]+)/.exec(raw.replaceAll(/=\r?\n/g, ""))?.[1];
  if (token === undefined) throw new Error(`No invitation in ${raw}`);
  return token;
}

const shareOf = async (server: TestServer, campaignId: string, number: number) =>
  server.composed.store.transaction((tx) => tx.shares.find(`${campaignId}.${number}`));

describe("sending a campaign", () => {
  test("[S1.6] shares with everybody of the audience once, mails them, and follows what they do", async () => {
    const { server, anna, organizationId, join, draft, look, settle } = await team();
    const ben = await join("ben", "MEMBER");
    const cora = await join("cora", "EMPLOYEE");
    await act(anna, "people.add", { organizationId, name: "Zoe", address: "zoe@example.org" });
    // Ben is meant twice, Anna is its sender.
    const audience = { members: true, people: true, addresses: ["BEN@example.org", "yan@example.org"] };
    const preview = await act<AudiencePreview>(anna, "campaign.preview", { organizationId, audience });
    expect(preview).toMatchObject({ recipients: 4, outsiders: 2, invalid: [] });
    const id = await draft(audience);
    expect(server.smtp.received.filter(({ subject }) => subject.includes("Summer menu"))).toEqual([]);
    await act(anna, "campaign.send", { campaignId: id });
    await settle();
    expect(await look(id)).toMatchObject({
      status: "sent",
      recipients: 4,
      figures: { recipients: 4, waiting: 0, sent: 4, bounced: 0, opened: 0, accepted: 0, declined: 0 },
    });
    for (const to of ["ben", "cora", "zoe", "yan"]) {
      const { raw } = await server.mailTo(`${to}@example.org`);
      expect(raw).toContain("Here it is.");
    }

    const token = tokenIn((await server.mailTo("zoe@example.org")).raw);
    await server.client().post("/api/invitations/show", { token });
    expect((await look(id)).figures).toMatchObject({ opened: 1, accepted: 0 });
    await server.client().post("/api/invitations/decline", { token });
    const benShare = (await server.composed.store.transaction((tx) => tx.shares.liveOf(ben.personId)))[0];
    await act(ben, "share.accept", { shareId: benShare?.id });
    expect((await look(id)).figures).toMatchObject({ sent: 4, opened: 2, accepted: 1, declined: 1 });
    // The item is Ben's to see now, and not Cora's before she says so.
    const peer = await peerOf(server, ben);
    expect((await peer.pull(0)).rows).toContainEqual(expect.objectContaining({ kind: "item" }));
    expect((await (await peerOf(server, cora)).pull(0)).rows).toEqual([]);

    const accepted = await act(anna, "campaign.recipients", { campaignId: id, outcome: "accepted" });
    expect(accepted).toMatchObject({ total: 1, recipients: [{ name: "ben", outcome: "accepted" }] });
    const sent = await act(anna, "campaign.recipients", { campaignId: id, outcome: "sent" });
    expect(sent).toMatchObject({ total: 2 });
    // Its answers are figures, not ten thousand notices.
    const notices = await server.composed.store.transaction((tx) => tx.notifications.olderThan(Infinity, 1_000));
    const own = notices.filter(({ personId }) => personId === anna.personId);
    const told = await server.composed.store.transaction((tx) =>
      Promise.all(own.map((notice) => tx.notifications.find(notice.id))),
    );
    expect(told.filter((notice) => notice?.kind !== "member-joined")).toHaveLength(1);
    expect(told).toContainEqual(expect.objectContaining({ kind: "campaign-done", link: `/campaigns/${id}` }));
  });

  test("[S1.6] a mail that is refused for good counts as bounced; a reminder later changes nothing", async () => {
    const { server, anna, draft, look, settle } = await team();
    const id = await draft({ addresses: ["gone@example.org", "there@example.org"] });
    server.smtp.refused.set("gone@example.org", 550);
    await act(anna, "campaign.send", { campaignId: id });
    await settle();
    const { figures } = await look(id);
    expect(figures).toMatchObject({ recipients: 2, sent: 1, bounced: 1 });
    const bounced = await act(anna, "campaign.recipients", { campaignId: id, outcome: "bounced" });
    expect(bounced).toMatchObject({ total: 1, recipients: [{ mail: "bounced" }] });
    await server.composed.store.transaction((tx) => tx.campaigns.mailed(`${id}.1`, "sent"));
    expect((await look(id)).figures).toEqual(figures);
  });

  test("[S1.6] by roles and groups; a group of others, and whoever has it already, are not sent to", async () => {
    const { server, anna, organizationId, join, draft, look, settle } = await team();
    const ben = await join("ben", "EMPLOYEE");
    const cora = await join("cora", "CLIENT");
    await join("dan", "MEMBER");
    const group = await act<{ id: string }>(anna, "group.create", { organizationId, name: "Kitchen" });
    await act(anna, "group.add", { groupId: group.id, memberKind: "person", memberId: cora.personId });
    const others = await team("Elsewhere", server);
    const foreign = await act<{ id: string }>(others.anna, "group.create", {
      organizationId: others.organizationId,
      name: "Theirs",
    });
    await act(others.anna, "group.add", {
      groupId: foreign.id,
      memberKind: "person",
      memberId: others.anna.personId,
    });
    const id = await draft({ roles: ["EMPLOYEE"], groups: [group.id, foreign.id] });
    await act(anna, "campaign.send", { campaignId: id });
    await settle();
    const reached = await act(anna, "campaign.recipients", { campaignId: id });
    expect(reached).toMatchObject({ total: 2, recipients: [{ name: "ben" }, { name: "cora" }] });
    const again = await draft({ roles: ["EMPLOYEE"] });
    await act(anna, "campaign.send", { campaignId: again });
    await settle();
    expect((await look(again)).figures).toMatchObject({ recipients: 1, skipped: 1, sent: 0 });
    expect(await act(anna, "campaign.recipients", { campaignId: again })).toMatchObject({
      recipients: [{ outcome: "skipped", reason: "They have it already." }],
    });
    expect(await server.composed.store.transaction((tx) => tx.shares.liveOf(ben.personId))).toHaveLength(1);
  });

  test("[S1.6] at a time by the server’s clock, and not when it was cancelled before", async () => {
    const { server, anna, draft, look, settle } = await team();
    const planned = await draft({ addresses: ["yan@example.org"] });
    const cancelled = await draft({ addresses: ["zoe@example.org"] });
    const at = server.clock.now + 10 * minuteMs;
    for (const campaignId of [planned, cancelled]) await act(anna, "campaign.send", { campaignId, at });
    expect(await refusal(anna, "campaign.send", { campaignId: planned })).toBe("campaign_status");
    expect(await refusal(anna, "campaign.update", { campaignId: planned, ...(await words(look, planned)) })).toBe(
      "campaign_status",
    );
    await act(anna, "campaign.cancel", { campaignId: cancelled });
    server.clock.advance(10 * minuteMs - 1);
    await settle();
    expect(await look(planned)).toMatchObject({ status: "scheduled", recipients: 0 });
    server.clock.advance(1);
    await settle();
    expect(await look(planned)).toMatchObject({ status: "sent", figures: { sent: 1 } });
    expect(await look(cancelled)).toMatchObject({ status: "cancelled", recipients: 0 });
    expect(server.smtp.received.some(({ to }) => to.includes("zoe@example.org"))).toBe(false);
    expect(await refusal(anna, "campaign.cancel", { campaignId: planned })).toBe("campaign_status");
  });

  test("[S1.6] a planned one stops, and says so, when its sender may not send any more", async () => {
    const { server, anna, organizationId, join, look, settle, draft } = await team();
    const ben = await join("ben", "ADMIN");
    await newItem(await peerOf(server, ben), "ben.list", "list", "Ben’s");
    const input = { organizationId, name: "Mine", itemType: "list", itemId: "ben.list", level: "view" };
    const audience = { addresses: ["yan@example.org"] };
    const { id } = await act<{ id: string }>(ben, "campaign.create", { ...input, audience });
    await act(ben, "campaign.send", { campaignId: id, at: server.clock.now + minuteMs });
    const control = await draft(audience);
    await act(anna, "campaign.send", { campaignId: control, at: server.clock.now + minuteMs });
    await act(anna, "member.role", { organizationId, personId: ben.personId, role: "MEMBER" });
    server.clock.advance(minuteMs);
    await settle();
    expect(await look(id)).toMatchObject({ status: "stopped", recipients: 0 });
    expect((await look(id)).stopReason).not.toBe("");
    expect(await look(control)).toMatchObject({ status: "sent", figures: { sent: 1 } });
  });
});

const words = async (look: Team["look"], id: string) => {
  const { name, itemType, itemId, level, message, audience } = await look(id);
  return { name, itemType, itemId, level, message, audience };
};

describe("a crash in the middle of sending", () => {
  test("[S1.6] loses nobody and sends to nobody twice: it goes on where it was", async () => {
    const { server, anna, draft } = await team();
    const addresses = Array.from({ length: 50 }, (_, index) => `guest${index}@example.org`);
    const id = await draft({ addresses });
    const { perform } = server.composed.sync;
    const { store } = server.composed;
    // As a server that ends while it sends: what began is stored, nobody goes on by themselves.
    await server.composed.sync.stop();
    await act(anna, "campaign.send", { campaignId: id });
    await perform((work) => sendSlice(work, 20));
    // The power goes before a slice is stored: nothing of it is.
    const broken = store.transaction(async (tx) => {
      const effects = new Effects();
      await sendSlice({ tx, effects, notify: async () => undefined }, 20);
      throw new Error("power");
    });
    await expect(broken).rejects.toThrow("power");
    expect(await shareOf(server, id, 20)).not.toBeNull();
    expect(await shareOf(server, id, 21)).toBeNull();
    await server.close();

    const { dataFolder, clock, smtp } = server;
    const again = await testServer({ dataFolder, clock, smtp });
    await again.composed.sync.sweep();
    for (let round = 0; round < 3; round++) await again.composed.accounts.mail.deliverDue();
    const { campaign, groups } = await again.composed.store.transaction(async (tx) => ({
      campaign: await tx.campaigns.find(id),
      groups: await tx.campaigns.groups(id),
    }));
    expect(campaign?.status).toBe("sent");
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(50);
    for (const address of addresses) {
      expect(
        smtp.received.filter(({ to }) => to.includes(address)),
        address,
      ).toHaveLength(1);
    }
  });

  test("[S1.6] sent twice at once it is sent once", async () => {
    const { server, anna, draft, settle } = await team();
    const id = await draft({ addresses: ["yan@example.org"] });
    const answers = await Promise.all([1, 2].map(() => call(anna, "campaign.send", { campaignId: id })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    await Promise.all([server.composed.sync.sweep(), settle()]);
    expect(server.smtp.received.filter(({ to }) => to.includes("yan@example.org"))).toHaveLength(1);
  });
});

describe("who may do what with campaigns", () => {
  test("[S1.3] [S1.5] [S1.6] each action by role; a positive control for each", async () => {
    const { anna, organizationId, join, draft, settle, look } = await team();
    const member = await join("ben", "MEMBER");
    const billing = await join("cora", "BILLING");
    const admin = await join("dan", "ADMIN");
    const id = await draft({ members: true });
    const input = await words(look, id);
    // A draft is nobody's but those who write it.
    expect(await refusal(member, "campaign.get", { campaignId: id })).toBe("campaign_not_found");
    expect(await act(member, "campaign.list", {})).toMatchObject({ total: 0 });
    expect(await act(admin, "campaign.list", {})).toMatchObject({ total: 1 });
    for (const person of [member, billing]) {
      expect(await refusal(person, "campaign.create", { organizationId, ...input })).toBe("permission_denied");
      expect(await refusal(person, "campaign.preview", { organizationId, audience: { members: true } })).toBe(
        "permission_denied",
      );
      expect(await refusal(person, "organization.sharingReport", { organizationId })).toBe("permission_denied");
      for (const action of ["send", "cancel", "delete", "recipients", "report"]) {
        expect(await refusal(person, `campaign.${action}`, { campaignId: id }), action).toBe("campaign_not_found");
      }
    }
    // An admin may send, but gives only what is theirs to give.
    expect(await refusal(admin, "campaign.send", { campaignId: id })).toBe("item_not_found");
    await act(anna, "campaign.send", { campaignId: id });
    await settle();
    expect(await act(member, "campaign.get", { campaignId: id })).toMatchObject({
      status: "sent",
      audience: null,
      mayManage: false,
      figures: { recipients: 3 },
    });
    for (const action of ["send", "cancel", "delete", "recipients", "report"]) {
      expect(await refusal(member, `campaign.${action}`, { campaignId: id }), action).toBe("permission_denied");
    }
    expect(await refusal(billing, "campaign.get", { campaignId: id })).toBe("campaign_not_found");
    expect(await act(admin, "campaign.recipients", { campaignId: id })).toMatchObject({ total: 3 });
    expect(await act(admin, "campaign.report", { campaignId: id })).toMatchObject({ figures: { recipients: 3 } });
    expect(await act(admin, "organization.sharingReport", { organizationId })).toMatchObject({ shares: [] });
    const draftOfHis = await draft({ members: true });
    await act(admin, "campaign.delete", { campaignId: draftOfHis });
    expect(await refusal(anna, "campaign.get", { campaignId: draftOfHis })).toBe("campaign_not_found");
  });

  test("[S1.6] [S4.8] another organization’s campaigns do not exist: not in lists, counts, nor errors", async () => {
    const first = await team();
    const second = await team("Elsewhere", first.server);
    const id = await first.draft({ addresses: ["yan@example.org"] });
    await act(first.anna, "campaign.send", { campaignId: id });
    await first.settle();
    const outsider = second.anna;
    expect(await act(outsider, "campaign.list", {})).toEqual({ total: 0, campaigns: [] });
    expect(await refusal(outsider, "campaign.list", { organizationId: first.organizationId })).toBe(
      "organization_not_found",
    );
    for (const action of ["get", "send", "cancel", "delete", "recipients", "report"]) {
      const known = await call(outsider, `campaign.${action}`, { campaignId: id });
      const unknown = await call(outsider, `campaign.${action}`, { campaignId: "nothing" });
      expect(known.status, action).toBe(404);
      expect(known.text, action).toBe(unknown.text);
    }
    const audience = { members: true };
    for (const [action, input] of [
      ["campaign.preview", { audience }],
      ["organization.sharingReport", {}],
    ] as const) {
      const known = await call(outsider, action, { organizationId: first.organizationId, ...input });
      const unknown = await call(outsider, action, { organizationId: "nothing", ...input });
      expect(known.text, action).toBe(unknown.text);
      expect(known.status).toBe(404);
    }
    // Of all of one's organizations.
    await act(first.anna, "campaign.list", {}).then((page) => expect(page).toMatchObject({ total: 1 }));
    const both = await act<{ link: string }>(outsider, "invitation.create", {
      organizationId: second.organizationId,
      role: "ADMIN",
      maxUses: 1,
    });
    await act(first.anna, "invitation.accept", { token: both.link.split("/").at(-1) });
    await second.draft({ members: true });
    expect(await act(first.anna, "campaign.list", {})).toMatchObject({ total: 2 });
    expect(await act(first.anna, "campaign.list", { organizationId: second.organizationId })).toMatchObject({
      total: 1,
    });
  });

  test("[S1.6] an item that is another’s private one cannot be sent, nor is its name told", async () => {
    const { anna, organizationId, join, draft, settle } = await team();
    const admin = await join("dan", "ADMIN");
    const campaign = { organizationId, name: "Mine", itemType: "list", itemId: "menu.Garden", level: "view" };
    const audience = { addresses: ["yan@example.org"] };
    expect(await refusal(admin, "campaign.create", { ...campaign, audience })).toBe("item_not_found");
    // Nor does the count of an audience tell whose it is.
    const asked = { organizationId, audience: { members: true }, itemId: "menu.Garden" };
    expect(await act(admin, "campaign.preview", asked)).toMatchObject({ recipients: 1 });
    expect(await act(admin, "campaign.preview", { ...asked, itemId: null })).toMatchObject({ recipients: 1 });
    const id = await draft(audience);
    await act(anna, "campaign.send", { campaignId: id });
    await settle();
    expect(await act(admin, "campaign.get", { campaignId: id })).toMatchObject({ itemTitle: "" });
    expect(await act(anna, "campaign.get", { campaignId: id })).toMatchObject({ itemTitle: "Summer menu" });
  });

  test("[S1.6] without a subscription it writes to at most 200 people outside within a day; members do not count", async () => {
    const { server, anna, join, draft, settle, look } = await team();
    await join("ben", "MEMBER");
    const guests = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => `guest${from + index}@example.org`);
    const most = await draft({ addresses: guests(0, 200) });
    const startedAt = async (at: number): Promise<void> =>
      server.composed.store.transaction(async (tx) => {
        const campaign = await tx.campaigns.find(most);
        if (!campaign) throw new Error("There is no draft.");
        await tx.campaigns.put({ ...campaign, status: "sent", startedAt: at });
      });
    await startedAt(server.clock.now);
    await server.composed.store.transaction(async (tx) => {
      const people = guests(0, 200).map((address) => ({ personId: null, name: "", address, isMember: false }));
      await tx.campaigns.addRecipients(most, people);
    });
    const more = await draft({ addresses: guests(200, 1) }, { name: "More" });
    expect(await refusal(anna, "campaign.send", { campaignId: more })).toBe("too_many_requests");
    const inside = await draft({ members: true });
    await act(anna, "campaign.send", { campaignId: inside });
    await settle();
    expect(await look(inside)).toMatchObject({ status: "sent", figures: { recipients: 1 } });
    await startedAt(server.clock.now - 25 * 60 * minuteMs);
    await act(anna, "campaign.send", { campaignId: more });
    const none = await draft({ roles: ["CEO"] });
    expect(await refusal(anna, "campaign.send", { campaignId: none })).toBe("campaign_audience");
    const wrong = await draft({ addresses: ["not an address"] });
    expect(await refusal(anna, "campaign.send", { campaignId: wrong })).toBe("campaign_audience");
  });

  test("[S1.14] [S1.16] making, planning, sending, cancelling and taking out are in the audit", async () => {
    const { server, anna, organizationId, draft, settle } = await team();
    const id = await draft({ addresses: ["yan@example.org"] });
    const other = await draft({ addresses: ["zoe@example.org"] });
    await act(anna, "campaign.send", { campaignId: id });
    await act(anna, "campaign.send", { campaignId: other, at: server.clock.now + minuteMs });
    await act(anna, "campaign.cancel", { campaignId: other });
    await settle();
    await act(anna, "campaign.report", { campaignId: id });
    await act(anna, "organization.sharingReport", { organizationId });
    const entries = await server.composed.store.transaction((tx) =>
      tx.audit.readOfItem({ id: organizationId, type: "organization", ownerId: "" }, 1e9, 100),
    );
    const actions = entries.map(({ action }) => action).toReversed();
    expect(actions.filter((action) => action.startsWith("campaign.") || action.endsWith("Exported"))).toEqual(
      [
        "campaign.created",
        "campaign.created",
        "campaign.sent",
        ...actions.filter((action) => action === "campaign.finished"),
        "campaign.scheduled",
        "campaign.cancelled",
        "campaign.exported",
        "organization.sharingExported",
      ].toSorted((a, b) => actions.indexOf(a) - actions.indexOf(b)),
    );
    expect(entries.find(({ action }) => action === "campaign.exported")?.actorId).toBe(anna.personId);
    expect(JSON.stringify(entries)).not.toContain("yan@example.org");
  });

  test("[S1.6] an account that ends leaves no name or address in campaigns", async () => {
    const { anna, join, draft, settle } = await team();
    const ben = await join("ben", "MEMBER");
    await join("cora", "MEMBER");
    const id = await draft({ members: true });
    await act(anna, "campaign.send", { campaignId: id });
    await settle();
    await ben.post("/api/account/delete", { password: "a long and quiet evening" });
    const page = await act<{ recipients: { name: string; address: string }[] }>(anna, "campaign.recipients", {
      campaignId: id,
    });
    expect(page.recipients.map(({ name, address }) => [name, address])).toEqual([
      ["", ""],
      ["cora", "cora@example.org"],
    ]);
  });
});
