/** The actions of sharing over HTTP, each as the person who is signed in. */
import { describe, expect, test } from "vitest";
import type { CheckAnswer, SharedWithMe, SharingTypesAnswer } from "../../../src/domain/sharing/answers.ts";
import type { Share } from "../../../src/domain/sharing/share.ts";
import { actingPeople, giveList, ofList, withAddress, type Person } from "../../helpers/actingPeople.ts";
import { addGroup, addOrganization } from "../../helpers/belonging.ts";

async function annaBenCarla() {
  const { server, person } = await actingPeople();
  const [anna, ben, carla] = [await person("anna"), await person("ben"), await person("carla")];
  await giveList(anna, "list1", "This week");
  return { server, person, anna, ben, carla };
}

async function give(from: Person, to: Person, name: string, level: string, itemId = "list1"): Promise<string> {
  const share = await from.done<Share>("share.create", { ...ofList(itemId), recipient: withAddress(name), level });
  if (share.status === "pending") await to.done("share.accept", { shareId: share.id });
  return share.id;
}

describe("[S3.13] the actions over HTTP", () => {
  test("[S3.8] [S3.13] an item is shared, answered, changed and revoked, each by who may", async () => {
    const { anna, ben, carla } = await annaBenCarla();
    const wish = { ...ofList("list1"), recipient: withAddress("ben"), level: "view", message: "for Sunday" };
    expect((await carla.act("share.create", wish)).body).toMatchObject({ code: "item_not_found" });
    const share = await anna.done<Share>("share.create", wish);
    expect(share).toMatchObject({ status: "pending", recipientAddress: "ben@example.org", recipientId: null });

    expect(await ben.done("share.invitations")).toMatchObject({
      count: 1,
      invitations: [{ id: share.id, message: "for Sunday", itemTitle: "This week" }],
    });
    expect(await carla.done("share.invitations")).toEqual({ count: 0, invitations: [] });
    expect((await carla.act("share.accept", { shareId: share.id })).body).toMatchObject({ code: "share_not_found" });
    expect(await ben.done("share.accept", { shareId: share.id })).toMatchObject({ status: "accepted" });
    expect(await ben.done("share.invitations")).toMatchObject({ count: 0 });

    expect((await ben.act("share.update", { shareId: share.id, level: "edit" })).status).toBe(404);
    expect(await anna.done("share.update", { shareId: share.id, level: "edit" })).toMatchObject({ level: "edit" });
    expect(await anna.done("share.byMe")).toMatchObject({ shares: [{ id: share.id, level: "edit" }] });
    await anna.done("share.revoke", { shareId: share.id });
    expect(await anna.done("share.byMe")).toEqual({ shares: [] });
    expect(await ben.done("permission.check", { itemId: "list1" })).toMatchObject({ permission: null });
  });

  test("[S3.9] one call shares with many: each has an outcome, one that fails stops no other, and once is enough", async () => {
    const { server, anna } = await annaBenCarla();
    const input = {
      ...ofList("list1"),
      level: "view",
      recipients: [
        withAddress("ben"),
        { kind: "person", address: "not an address" },
        withAddress("anna"),
        withAddress("dora"),
        { kind: "group", id: "nobodys" },
        withAddress("BEN"),
        withAddress("carla"),
      ],
    };
    const outcomesOf = async () => (await anna.act("share.createMany", input, "bulk-call-1")).body.answer;
    const first = await outcomesOf();
    expect(first).toMatchObject({
      shared: 3,
      failed: 4,
      outcomes: [
        { recipient: 0, share: { recipientAddress: "ben@example.org" }, failure: null },
        { recipient: 1, share: null, failure: { code: "share_address" } },
        { recipient: 2, share: null, failure: { code: "share_self" } },
        { recipient: 3, share: { status: "pending" }, failure: null },
        { recipient: 4, share: null, failure: { code: "share_recipient" } },
        { recipient: 5, share: null, failure: { code: "share_exists" } },
        { recipient: 6, share: { recipientAddress: "carla@example.org" }, failure: null },
      ],
    });
    expect(await outcomesOf()).toEqual(first);
    expect(await anna.done("share.byMe")).toMatchObject({ shares: [{}, {}, {}] });
    // What was told to each is theirs alone.
    await server.mailTo("ben@example.org");
    const told = server.smtp.received.filter(({ subject }) => /shar/i.test(subject)).flatMap(({ to }) => to);
    expect(told.toSorted()).toEqual(["ben@example.org", "carla@example.org", "dora@example.org"]);
  });

  test("[S3.8] [S3.10] what one may do says level, source, share, implied levels, sharing on and end; others' is for who manages", async () => {
    const { anna, ben, carla } = await annaBenCarla();
    const shareId = await give(anna, ben, "ben", "edit");
    const expiresAt = Date.UTC(2027, 0, 1);
    await anna.done("share.update", { shareId, expiresAt });
    const check = (who: Person, more: object = {}) =>
      who.done<CheckAnswer>("permission.check", { itemId: "list1", ...more });

    expect(await check(anna)).toMatchObject({
      permission: { level: "owner", source: "owner", shareId: null, canReshare: true, expiresAt: null },
      isOwner: true,
      canShare: true,
      hasPermission: null,
    });
    const bens = await check(ben, { level: "comment", action: "edit" });
    expect(bens).toMatchObject({
      permission: { level: "edit", source: "direct", shareId, canReshare: false, expiresAt },
      hasPermission: true,
      canShare: false,
      isOwner: false,
    });
    expect(bens.permission?.levels).toEqual(expect.arrayContaining(["edit", "comment", "view"]));
    expect(bens.permission?.levels).not.toContain("manage");
    expect((await check(ben, { action: "delete" })).hasPermission).toBe(false);
    // Somebody without access learns the same as about what does not exist.
    expect(await check(carla)).toEqual(await carla.done("permission.check", { itemId: "no-such-list" }));

    expect(await check(anna, { personId: ben.id, level: "edit" })).toMatchObject({
      permission: { level: "edit" },
      hasPermission: true,
    });
    expect((await ben.act("permission.check", { itemId: "list1", personId: anna.id })).body).toMatchObject({
      code: "permission_denied",
    });
    const asked = { itemId: "list1", personId: ben.id };
    expect((await carla.act("permission.check", asked)).body).toEqual(
      (await carla.act("permission.check", { ...asked, itemId: "no-such-list" })).body,
    );
  });

  test("[S3.8] shared with me: over people, groups and cookbooks, by name, by type, and without what comes through groups", async () => {
    const { server, anna, ben } = await annaBenCarla();
    await giveList(anna, "list2", "A list for the club");
    await giveList(anna, "list3", "Nobody’s business");
    await give(anna, ben, "ben", "view");
    addOrganization(server.dataFolder, "club", { [anna.id]: "OWNER", [ben.id]: "MEMBER" });
    addGroup(server.dataFolder, "club", "cooks", [ben.id]);
    await anna.done("share.create", { ...ofList("list2"), recipient: { kind: "group", id: "cooks" }, level: "edit" });
    const mine = (input: object = {}) => ben.done<SharedWithMe>("share.withMe", input);
    expect((await mine()).items.map(({ displayName, permission }) => [displayName, permission.source])).toEqual([
      ["A list for the club", "group"],
      ["This week", "direct"],
    ]);
    expect(await mine({ includeGroups: false })).toMatchObject({
      total: 1,
      items: [{ itemId: "list1", ownerName: "anna", share: { level: "view" } }],
    });
    expect(await mine({ itemType: "recipe" })).toEqual({ items: [], total: 0 });
    expect(await mine({ itemType: "list", limit: 1 })).toMatchObject({ total: 2, items: [{ itemId: "list2" }] });
    expect(await anna.done("share.withMe")).toEqual({ items: [], total: 0 });
  });

  test("[S3.8] the configuration can be asked: what is shareable, at which levels, with the one chosen beforehand", async () => {
    const { ben } = await annaBenCarla();
    const lists = await ben.done<SharingTypesAnswer>("sharing.types", { itemType: "list" });
    expect(lists).toMatchObject({ isShareable: true, defaultLevel: "edit" });
    expect(lists.types.map(({ id }) => id)).toEqual(["view", "comment", "reshare", "edit", "delete", "manage"]);
    expect(await ben.done("sharing.types", { itemType: "rows" })).toMatchObject({ isShareable: false, types: [] });
    expect(await ben.done("sharing.itemTypes")).toMatchObject({
      itemTypes: expect.arrayContaining([{ itemType: "cookbook", levels: expect.arrayContaining(["view"]) }]),
    });
  });

  test("[S3.13] nobody acts without being signed in; every action is listed with its schemas and in the OpenAPI document", async () => {
    const { server, anna } = await annaBenCarla();
    const stranger = server.client();
    expect((await stranger.post("/api/actions/share.byMe", {})).status).toBe(401);
    expect((await anna.act("share.byMe")).status).toBe(200);
    const { actions } = (await anna.client.get("/api/actions")).body as {
      actions: { name: string; tool: string | null }[];
    };
    const tools = actions.flatMap(({ tool }) => tool ?? []);
    expect(tools).toEqual(
      expect.arrayContaining([
        "ShareItem",
        "ShareItemBulk",
        "RevokeShare",
        "UpdateShare",
        "GetSharedWithMe",
        "GetSharesForRecord",
        "CheckPermission",
        "AcceptShareInvitation",
        "DeclineShareInvitation",
        "GetPendingInvitations",
      ]),
    );
    const { paths } = (await anna.client.get("/api/openapi.json")).body as { paths: Record<string, unknown> };
    for (const { name } of actions) expect(paths).toHaveProperty([`/api/actions/${name}`]);
  });
});
