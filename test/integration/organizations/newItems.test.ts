/** A household that shares what its members make: two and more people on one server, by the frames their devices send. */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { AuditPage } from "../../../src/domain/audit/event.ts";
import { setListTitle } from "../../../src/domain/groceries/document.ts";
import type { Notification } from "../../../src/domain/notifications/kinds.ts";
import { usualNewItems } from "../../../src/domain/organizations/newItems.ts";
import type { OrganizationRecord } from "../../../src/domain/records/kinds.ts";
import type { Share } from "../../../src/domain/sharing/share.ts";
import { itemsSeen, newItem } from "../../helpers/actions.ts";
import { itemPush } from "../../helpers/rawPeer.ts";
import { makeAdmin, member, type Member } from "../../helpers/sharingPeople.ts";
import { testServer, type TestServer } from "../../helpers/testServer.ts";

interface Home {
  readonly server: TestServer;
  readonly anna: Member;
  readonly ben: Member;
  readonly homeId: string;
}

async function start(owner: Member, more: object = {}): Promise<string> {
  const wish = { kind: "household", name: "Elm Street 4", newItems: usualNewItems, ...more };
  return String((await owner.does("organization.create", wish)).id);
}

async function joins(owner: Member, person: Member, organizationId: string, more: object = {}): Promise<void> {
  const { link } = await owner.does("invitation.create", { organizationId, role: "MEMBER" });
  await person.does("invitation.accept", { token: String(link).split("/join/")[1], ...more });
}

/** Anna's household, in which Ben is a member. */
async function home(more: object = {}): Promise<Home> {
  const server = await testServer();
  const anna = await member(server, "anna");
  const ben = await member(server, "ben");
  const homeId = await start(anna, more);
  await joins(anna, ben, homeId);
  return { server, anna, ben, homeId };
}

const sees = async (person: Member, itemId: string): Promise<boolean> =>
  (await itemsSeen(person.peer)).get(itemId) === "item";

/** Everything somebody's device knows of shares. */
async function sharesOf(person: Member): Promise<Share[]> {
  const { rows } = await person.peer.pullShares();
  const latest = new Map<string, Share>();
  for (const row of rows) if (row.kind === "share") latest.set(row.share.id, row.share);
  return [...latest.values()];
}

const shareOn = async (person: Member, itemId: string): Promise<Share> => {
  const share = (await sharesOf(person)).find((one) => one.itemId === itemId);
  if (!share) throw new Error(`${itemId} is not shared`);
  return share;
};

const recordOf = async (person: Member, organizationId: string): Promise<OrganizationRecord | undefined> =>
  (await person.records<OrganizationRecord>("organization")).find(({ id }) => id === organizationId);

async function edits(person: Member, itemId: string, title: string): Promise<string | undefined> {
  const doc = new Y.Doc();
  setListTitle(doc, title);
  return (await person.peer.push(itemPush(itemId, doc)))[0]?.kind;
}

