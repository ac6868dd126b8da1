import { describe, expect, test } from "vitest";
import {
  checkNewShare,
  currentAccess,
  inOrder,
  knownAccess,
  type KnownContainer,
} from "../../../../src/domain/sharing/accessList.ts";
import { accessMarks } from "../../../../src/domain/sharing/accessMarks.ts";
import { seededLevels } from "../../../../src/domain/sharing/levels.ts";
import {
  arrangedIncoming,
  incomingShares,
  outgoingShares,
  sharesToApprove,
} from "../../../../src/domain/sharing/overview.ts";
import type { Principal } from "../../../../src/domain/sharing/principals.ts";
import type { Share } from "../../../../src/domain/sharing/share.ts";
import { knownShare } from "../../../helpers/shares.ts";

/** A share whose maker is its owner, called as given. */
function share(change: Partial<Share>): Share {
  const name = change.ownerName ?? ((change.ownerId ?? "me") === "me" ? "Me" : "");
  return knownShare({ ownerName: name, sharedByName: name, ...change });
}
const all = (change: Partial<Share>): Share => share({ itemId: null, shareAll: true, ...change });
const one = { itemType: "list", itemId: "one" } as const;
const me = { ownerId: "me", addresses: ["me@example.org"] };
const person = (address: string) => ({ kind: "person" as const, address });
const book: KnownContainer = { id: "book", type: "cookbook", ownerId: "dora", title: "Grandmother", cap: "view" };

describe("who has access", () => {
  test("[S2.10] direct shares, those of everything of the kind and those through a container; ended ones not at all", () => {
    const shares = [
      share({ recipientAddress: "zoe@example.org", status: "pending" }),
      all({ recipientAddress: "ben@example.org" }),
      share({ recipientAddress: "anna@example.org" }),
      share({ recipientAddress: "gone@example.org", status: "revoked" }),
      share({ recipientAddress: "asked@example.org", status: "pending", approval: "waiting" }),
      share({
        ownerId: "dora",
        itemType: "cookbook",
        itemId: "book",
        level: "manage",
        recipientAddress: "carl@example.org",
      }),
      share({ ownerId: "else", itemType: "cookbook", itemId: "book", recipientAddress: "forged@example.org" }),
      share({ itemId: "two" }),
      all({ itemType: "recipe" }),
      share({ ownerId: "somebody else" }),
    ];
    const found = inOrder(knownAccess(seededLevels, one, "me", [book], shares));
    expect(found.map((entry) => [entry.share.recipientAddress, entry.level, entry.through?.title ?? ""])).toEqual([
      ["asked@example.org", "view", ""],
      ["anna@example.org", "view", ""],
      ["ben@example.org", "view", ""],
      ["carl@example.org", "view", "Grandmother"],
      ["zoe@example.org", "view", ""],
    ]);
    expect(knownAccess(seededLevels, { itemType: "list", itemId: null }, "me", [], shares)).toHaveLength(1);
  });

  test("[S3.8] the server’s answer with what is still on its way here, without what has ended here", () => {
    const there = share({ recipientAddress: "there@example.org", level: "view" });
    const ended = share({ recipientAddress: "ended@example.org" });
    const queued = share({ recipientAddress: "queued@example.org", status: "pending" });
    const others = share({ ownerId: "dora", itemType: "cookbook", itemId: "book", level: "edit" });
    const through = { containerId: "book", title: "", cap: "view" };
    const answer = {
      ownerId: "me",
      ownerName: "Me",
      entries: [
        { share: there, through: null, works: true },
        { share: ended, through: null, works: true },
        { share: others, through, works: true },
      ],
      containerOwners: [],
    };
    const local = [{ ...there, level: "edit" }, { ...ended, status: "revoked" as const }, queued];
    const known = knownAccess(seededLevels, one, "me", [], local);
    const shown = currentAccess(seededLevels, answer, known, local);
    expect(shown.map((entry) => [entry.share.recipientAddress, entry.level])).toEqual([
      ["there@example.org", "edit"],
      ["anna@example.org", "view"],
      ["queued@example.org", "view"],
    ]);
  });

  test("[S2.5] the same with the same recipient, in any case, is refused naming the first; beside a share-all it is not", () => {
    const shares = [
      share({}),
      all({ recipientAddress: "ben@example.org" }),
      share({ recipientKind: "group", recipientId: "bakers", recipientAddress: "", recipientName: "Bakers" }),
    ];
    const again = checkNewShare(one, person("ANNA@example.org"), me, shares);
    expect(again.ok ? "" : `${again.error.code} ${again.error.message}`).toMatch(/share_exists .*anna@example\.org/);
    expect(checkNewShare(one, person("ben@example.org"), me, shares).ok).toBe(true);
    expect(checkNewShare({ itemType: "list", itemId: null }, person("ben@example.org"), me, shares).ok).toBe(false);
    expect(checkNewShare(one, person("anna@example.org"), me, [share({ status: "declined" })]).ok).toBe(true);
    const group = checkNewShare(one, { kind: "group", id: "bakers" }, me, shares);
    expect(group.ok ? "" : group.error.message).toContain("Bakers");
    expect(checkNewShare(one, { kind: "organization", id: "bakers" }, me, shares).ok).toBe(true);
  });

  test("[S2.6] one's own address is refused, however it is written", () => {
    const own = checkNewShare(one, person(" ME@Example.org "), me, []);
    expect(own.ok ? "" : own.error.code).toBe("share_self");
  });
});

