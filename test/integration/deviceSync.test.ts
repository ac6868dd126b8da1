/** Sync of a device as a whole: windows that lead and follow, a server put back, somebody else's session, a connection that died. */
// Before anything that looks for a database when it is loaded.
import { personPrincipal } from "../../src/domain/sharing/principals.ts";
import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { setListTitle } from "../../src/domain/groceries/document.ts";
import { usualNewItems } from "../../src/domain/organizations/newItems.ts";
import type { Kitchen } from "../../src/renderer/data/kitchen.ts";
import { shareWithOne } from "../../src/renderer/sync/sharing.ts";
import { profileKey } from "../../src/renderer/sync/session/profile.ts";
import { act } from "../helpers/actions.ts";
import { inStep, profileOf } from "../helpers/browserProfile.ts";
import { testKitchen } from "../helpers/kitchen.ts";
import { testServer } from "../helpers/testServer.ts";

async function newList(kitchen: Kitchen, title: string): Promise<void> {
  const created = await kitchen.items.create("New list", { type: "list", init: (doc) => setListTitle(doc, title) });
  if (!created.ok) throw new Error(created.error.message);
}

const titlesOf = async (kitchen: Kitchen): Promise<string[]> =>
  (await kitchen.items.list("list")).map(({ title }) => title).toSorted();
const eventually = { timeout: 15_000 };

test("[C.4] what is here before the first sign-in goes up, and a second device gets it", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const laptop = await testKitchen();
  await newList(laptop, "This week");
  const { sync } = profileOf(anna).window(laptop);
  await expect.poll(() => inStep(sync), eventually).toBe(true);
  const phone = await testKitchen();
  profileOf(anna).window(phone);
  await expect.poll(() => titlesOf(phone), eventually).toEqual(["This week"]);
});

test("[C.7] of a device only what was made since its owner signed in there is shared with their household by itself", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const ben = await server.person("ben@example.org");
  const wish = { kind: "household", name: "Elm Street 4", newItems: usualNewItems };
  const { id: organizationId } = await act<{ id: string }>(anna, "organization.create", wish);
  const { link } = await act<{ link: string }>(anna, "invitation.create", { organizationId, role: "MEMBER" });
  await act(ben, "invitation.accept", { token: link.split("/join/")[1] });
  let now = 1_000;
  const laptop = await testKitchen({ now: () => (now += 1) });
  await newList(laptop, "Before");
  const { sync } = profileOf(anna, { signedInAt: now + 1 }).window(laptop);
  await newList(laptop, "After");
  await expect.poll(() => inStep(sync), eventually).toBe(true);
  const { items } = await act<{ items: unknown[] }>(anna, "newItems.earlier", { organizationId });
  expect(items).toEqual([{ type: "list", count: 1 }]);
  const shared = await act<{ title: string }[]>(ben, "share.withMe", {});
  expect(JSON.stringify(shared)).toContain("After");
  expect(JSON.stringify(shared)).not.toContain("Before");
});

test("[C.7] what is made and shared with the household by hand while offline is refused nothing, and is as they said", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const ben = await server.person("ben@example.org");
  const wish = { kind: "household", name: "Elm Street 4", newItems: usualNewItems };
  const { id } = await act<{ id: string }>(anna, "organization.create", wish);
  const { link } = await act<{ link: string }>(anna, "invitation.create", { organizationId: id, role: "MEMBER" });
  await act(ben, "invitation.accept", { token: link.split("/join/")[1] });
  const laptop = await testKitchen();
  await newList(laptop, "Presents");
  const [list] = await laptop.items.list("list");
  const target = { itemType: "list", itemId: list?.id ?? null, title: "Presents" } as const;
  const me = { personId: anna.personId, addresses: ["anna@example.org"] };
  const recipient = { kind: "organization", id, name: "Elm Street 4" } as const;
  const terms = { level: "view", message: "", notes: "Only to look at" };
  const asked = await shareWithOne(laptop, me, target, recipient, terms, Date.now());
  if (!asked.ok) throw new Error(asked.error.message);
  const { sync } = profileOf(anna).window(laptop);
  const refused: string[] = [];
  sync.refusedShares$.subscribe(({ failure }) => refused.push(failure.code));
  const held = async () =>
    (await laptop.collections.shares.find().exec())
      .filter(({ status }) => status === "accepted")
      .map(({ id: shareId, level, notes, byHousehold, isWish }) => ({
        id: shareId,
        level,
        notes,
        byHousehold,
        isWish,
      }));
  const byHand = { id: asked.value, level: "view", notes: terms.notes, byHousehold: false, isWish: false };
  await expect.poll(held, eventually).toEqual([byHand]);
  await expect.poll(() => inStep(sync), eventually).toBe(true);
  expect(refused).toEqual([]);
  expect(await held()).toEqual([byHand]);
  const shown = await act<{ items: object[] }>(ben, "share.withMe", {});
  expect(shown.items).toMatchObject([{ displayName: "Presents", share: { id: asked.value, level: "view" } }]);
});