describe("what a member makes", () => {
  test("[C.7] appears with the others, to edit, in both directions, as an ordinary share made by the server", async () => {
    const { anna, ben, homeId } = await home();
    await anna.ownsList("hers", "Saturday");
    await newItem(ben.peer, "his", "recipe");
    expect(await sees(ben, "hers")).toBe(true);
    expect(await sees(anna, "his")).toBe(true);
    expect(await edits(ben, "hers", "Sunday")).toBe("merged");
    expect(await shareOn(ben, "hers")).toMatchObject({
      ownerId: anna.id,
      sharedById: anna.id,
      recipientKind: "organization",
      recipientId: homeId,
      level: "edit",
      status: "accepted",
      byHousehold: true,
    });
    const { events } = (await anna.does("audit.ofItem", { itemId: "hers" })) as unknown as AuditPage;
    expect(events.find(({ action }) => action === "share.created")).toMatchObject({
      actorName: "anna",
      cause: "the household shares what its members make",
    });
  });

  test("[C.7] is shared once: a later edit, a trip to the trash and one sent again make nothing more", async () => {
    const { anna, ben } = await home();
    await anna.ownsList("hers", "Saturday");
    const first = await shareOn(anna, "hers");
    await edits(anna, "hers", "Sunday");
    const nothing = Y.encodeStateAsUpdate(new Y.Doc());
    await anna.peer.push(itemPush("hers", nothing, { trashed: true }));
    await anna.peer.push(itemPush("hers", nothing, { trashed: false }));
    expect(await sharesOf(anna)).toHaveLength(1);
    expect(await shareOn(anna, "hers")).toMatchObject({ id: first.id, createdAt: first.createdAt });
    expect(await sees(ben, "hers")).toBe(true);
  });

  test("[C.7] is of the chosen kinds and at the chosen level; parts go with what they are part of", async () => {
    const { anna, ben } = await home({ newItems: { types: ["plan"], level: "view" } });
    await newItem(anna.peer, "plan", "plan");
    await newItem(anna.peer, "recipe", "recipe");
    const week = new Y.Doc();
    const part = { type: "planWeek", parentId: "plan" } as const;
    expect(await anna.peer.push(itemPush("plan.2026-W49", week, part))).toMatchObject([{ kind: "merged" }]);
    expect(await sees(ben, "plan")).toBe(true);
    expect(await sees(ben, "plan.2026-W49")).toBe(true);
    expect(await sees(ben, "recipe")).toBe(false);
    expect(await sharesOf(anna)).toMatchObject([{ itemId: "plan", level: "view" }]);
  });

  test("[C.7] comes in the trash, or was there before they signed in: it stays theirs", async () => {
    const { anna, ben } = await home();
    const doc = (): Y.Doc => {
      const made = new Y.Doc();
      setListTitle(made, "Old");
      return made;
    };
    await anna.peer.push(itemPush("trashed", doc(), { trashed: true }));
    await anna.peer.push(itemPush("trashed", Y.encodeStateAsUpdate(new Y.Doc()), { trashed: false }));
    await anna.peer.push(itemPush("earlier", doc(), { isEarlier: true }));
    await anna.peer.push(itemPush("new", doc(), { trashed: false }));
    expect(await sees(ben, "trashed")).toBe(false);
    expect(await sees(ben, "earlier")).toBe(false);
    expect(await sees(ben, "new")).toBe(true);
  });

  test("[C.7] goes to each household they are in that shares by itself, and to no team", async () => {
    const { server, anna, ben, homeId } = await home();
    const cleo = await member(server, "cleo");
    const dan = await member(server, "dan");
    const cottage = await start(cleo, { name: "Cottage" });
    const quiet = await start(dan, { name: "Quiet", newItems: null });
    const team = await start(dan, { name: "Garden café", kind: "team", newItems: null });
    await joins(cleo, anna, cottage);
    await joins(dan, anna, quiet);
    await joins(dan, anna, team);
    await anna.ownsList("hers", "Saturday");
    expect(await sees(ben, "hers")).toBe(true);
    expect(await sees(cleo, "hers")).toBe(true);
    expect(await sees(dan, "hers")).toBe(false);
    expect(new Set((await sharesOf(anna)).map(({ recipientId }) => recipientId))).toEqual(new Set([homeId, cottage]));
  });

  test("[C.7] is not what somebody gave them: it is shared as its maker shared it", async () => {
    const { server, anna, ben } = await home();
    const cleo = await member(server, "cleo");
    await cleo.ownsList("given", "Given");
    await cleo.shares("given", "anna@example.org");
    await anna.does("share.accept", { shareId: (await shareOn(anna, "given")).id });
    await cleo.does("item.transfer", { itemId: "given", toPersonId: anna.id, keepLevel: null });
    await anna.ownsList("hers", "Saturday");
    expect(await sees(anna, "given")).toBe(true);
    expect(await sees(ben, "given")).toBe(false);
    expect(await sees(ben, "hers")).toBe(true);
  });

  test("[C.7] tells nobody in words, neither that it is there nor that it was taken back", async () => {
    const { server, anna, ben, homeId } = await home();
    await server.composed.accounts.mail.deliverDue();
    const mails = server.smtp.received.length;
    await anna.ownsList("presents", "Presents for Ben");
    await anna.does("share.revoke", { shareId: (await shareOn(anna, "presents")).id });
    await server.composed.accounts.mail.deliverDue();
    expect(await ben.records<Notification>("notification")).toEqual([]);
    expect(server.smtp.received).toHaveLength(mails);
    // The same done by hand is told of.
    await anna.ownsList("by-hand", "By hand");
    await anna.does("share.revoke", { shareId: (await shareOn(anna, "by-hand")).id });
    const wish = { itemType: "list", itemId: "by-hand", shareAll: false, level: "view" };
    await anna.does("share.create", { ...wish, recipient: { kind: "organization", id: homeId } });
    expect(await ben.records<Notification>("notification")).toMatchObject([{ kind: "share-given" }]);
  });

  test("[C.7] stays theirs where the level is not offered any more, and is stored all the same", async () => {
    const { server, anna, ben } = await home();
    await server.composed.store.transaction(async (tx) => {
      const { levels, offers } = await tx.catalog.read();
      const without = offers.map((offer) =>
        offer.itemType === "list" && offer.level === "edit" ? { ...offer, isEnabled: false } : offer,
      );
      await tx.catalog.write({ levels, offers: without }, await tx.nextSequence(1));
    });
    await anna.ownsList("hers", "Saturday");
    await newItem(anna.peer, "recipe", "recipe");
    expect(await sees(anna, "hers")).toBe(true);
    expect(await sees(ben, "hers")).toBe(false);
    expect(await sees(ben, "recipe")).toBe(true);
  });
});