describe("marks", () => {
  const mark = accessMarks("me", [
    share({ recipientName: "Anna" }),
    all({ recipientAddress: "ben@example.org" }),
    share({ ownerId: "carlo", ownerName: "Carlo", itemId: "theirs" }),
    share({ itemId: "open", recipientKind: "link", recipientAddress: "" }),
    share({ ownerId: "dora", ownerName: "Dora", itemType: "cookbook", itemId: "book", recipientName: "Emil" }),
    share({ ownerId: "dora", itemType: "cookbook", itemId: "book", recipientId: "me", recipientName: "Me" }),
  ]);

  test("[S2.4] whose an item is, and who has it, also through everything of its kind", () => {
    expect(mark({ id: "one", type: "list", ownerId: "me" })).toEqual({
      sharedBy: null,
      sharedWith: ["Anna", "ben@example.org"],
      isPublic: false,
    });
    expect(mark({ id: "new", type: "list", ownerId: "" })?.sharedWith).toEqual(["ben@example.org"]);
    expect(mark({ id: "theirs", type: "list", ownerId: "carlo" })?.sharedBy).toBe("Carlo");
    expect(mark({ id: "own", type: "recipe", ownerId: "me" })).toBeNull();
  });

  test("[S3.14] what a link opens says so, and what is in a shared container names those who see it through that", () => {
    expect(mark({ id: "open", type: "list", ownerId: "me" })?.isPublic).toBe(true);
    const inBook = { id: "mine", type: "recipe" as const, ownerId: "me", containers: [book] };
    expect(mark(inBook)?.sharedWith).toEqual(["Emil", "Dora"]);
  });
});

describe("overview", () => {
  const viewer = { personId: "me", principals: new Set<Principal>(["person:me", "group:bakers"]) };
  const mine = { recipientId: "me", recipientName: "Me" };
  const shares = [
    share({ ...mine, ownerId: "carlo", ownerName: "Carlo", status: "pending", itemTitle: "Menu", itemType: "plan" }),
    share({ ...mine, ownerId: "dora", ownerName: "Dora", itemTitle: "Brød" }),
    share({ ...mine, ownerId: "dora", ownerName: "Dora", status: "revoked", itemTitle: "" }),
    share({
      ownerId: "emil",
      ownerName: "Emil",
      itemTitle: "Crème",
      itemType: "recipe",
      recipientKind: "group",
      recipientId: "bakers",
    }),
    share({ ownerId: "emil", recipientKind: "group", recipientId: "others" }),
    share({ ownerId: "emil", sharedById: "me", recipientAddress: "zoe@example.org", itemId: "on", itemTitle: "On" }),
    share({ status: "revoked" }),
    share({ recipientAddress: "ben@example.org" }),
    share({ recipientAddress: "Ben@example.org", itemId: "two", itemTitle: "Party" }),
  ];
  const view = { query: "", type: null, order: "newest", groupBy: "none" } as const;

  test("[S2.10] incoming: to answer, accepted, ended; also what a group of mine was given, nothing of other groups", () => {
    const found = incomingShares(viewer, shares);
    expect([found.waiting.length, found.accepted.length, found.ended.length]).toEqual([1, 2, 1]);
    expect(incomingShares({ ...viewer, principals: new Set() }, shares).accepted).toHaveLength(0);
  });

  test("[S3.14] shared with me: filtered by type, found without accents, sorted by name or sharer, in groups", () => {
    const { accepted } = incomingShares(viewer, shares);
    const titles = (change: object) =>
      arrangedIncoming(accepted, { ...view, ...change }).map((group) => group.shares.map((one) => one.itemTitle));
    expect(titles({})).toEqual([["Crème", "Brød"]]);
    expect(titles({ order: "name" })).toEqual([["Brød", "Crème"]]);
    expect(titles({ order: "sharer" })).toEqual([["Brød", "Crème"]]);
    expect(titles({ type: "recipe" })).toEqual([["Crème"]]);
    expect(titles({ query: "creme" })).toEqual([["Crème"]]);
    expect(titles({ query: "dora" })).toEqual([["Brød"]]);
    expect(titles({ groupBy: "sharer" })).toEqual([["Crème"], ["Brød"]]);
    expect(arrangedIncoming(accepted, { ...view, groupBy: "type" }).map(({ key }) => key)).toEqual(["recipe", "list"]);
  });

  test("[S3.3] a share that waits for approval is its owner’s to answer, and not its recipient’s to see", () => {
    const asked = share({ ...mine, ownerId: "emil", sharedById: "dora", status: "pending", approval: "waiting" });
    expect(sharesToApprove("emil", [asked])).toEqual([asked]);
    expect(sharesToApprove("dora", [asked])).toEqual([]);
    expect(incomingShares(viewer, [asked]).waiting).toEqual([]);
    expect(incomingShares(viewer, [{ ...asked, approval: "approved" }]).waiting).toHaveLength(1);
  });

  test("[S2.10] outgoing: by item or by person, live ones first, and what one shared on for somebody else", () => {
    const byItem = outgoingShares(viewer, shares, "item", "", "name");
    expect(byItem.map((group) => [group.first.itemTitle, group.shares.map((one) => one.status)])).toEqual([
      ["On", ["accepted"]],
      ["Party", ["accepted"]],
      ["This week", ["accepted", "revoked"]],
    ]);
    const byPerson = outgoingShares(viewer, shares, "person");
    expect(byPerson.map((group) => [group.key, group.shares.length])).toEqual([
      ["ben@example.org", 2],
      ["anna@example.org", 1],
      ["zoe@example.org", 1],
    ]);
  });
});
