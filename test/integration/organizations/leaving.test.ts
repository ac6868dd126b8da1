/**
 * Somebody leaves a group or an organization, or time takes them out of it, after something else had ended that their devices have not
 * heard of yet. From then on nothing reaches them by that group's name, so leaving has to bring it all.
 */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { addToCookbook, removeFromCookbook, setCookbookText } from "../../../src/domain/cookbooks/document.ts";
import { act, checkpoint, itemsSeen, newItem, peerOf, recordsSeen } from "../../helpers/actions.ts";
import { itemPush } from "../../helpers/rawPeer.ts";
import { testServer } from "../../helpers/testServer.ts";

const minuteMs = 60_000;

/** Ben is in Anna's group, has seen what was shared with it, and his phone is away since. */
async function away() {
  const server = await testServer();
  const [anna, ben, carla] = [
    await server.person("anna@example.org"),
    await server.person("ben@example.org"),
    await server.person("carla@example.org"),
  ];
  const { id: organizationId } = await act<{ id: string }>(anna, "organization.create", { kind: "team", name: "Elm" });
  for (const person of [ben, carla]) {
    const { link } = await act<{ link: string }>(anna, "invitation.create", { organizationId, role: "EMPLOYEE" });
    await act(person, "invitation.accept", { token: link.split("/join/")[1] });
  }
  const { id: groupId } = await act<{ id: string }>(anna, "group.create", { organizationId, name: "Cooks" });
  const { id: outerId } = await act<{ id: string }>(anna, "group.create", { organizationId, name: "Kitchen" });
  const put = (memberKind: string, memberId: string, endsAt: number | null = null, into = groupId) =>
    act(anna, "group.add", { groupId: into, memberKind, memberId, endsAt });
  await put("person", ben.personId);
  await put("person", carla.personId);
  await put("group", groupId, null, outerId);
  const annas = await peerOf(server, anna);
  const shareIds: string[] = [];
  for (const [itemId, id] of [
    ["list-one", groupId],
    ["list-two", groupId],
    ["list-three", outerId],
  ] as const) {
    await newItem(annas, itemId, "list");
    const recipient = { kind: "group", id };
    const wish = { recipient, itemType: "list", itemId, shareAll: false, level: "view" };
    shareIds.push((await act<{ id: string }>(anna, "share.create", wish)).id);
  }
  const phones = { ben: await peerOf(server, ben), carla: await peerOf(server, carla) };
  const since = { ben: 0, carla: 0 };
  for (const name of ["ben", "carla"] as const) {
    expect((await itemsSeen(phones[name])).size).toBe(3);
    since[name] = await checkpoint(phones[name]);
  }
  const remove = (personId: string) => act(anna, "group.remove", { groupId, memberKind: "person", memberId: personId });
  return { server, anna, annas, ben, organizationId, groupId, put, shareIds, phones, since, remove };
}

const everythingGone = new Map(["list-one", "list-two", "list-three"].map((id) => [id, "gone"]));

test("[S1.17] what was revoked and deleted before they left leaves a device that was away, with its ended shares", async () => {
  const { anna, annas, ben, shareIds, phones, since, remove } = await away();
  await act(anna, "share.revoke", { shareId: shareIds[0] });
  await annas.push(itemPush("list-two", new Y.Doc(), { deleted: true }));
  await remove(ben.personId);
  expect(await itemsSeen(phones.ben, since.ben)).toEqual(everythingGone);
  const { rows } = await phones.ben.pullShares(since.ben);
  expect(new Set(rows.map((row) => (row.kind === "gone" ? row.id : row.kind)))).toEqual(new Set(shareIds));
  // Who stays has the rest, and hears what became of the share.
  const carlas = new Map([...everythingGone].filter(([id]) => id !== "list-three"));
  expect(await itemsSeen(phones.carla, since.carla)).toEqual(carlas);
  expect((await phones.carla.pullShares(since.carla)).rows).toMatchObject([{ kind: "share" }, { kind: "share" }]);
});

test.each(["membership", "membership in a group", "group in a group"] as const)(
  "[S1.17] a %s that is over by the clock, and a change before anybody has looked at the clock",
  async (which) => {
    const { server, anna, ben, organizationId, groupId, put, shareIds, phones, since, remove } = await away();
    const endsAt = server.clock.now + minuteMs;
    if (which === "membership") {
      const role = { role: "EMPLOYEE", endsAt };
      await act(anna, "member.role", { organizationId, personId: ben.personId, ...role });
    } else if (which === "membership in a group") {
      await put("person", ben.personId, endsAt);
    } else {
      const outer = await act<{ id: string; name: string }[]>(anna, "group.list", { organizationId });
      await put("group", groupId, endsAt, outer.find(({ name }) => name === "Kitchen")?.id);
    }
    server.clock.advance(2 * minuteMs);
    await act(anna, "share.revoke", { shareId: shareIds[0] });
    // By the clock the first two have no effect on him any more, or he is still in the inner group.
    if (which === "group in a group") await act(anna, "group.delete", { groupId });
    else await remove(ben.personId);
    await server.composed.sync.sweep();
    expect(await itemsSeen(phones.ben, since.ben)).toEqual(everythingGone);
    expect((await phones.ben.pullShares(since.ben)).rows.every(({ kind }) => kind === "gone")).toBe(true);
  },
);

test("[S3.12] what a cookbook gives is known no longer by whom it was taken from, also where it had been emptied before", async () => {
  const { anna, annas, groupId, phones } = await away();
  const book = new Y.Doc();
  setCookbookText(book, "title", "Soups");
  addToCookbook(book, ["list-one"]);
  await annas.push(itemPush("book", book, { type: "cookbook" }));
  const recipient = { kind: "group", id: groupId };
  const wish = { recipient, itemType: "cookbook", itemId: "book", shareAll: false, level: "view" };
  const { id: shareId } = await act<{ id: string }>(anna, "share.create", wish);
  const known = async () => {
    const rows = await recordsSeen(phones.ben);
    return rows.findLast(({ kind, id }) => kind === "container" && id === "book")?.data;
  };
  expect(await known()).toMatchObject({ caps: { "list-one": "manage" } });
  const before = Y.encodeStateVector(book);
  removeFromCookbook(book, ["list-one"]);
  await annas.push(itemPush("book", Y.encodeStateAsUpdate(book, before), { type: "cookbook" }));
  expect(await known()).toMatchObject({ caps: {} });
  await act(anna, "share.revoke", { shareId });
  expect(await known()).toBeNull();
});
