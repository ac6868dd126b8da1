import { describe, expect, test } from "vitest";
import { authorize, effectivePermission, type ShareFacts } from "../../../../src/domain/sharing/authorize.ts";
import {
  actions,
  impliedLevels,
  levelAllows,
  seededLevels,
  type Action,
} from "../../../../src/domain/sharing/levels.ts";

const item = { id: "list1", type: "list", ownerId: "owner" } as const;

function share(change: Partial<ShareFacts> = {}): ShareFacts {
  return {
    id: "s1",
    ownerId: "owner",
    recipientId: "bob",
    itemType: "list",
    itemId: "list1",
    shareAll: false,
    level: "view",
    status: "accepted",
    ...change,
  };
}

/** Every level × action, written by hand. */
const expected: Readonly<Record<string, readonly Action[]>> = {
  view: ["view"],
  edit: ["view", "edit"],
  owner: ["view", "edit", "trash", "delete", "share", "transfer"],
};

describe("levels", () => {
  for (const [level, allowed] of Object.entries(expected)) {
    for (const action of actions) {
      test(`[S2.9] ${level} ${allowed.includes(action) ? "allows" : "does not allow"} ${action}`, () => {
        expect(levelAllows(seededLevels, level, action)).toBe(allowed.includes(action));
      });
    }
  }

  test("[S2.9] an unknown level allows nothing, and a cycle of implications ends", () => {
    expect(actions.filter((action) => levelAllows(seededLevels, "king", action))).toEqual([]);
    const cyclic = seededLevels.map((level) => (level.id === "view" ? { ...level, implies: ["edit"] } : level));
    expect(impliedLevels(cyclic, "edit")).toEqual(["edit", "view"]);
  });
});

describe("authorize", () => {
  test("[S2.9] a viewer sees and does not edit; an editor edits and does not delete; the owner does all", () => {
    const decide = (person: string, action: Action, shares: ShareFacts[]): boolean =>
      authorize(seededLevels, person, action, item, shares).allowed;
    expect(decide("bob", "view", [share()])).toBe(true);
    expect(decide("bob", "edit", [share()])).toBe(false);
    expect(decide("bob", "edit", [share({ level: "edit" })])).toBe(true);
    expect(decide("bob", "delete", [share({ level: "edit" })])).toBe(false);
    expect(actions.every((action) => decide("owner", action, []))).toBe(true);
  });

  test.each([
    ["nobody's share", []],
    ["another person's share", [share({ recipientId: "carol" })]],
    ["a pending share", [share({ status: "pending", recipientId: "bob" })]],
    ["a revoked share", [share({ status: "revoked" })]],
    ["a declined share", [share({ status: "declined" })]],
    ["an expired share", [share({ status: "expired" })]],
    ["a share of another item", [share({ itemId: "list2" })]],
    ["a share-all of another type", [share({ shareAll: true, itemId: null, itemType: "recipe" })]],
    ["a share by somebody who does not own the item", [share({ ownerId: "mallory" })]],
    ["a share-all by somebody else", [share({ shareAll: true, itemId: null, ownerId: "mallory" })]],
    ["an address nobody has registered", [share({ recipientId: null })]],
  ])("[C.5] %s makes nothing visible", (_name, shares) => {
    expect(authorize(seededLevels, "bob", "view", item, shares)).toEqual({
      allowed: false,
      reason: "invisible",
      permission: null,
    });
    expect(authorize(seededLevels, "bob", "view", item, [...shares, share()]).allowed).toBe(true);
  });

  test("[S2.4] share-all covers every item of its type by that owner", () => {
    const all = share({ shareAll: true, itemId: null, level: "edit" });
    expect(effectivePermission(seededLevels, "bob", { ...item, id: "made later" }, [all])).toMatchObject({
      level: "edit",
      source: "shareAll",
    });
  });

  test("[S2.9] the highest of several grants wins, whatever their order", () => {
    const grants = [share(), share({ id: "s2", shareAll: true, itemId: null, level: "edit" })];
    for (const shares of [grants, grants.toReversed()]) {
      expect(effectivePermission(seededLevels, "bob", item, shares)).toMatchObject({ level: "edit", shareId: "s2" });
    }
  });

  test("[C.5] a refusal tells a seen item from one that must look as if it did not exist", () => {
    expect(authorize(seededLevels, "bob", "edit", item, [share()])).toMatchObject({ allowed: false, reason: "level" });
    expect(authorize(seededLevels, "eve", "edit", item, [share()])).toMatchObject({
      allowed: false,
      reason: "invisible",
    });
  });
});