describe("whoever does not want that", () => {
  test("[C.7] switches it off for themself, and on again", async () => {
    const { anna, ben, homeId } = await home();
    await ben.does("newItems.takePart", { organizationId: homeId, takesPart: false });
    expect((await recordOf(ben, homeId))?.newItems).toMatchObject({ isMine: false });
    expect((await recordOf(anna, homeId))?.newItems).toMatchObject({ isMine: true });
    await ben.ownsList("kept", "Kept");
    await anna.ownsList("hers", "Saturday");
    expect(await sees(anna, "kept")).toBe(false);
    expect(await sees(ben, "hers")).toBe(true);
    await ben.does("newItems.takePart", { organizationId: homeId, takesPart: true });
    await ben.ownsList("again", "Again");
    expect(await sees(anna, "again")).toBe(true);
    expect(await sees(anna, "kept")).toBe(false);
  });

  test("[C.7] says so when joining", async () => {
    const { server, anna, homeId } = await home();
    const { link } = await anna.does("invitation.create", { organizationId: homeId, role: "MEMBER" });
    const token = String(link).split("/join/")[1];
    const look = await server.client().post("/api/invitations/look", { token });
    expect(look.body).toMatchObject({ newItems: usualNewItems });
    const cleo = await member(server, "cleo");
    await cleo.does("invitation.accept", { token, sharesNewItems: false });
    await cleo.ownsList("kept", "Kept");
    expect(await sees(anna, "kept")).toBe(false);
  });

  test("[C.7] keeps a single thing private for good: it is never shared again by itself", async () => {
    const { anna, ben, homeId } = await home();
    await anna.ownsList("diary", "Diary");
    await anna.ownsList("ours", "Ours");
    await anna.does("share.revoke", { shareId: (await shareOn(anna, "diary")).id });
    expect(await sees(ben, "diary")).toBe(false);
    await edits(anna, "diary", "My diary");
    await anna.does("newItems.takePart", { organizationId: homeId, takesPart: false });
    await anna.does("newItems.takePart", { organizationId: homeId, takesPart: true });
    await anna.does("newItems.set", { organizationId: homeId, newItems: null });
    await anna.does("newItems.set", { organizationId: homeId, newItems: usualNewItems });
    expect(await anna.does("newItems.earlier", { organizationId: homeId })).toEqual({ items: [] });
    await anna.does("newItems.shareEarlier", { organizationId: homeId });
    expect(await sees(ben, "diary")).toBe(false);
    expect(await sees(ben, "ours")).toBe(true);
  });

  test("[C.7] nobody switches it off or on for somebody else", async () => {
    const { server, anna, ben, homeId } = await home();
    const eve = await member(server, "eve");
    expect(await eve.act("newItems.takePart", { organizationId: homeId, takesPart: true })).toEqual({
      code: "organization_not_found",
    });
    await anna.does("newItems.takePart", { organizationId: homeId, takesPart: false });
    await ben.ownsList("his", "His");
    expect(await sees(anna, "his")).toBe(true);
  });
});

