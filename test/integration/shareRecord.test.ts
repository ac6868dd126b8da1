/** The one record behind everything that is shared, whatever it is and whoever it is shared with (S0). */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { shareableTypes, shareSchema, shareWishSchema, type Share } from "../../src/domain/sharing/share.ts";
import { actorOf } from "../../sync-server/engine/actor.ts";
import { createShare } from "../../sync-server/engine/sharing/createShare.ts";
import { viewShare } from "../../sync-server/engine/sharing/viewShare.ts";
import { addGroup, addOrganization, countRows } from "../helpers/belonging.ts";
import { itemPush, RawPeer } from "../helpers/rawPeer.ts";
import { syncWorld, type World } from "../helpers/syncWorld.ts";

const recipients = {
  person: { kind: "person", address: "ben@example.org" },
  group: { kind: "group", id: "cooks" },
  organization: { kind: "organization", id: "elm" },
  link: { kind: "link" },
} as const;
type RecipientKind = keyof typeof recipients;

/** Anna, who shares, with one item of every type that can be shared; Ben, and a group and an organization of theirs. */
async function kitchen(): Promise<World> {
  const world = await syncWorld();
  for (const name of ["anna", "ben"]) await world.person(name);
  addOrganization(world.folder, "elm", { "person-anna": "OWNER", "person-ben": "MEMBER" });
  addGroup(world.folder, "elm", "cooks", ["person-ben"]);
  const anna = await RawPeer.greeted(world.hub, "person-anna");
  for (const type of shareableTypes) await anna.push(itemPush(type, new Y.Doc(), { type }));
  return world;
}

async function shared(world: World, itemType: string, kind: RecipientKind): Promise<Share | null> {
  return world.perform(async (work) => {
    const wish = { recipient: recipients[kind], itemType, itemId: itemType, shareAll: false, level: "view" };
    const made = await createShare(work, "person-anna", `${itemType}-${kind}`, shareWishSchema.parse(wish));
    if (!made.ok) throw new Error(`${itemType} with a ${kind}: ${made.error.message}`);
    return viewShare(work.tx, await actorOf(work.tx, "person-anna"), made.value);
  });
}

test("[S0.1] [S0.3] every type of item with every kind of recipient is the same record: what, by and with whom, level, members only, state, when", async () => {
  const world = await kitchen();
  const before = world.clock.now;
  for (const itemType of shareableTypes) {
    for (const kind of Object.keys(recipients) as RecipientKind[]) {
      const share = await shared(world, itemType, kind);
      expect(shareSchema.safeParse(share).success, `${itemType} with a ${kind}`).toBe(true);
      expect(share).toMatchObject({
        itemType,
        itemId: itemType,
        ownerId: "person-anna",
        sharedById: "person-anna",
        recipientKind: kind,
        recipientAddress: kind === "person" ? "ben@example.org" : "",
        level: "view",
        membershipOnly: false,
        status: kind === "person" ? "pending" : "accepted",
      });
      expect(share?.createdAt).toBeGreaterThanOrEqual(before);
    }
  }
  expect(countRows(world.folder, "shares")).toBe(shareableTypes.length * Object.keys(recipients).length);
});

test("[S0.2] sharing makes no organization, no membership and no group, whoever it is with", async () => {
  const world = await kitchen();
  const belonging = () =>
    ["organizations", "memberships", "groups", "group_members"].map((t) => countRows(world.folder, t));
  const before = belonging();
  expect(before).toEqual([1, 2, 1, 1]);
  for (const kind of Object.keys(recipients) as RecipientKind[]) await shared(world, "list", kind);
  expect(belonging()).toEqual(before);
});
