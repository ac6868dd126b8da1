import { describe, expect, test } from "vitest";
import { accessList, accessMarks, checkNewShare } from "../../../../src/domain/sharing/accessList.ts";
import { incomingShares, outgoingShares } from "../../../../src/domain/sharing/overview.ts";
import { knownShare } from "../../../helpers/shares.ts";
import type { Share } from "../../../../src/domain/sharing/share.ts";

const share = knownShare;
const all = (change: Partial<Share>): Share => share({ itemId: null, shareAll: true, ...change });
const one = { itemType: "list", itemId: "one" } as const;
const me = { personId: "me", addresses: ["me@example.org"] };

describe("who has access", () => {
  test("[S2.10] direct shares and those of everything of the kind, the unanswered last, ended ones not at all", () => {
    const shares = [
      share({ recipientAddress: "zoe@example.org", status: "pending" }),
      all({ recipientAddress: "ben@example.org" }),
      share({ recipientAddress: "anna@example.org" }),
      share({ recipientAddress: "gone@example.org", status: "revoked" }),
      share({ itemId: "two" }),
      all({ itemType: "recipe" }),
      share({ ownerId: "somebody else" }),
    ];
    expect(accessList(one, "me", shares).map((found) => found.recipientAddress)).toEqual([
      "anna@example.org",
      "ben@example.org",
      "zoe@example.org",
    ]);
    expect(accessList({ itemType: "list", itemId: null }, "me", shares)).toHaveLength(1);
  });

  test("[S2.5] the same with the same address, in any case, is refused naming the first; beside a share-all it is not", () => {
    const shares = [share({}), all({ recipientAddress: "ben@example.org" })];
    const again = checkNewShare(one, "ANNA@example.org", me, shares);
    expect(again.ok ? "" : `${again.error.code} ${again.error.message}`).toMatch(/share_exists .*anna@example\.org/);
    expect(checkNewShare(one, "ben@example.org", me, shares).ok).toBe(true);
    expect(checkNewShare({ itemType: "list", itemId: null }, "ben@example.org", me, shares).ok).toBe(false);
    expect(checkNewShare(one, "anna@example.org", me, [share({ status: "declined" })]).ok).toBe(true);
  });

  test("[S2.6] one's own address is refused, however it is written", () => {
    const own = checkNewShare(one, " ME@Example.org ", me, []);
    expect(own.ok ? "" : own.error.code).toBe("share_self");
  });

  test("[S2.4] marks: whose an item is, and who has it, also through everything of its kind", () => {
    const mark = accessMarks("me", [
      share({ recipientName: "Anna" }),
      all({ recipientAddress: "ben@example.org" }),
      share({ ownerId: "carlo", ownerName: "Carlo", itemId: "theirs" }),
    ]);
    expect(mark({ id: "one", type: "list", ownerId: "me" })).toEqual({
      sharedBy: null,
      sharedWith: ["Anna", "ben@example.org"],
    });
    expect(mark({ id: "new", type: "list", ownerId: "" })?.sharedWith).toEqual(["ben@example.org"]);
    expect(mark({ id: "theirs", type: "list", ownerId: "carlo" })).toEqual({ sharedBy: "Carlo", sharedWith: [] });
    expect(mark({ id: "own", type: "recipe", ownerId: "me" })).toBeNull();
  });
});

describe("overview", () => {
  const shares = [
    share({ ownerId: "carlo", ownerName: "Carlo", status: "pending", itemTitle: "Menu" }),
    share({ ownerId: "dora", ownerName: "Dora", itemTitle: "Bread" }),
    share({ ownerId: "dora", ownerName: "Dora", status: "revoked", itemTitle: "" }),
    share({ status: "revoked" }),
    share({ recipientAddress: "ben@example.org" }),
    share({ recipientAddress: "Ben@example.org", itemId: "two", itemTitle: "Party" }),
  ];

  test("[S2.10] incoming: to answer, accepted, ended; found by name or title", () => {
    const found = incomingShares("me", shares);
    expect([found.waiting.length, found.accepted.length, found.ended.length]).toEqual([1, 1, 1]);
    expect(incomingShares("me", shares, "carLO").waiting).toHaveLength(1);
    expect(incomingShares("me", shares, "carlo").accepted).toHaveLength(0);
  });

  test("[S2.10] outgoing: by item or by person, live ones first", () => {
    const byItem = outgoingShares("me", shares, "item", "", "name");
    expect(byItem.map((group) => [group.first.itemTitle, group.shares.map((one) => one.status)])).toEqual([
      ["Party", ["accepted"]],
      ["This week", ["accepted", "revoked"]],
    ]);
    const byPerson = outgoingShares("me", shares, "person");
    expect(byPerson.map((group) => [group.key, group.shares.length])).toEqual([
      ["ben@example.org", 2],
      ["anna@example.org", 1],
    ]);
  });
});