describe("what its owner shares by hand as well", () => {
  const byHand = (homeId: string, more: object = {}) => ({
    id: "by-hand",
    itemId: "hers",
    recipient: { kind: "organization", id: homeId } as const,
    ...more,
  });
  const toldBy = async (person: Member): Promise<string[]> =>
    (await person.records<Notification>("notification")).map(({ kind }) => kind);

  test("[C.7] made offline with it takes the place of the setting's share: their level and notes count, nothing is refused", async () => {
    const { anna, ben, homeId } = await home();
    await anna.ownsList("hers", "Saturday");
    const settings = await shareOn(anna, "hers");
    expect(await edits(ben, "hers", "Sunday")).toBe("merged");
    expect(await toldBy(ben)).not.toContain("share-given");
    const notes = "Ask before you change it";
    const wish = byHand(homeId, { level: "view", notes });
    const [first] = await anna.peer.pushShares(wish);
    expect(first).toMatchObject({
      id: "by-hand",
      failure: null,
      share: { status: "accepted", level: "view", notes, byHousehold: false, recipientId: homeId },
    });
    const all = await sharesOf(anna);
    expect(new Map(all.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        ["by-hand", "accepted"],
        [settings.id, "revoked"],
      ]),
    );
    expect(await sees(ben, "hers")).toBe(true);
    expect(await edits(ben, "hers", "Monday")).toBe("refused");
    expect((await toldBy(ben)).filter((kind) => kind.startsWith("share-"))).toEqual(["share-given"]);
    const { events } = (await anna.does("audit.ofItem", { itemId: "hers" })) as unknown as AuditPage;
    expect(events.find(({ action }) => action === "share.revoked")).toMatchObject({
      cause: "it was shared by hand instead",
    });
    // Asked again, because the answer was lost, it is the same share.
    expect(await anna.peer.pushShares(wish)).toMatchObject([{ failure: null, share: { id: "by-hand" } }]);
    // A second one by hand is one too many, as everywhere.
    expect(await anna.peer.pushShares({ ...wish, id: "second" })).toMatchObject([
      { failure: { code: "share_exists" } },
    ]);
    await anna.does("share.revoke", { shareId: "by-hand" });
    expect(await sees(ben, "hers")).toBe(false);
  });

  test("[C.7] at the same level, it is theirs by hand from then on, also where a program asks", async () => {
    const { anna, ben, homeId } = await home();
    await anna.ownsList("hers", "Saturday");
    const { recipient } = byHand(homeId);
    const wish = { recipient, itemType: "list", itemId: "hers", shareAll: false, level: "edit" };
    expect(await anna.does("share.create", wish)).toMatchObject({ status: "accepted", byHousehold: false });
    expect(await edits(ben, "hers", "Sunday")).toBe("merged");
    expect((await sharesOf(anna)).filter(({ status }) => status === "accepted")).toHaveLength(1);
  });

  test("[C.7] refused for another reason it leaves the setting's share; and nobody else's wish takes its place", async () => {
    const { anna, ben, homeId } = await home();
    await anna.ownsList("hers", "Saturday");
    const over = await anna.peer.pushShares(byHand(homeId, { expiresAt: 1 }));
    expect(over).toMatchObject([{ failure: { code: "share_expiry" } }]);
    expect(await edits(ben, "hers", "Sunday")).toBe("merged");
    await anna.shares("hers", "ben@example.org", { level: "manage" });
    const invitation = (await sharesOf(ben)).find(({ status }) => status === "pending");
    await ben.does("share.accept", { shareId: invitation?.id });
    const bens = await ben.peer.pushShares(byHand(homeId, { id: "bens", level: "view" }));
    expect(bens).toMatchObject([{ failure: { code: "share_exists" } }]);
    expect((await sharesOf(anna)).find(({ recipientId }) => recipientId === homeId)).toMatchObject({
      status: "accepted",
      level: "edit",
      byHousehold: true,
    });
  });
});