test("[C.6] a following window has no connection, shows the leader's state, and takes over", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const profile = profileOf(anna);
  const kitchen = await testKitchen();
  const leader = profile.window(kitchen);
  await expect.poll(() => inStep(leader.sync), eventually).toBe(true);
  const opened = profile.sockets.size;
  let lead = (): void => undefined;
  const follower = profile.window(kitchen, new Promise<void>((resolve) => (lead = resolve)));
  await expect.poll(() => inStep(follower.sync), eventually).toBe(true);
  expect(profile.sockets.size).toBe(opened);
  await leader.sync.stop();
  lead();
  await newList(kitchen, "Taken over");
  const phone = await testKitchen();
  profileOf(anna).window(phone);
  await expect.poll(() => titlesOf(phone), eventually).toEqual(["Taken over"]);
});

test("[C.5] nothing is sent as somebody else: a session that became another person's ends this one", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const eve = await server.person("eve@example.org", "cookie");
  const profile = profileOf(anna);
  profile.setCookie(eve.cookie);
  const kitchen = await testKitchen();
  await newList(kitchen, "Anna's own");
  const { session } = profile.window(kitchen);
  await expect.poll(() => session.state, eventually).toMatchObject({ kind: "signed-in", isEnded: true });
  const evesPhone = await testKitchen();
  await newList(evesPhone, "Eve's own");
  const { sync } = profileOf(eve).window(evesPhone);
  // Positive control: the same store under its own person goes up.
  await expect.poll(() => inStep(sync), eventually).toBe(true);
  expect(await titlesOf(evesPhone)).toEqual(["Eve's own"]);
  const stored = await server.composed.store.transaction((tx) =>
    tx.items.feed(eve.personId, { principals: [personPrincipal(eve.personId)], byRole: [] }, 0, 100),
  );
  expect(stored).toHaveLength(1);
});

test("[C.4] a session ended elsewhere is noticed at once; local work goes on", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const kitchen = await testKitchen();
  const { sync, session } = profileOf(anna).window(kitchen);
  await expect.poll(() => inStep(sync), eventually).toBe(true);
  const other = server.client();
  await other.signIn("anna@example.org", "a long and quiet evening");
  await other.send("DELETE", "/api/account/sessions");
  await expect.poll(() => session.state, eventually).toMatchObject({ isEnded: true });
  await newList(kitchen, "Meanwhile");
  await expect.poll(() => sync.state().pending.length, eventually).toBe(1);
});

test("[C.4] a server put back to another state is compared anew and gets what it lacks", async () => {
  const server = await testServer();
  const anna = await server.person("anna@example.org", "cookie");
  const profile = profileOf(anna);
  const kitchen = await testKitchen();
  await newList(kitchen, "This week");
  const first = profile.window(kitchen);
  await expect.poll(() => inStep(first.sync), eventually).toBe(true);
  await first.sync.stop();
  // As after a restored backup: another epoch, and the item is not there.
  const stored = JSON.parse(profile.values.get(profileKey) ?? "{}") as { epochs: Record<string, string> };
  profile.values.set(profileKey, JSON.stringify({ ...stored, epochs: { [anna.personId]: "an earlier life" } }));
  const second = profile.window(kitchen);
  await expect.poll(() => inStep(second.sync), eventually).toBe(true);
  expect(second.session.epochOf(anna.personId)).not.toBe("an earlier life");
  expect(await titlesOf(kitchen)).toEqual(["This week"]);
  expect(second.sync.state().rescued).toBe(0);
});