describe("the setting", () => {
  test("[C.7] is changed by owners and admins, refused to members and strangers, and off it shares nothing", async () => {
    const { server, anna, ben, homeId } = await home();
    const eve = await member(server, "eve");
    const off = { organizationId: homeId, newItems: null };
    expect(await ben.act("newItems.set", off)).toEqual({ code: "permission_denied" });
    expect(await eve.act("newItems.set", off)).toEqual({ code: "organization_not_found" });
    await anna.does("newItems.set", off);
    expect((await recordOf(ben, homeId))?.newItems).toBeNull();
    await anna.ownsList("hers", "Saturday");
    expect(await sees(ben, "hers")).toBe(false);
    await anna.does("member.role", { organizationId: homeId, personId: ben.id, role: "ADMIN" });
    await ben.does("newItems.set", { organizationId: homeId, newItems: usualNewItems });
    await anna.ownsList("next", "Next");
    expect(await sees(ben, "next")).toBe(true);
    expect(await sees(ben, "hers")).toBe(false);
  });

  test("[C.7] is a household's: a team is refused it, also when it starts", async () => {
    const server = await testServer();
    const anna = await member(server, "anna");
    const team = { kind: "team", name: "Garden café" };
    const refused = await anna.act("organization.create", { ...team, newItems: usualNewItems });
    expect(refused).toEqual({ code: "request_invalid" });
    expect(await anna.does("organization.list", {})).toEqual([]);
    const organizationId = await start(anna, { ...team, newItems: null });
    expect(await anna.act("newItems.set", { organizationId, newItems: usualNewItems })).toEqual({
      code: "request_invalid",
    });
    const homeId = await start(anna, { newItems: null });
    await anna.does("newItems.set", { organizationId: homeId, newItems: usualNewItems });
    const level = { organizationId: homeId, newItems: { types: ["list"], level: "steward" } };
    expect(await anna.act("newItems.set", level)).toEqual({ code: "share_level" });
  });

  test("[C.7] is told to those whose things begin to be shared, and to nobody else", async () => {
    const { server, anna, ben, homeId } = await home({ newItems: null });
    const cleo = await member(server, "cleo");
    await joins(anna, cleo, homeId, { sharesNewItems: false });
    const told = async (person: Member) =>
      (await person.records<Notification>("notification"))
        .filter(({ kind }) => kind === "household-shares")
        .map(({ title }) => title);
    await anna.does("newItems.set", { organizationId: homeId, newItems: { types: ["list"], level: "view" } });
    await anna.does("newItems.set", { organizationId: homeId, newItems: { types: ["list"], level: "edit" } });
    expect((await told(ben)).toSorted()).toEqual([
      "What you make is shared with “Elm Street 4” from now on",
      "“Elm Street 4” shares otherwise what you make",
    ]);
    expect(await told(anna)).toEqual([]);
    expect(await told(cleo)).toEqual([]);
    await anna.does("newItems.set", { organizationId: homeId, newItems: null });
    expect(await told(ben)).toHaveLength(2);
  });

  test("[C.7] goes into the household's history, with what it was before", async () => {
    const { anna, homeId } = await home();
    await anna.does("newItems.set", { organizationId: homeId, newItems: null });
    await anna.does("newItems.takePart", { organizationId: homeId, takesPart: false });
    const { events } = (await anna.does("audit.ofOrganization", { organizationId: homeId })) as unknown as AuditPage;
    const facts = { types: usualNewItems.types, level: "edit" };
    expect(events.find(({ action }) => action === "organization.new_items_off")).toMatchObject({ before: facts });
    expect(events.find(({ action }) => action === "organization.created")).toMatchObject({ after: facts });
    expect(events.map(({ action }) => action)).toContain("member.keeps_new_items");
  });

  test("[C.7] [S1.12] support access shares nothing of whoever has it", async () => {
    const { server, anna, ben, homeId } = await home();
    const admin = await member(server, "admin");
    await makeAdmin(server, admin.id);
    await admin.does("organization.supportAccess", {
      organizationId: homeId,
      reason: "A list that was lost",
      hours: 1,
    });
    await admin.ownsList("admins", "Admin's own");
    await anna.ownsList("hers", "Saturday");
    expect(await sees(ben, "admins")).toBe(false);
    expect(await sees(admin, "hers")).toBe(true);
  });
});

describe("what members had before", () => {
  test("[C.7] is never shared by itself; each is asked once, and shares it with a word", async () => {
    const server = await testServer();
    const anna = await member(server, "anna");
    const ben = await member(server, "ben");
    await anna.ownsList("old", "Old");
    await newItem(anna.peer, "older", "recipe");
    await ben.ownsList("bens", "Ben's");
    const homeId = await start(anna);
    await joins(anna, ben, homeId);
    expect(await sees(ben, "old")).toBe(false);
    expect((await recordOf(anna, homeId))?.newItems).toMatchObject({ asksAboutEarlier: true });
    expect(await anna.does("newItems.earlier", { organizationId: homeId })).toEqual({
      items: [
        { type: "recipe", count: 1 },
        { type: "list", count: 1 },
      ],
    });
    const shared = await anna.does("newItems.shareEarlier", { organizationId: homeId });
    expect(shared).toEqual({ shared: 2, failed: 0, left: 0 });
    expect(await sees(ben, "old")).toBe(true);
    expect(await sees(ben, "older")).toBe(true);
    expect((await recordOf(anna, homeId))?.newItems).toMatchObject({ asksAboutEarlier: false });

    await ben.does("newItems.keepEarlier", { organizationId: homeId });
    expect((await recordOf(ben, homeId))?.newItems).toMatchObject({ asksAboutEarlier: false });
    expect(await sees(anna, "bens")).toBe(false);
    // Turned on again for more, it is asked again.
    server.clock.advance(1_000);
    await anna.does("newItems.set", { organizationId: homeId, newItems: null });
    await anna.does("newItems.set", { organizationId: homeId, newItems: usualNewItems });
    expect((await recordOf(ben, homeId))?.newItems).toMatchObject({ asksAboutEarlier: true });
  });

  test("[C.7] goes on call after call, without what is in the trash, and not for who keeps what they make", async () => {
    const { anna, ben, homeId } = await home({ newItems: null });
    for (let index = 0; index < 53; index++) await anna.ownsList(`list-${index}`, `List ${index}`);
    await anna.peer.push(itemPush("list-52", Y.encodeStateAsUpdate(new Y.Doc()), { trashed: true }));
    await anna.does("newItems.set", { organizationId: homeId, newItems: usualNewItems });
    await anna.does("newItems.takePart", { organizationId: homeId, takesPart: false });
    const call = { organizationId: homeId };
    expect(await anna.act("newItems.shareEarlier", call)).toEqual({ code: "request_invalid" });
    await anna.does("newItems.takePart", { organizationId: homeId, takesPart: true });
    expect(await anna.does("newItems.shareEarlier", call)).toEqual({ shared: 50, failed: 0, left: 2 });
    expect(await anna.does("newItems.shareEarlier", call)).toEqual({ shared: 2, failed: 0, left: 0 });
    expect(await sees(ben, "list-51")).toBe(true);
    expect(await sees(ben, "list-52")).toBe(false);
  });

  test("[C.7] is only one's own: what others shared with one is not shared on", async () => {
    const { server, anna, ben, homeId } = await home();
    const cleo = await member(server, "cleo");
    await cleo.ownsList("cleos", "Cleo's");
    await cleo.shares("cleos", "anna@example.org", { level: "manage" });
    await anna.does("share.accept", { shareId: (await shareOn(anna, "cleos")).id });
    expect(await anna.does("newItems.earlier", { organizationId: homeId })).toEqual({ items: [] });
    expect(await sees(ben, "cleos")).toBe(false);
  });
});

describe("the end", () => {
  test("[C.7] who leaves has the household's things no longer, and shares nothing more with it", async () => {
    const { anna, ben, homeId } = await home();
    await anna.ownsList("hers", "Saturday");
    expect(await sees(ben, "hers")).toBe(true);
    await ben.does("member.leave", { organizationId: homeId });
    expect(await sees(ben, "hers")).toBe(false);
    expect(await edits(ben, "hers", "Mine now")).toBe("refused");
    await ben.ownsList("after", "After");
    expect(await sees(anna, "after")).toBe(false);
    expect(await sees(ben, "after")).toBe(true);
  });

  test("[C.7] a household that is deleted ends every share that it made, and things stay with their makers", async () => {
    const { anna, ben, homeId } = await home();
    await anna.ownsList("hers", "Saturday");
    await ben.ownsList("his", "His");
    await anna.does("organization.delete", { organizationId: homeId });
    expect(await sees(ben, "hers")).toBe(false);
    expect(await sees(anna, "his")).toBe(false);
    expect(await sees(anna, "hers")).toBe(true);
    expect(await shareOn(anna, "hers")).toMatchObject({ status: "revoked", endReason: "recipient_deleted" });
    await anna.ownsList("after", "After");
    expect(await sharesOf(anna)).toHaveLength(1);
  });
});
