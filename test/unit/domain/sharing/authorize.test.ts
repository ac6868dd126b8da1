import { describe, expect, test } from "vitest";
import {
  authorize,
  effectivePermission,
  mayGrant,
  mayGrantByLink,
  narrowed,
  placementCap,
  type EffectivePermission,
  type ItemFacts,
  type ShareFacts,
} from "../../../../src/domain/sharing/authorize.ts";
import { offeredLevels, seededCatalog } from "../../../../src/domain/sharing/catalog.ts";
import {
  actions,
  impliedLevels,
  levelAllows,
  seededLevels,
  type Action,
} from "../../../../src/domain/sharing/levels.ts";
import { lonePerson, principalOf, type Actor } from "../../../../src/domain/sharing/principals.ts";
import { shareableTypes } from "../../../../src/domain/sharing/share.ts";
import { shareFacts as share } from "../../../helpers/shares.ts";

const item = { id: "list1", type: "list", ownerId: "owner" } as const;
const now = 1_000;
const bob = lonePerson("bob");

/** Every level × action, written by hand. */
const expected: Readonly<Record<string, readonly Action[]>> = {
  view: ["view"],
  comment: ["view", "comment"],
  use: ["view", "comment", "fill"],
  reshare: ["view", "share"],
  edit: ["view", "comment", "fill", "edit"],
  delete: ["view", "comment", "fill", "edit", "trash", "delete"],
  steward: ["view", "comment", "fill", "edit", "share", "manage"],
  manage: ["view", "comment", "fill", "edit", "trash", "delete", "share", "manage"],
  owner: ["view", "comment", "fill", "edit", "trash", "delete", "share", "manage", "transfer"],
};

function decide(actor: Actor, action: Action, shares: readonly ShareFacts[], about: ItemFacts = item): boolean {
  return authorize(seededCatalog, actor, action, about, shares, now).allowed;
}

function permission(shares: readonly ShareFacts[], actor: Actor = bob, about: ItemFacts = item) {
  return effectivePermission(seededCatalog, actor, about, shares, now);
}

describe("levels", () => {
  test("[S3.1] the seeded levels are those of the catalog, with their ranks", () => {
    expect(Object.keys(expected).toSorted()).toEqual(seededLevels.map(({ id }) => id).toSorted());
    const ranks = { view: 10, comment: 20, reshare: 40, edit: 50, delete: 60, manage: 80, owner: 100 };
    for (const [id, rank] of Object.entries(ranks)) {
      expect(seededLevels.find((level) => level.id === id)?.rank).toBe(rank);
    }
  });

  for (const [level, allowed] of Object.entries(expected)) {
    for (const action of actions) {
      const may = allowed.includes(action);
      test(`[S3.2] [S2.9] ${level} ${may ? "allows" : "does not allow"} ${action}, on every type`, () => {
        expect(levelAllows(seededLevels, level, action)).toBe(may);
        for (const type of shareableTypes) {
          const about = { ...item, type };
          const given = share({ level, itemType: type });
          const actor = level === "owner" ? lonePerson("owner") : bob;
          expect(decide(actor, action, level === "owner" ? [] : [given], about)).toBe(may);
        }
      });
    }
  }

  test("[S3.2] an unknown level and one that is switched off allow nothing, and a cycle of implications ends", () => {
    expect(actions.filter((action) => levelAllows(seededLevels, "king", action))).toEqual([]);
    const off = seededLevels.map((level) => (level.id === "edit" ? { ...level, isActive: false } : level));
    expect(actions.filter((action) => levelAllows(off, "edit", action))).toEqual([]);
    const quiet = seededLevels.map((level) => (level.id === "comment" ? { ...level, isActive: false } : level));
    expect(levelAllows(quiet, "comment", "view")).toBe(false);
    expect(levelAllows(quiet, "edit", "view")).toBe(true);
    const cyclic = seededLevels.map((level) => (level.id === "view" ? { ...level, implies: ["edit"] } : level));
    expect(impliedLevels(cyclic, "edit")).toEqual(["edit", "comment", "view"]);
  });
});

describe("what makes nothing visible", () => {
  const carol = lonePerson("carol");
  test.each<[string, Actor, ShareFacts[]]>([
    ["nobody's share", bob, []],
    ["another person's share", carol, [share()]],
    ["a pending share", bob, [share({ status: "pending" })]],
    ["a revoked share", bob, [share({ status: "revoked" })]],
    ["a declined share", bob, [share({ status: "declined" })]],
    ["an expired share", bob, [share({ status: "expired" })]],
    ["a share that ends now", bob, [share({ expiresAt: now })]],
    ["a share of another item", bob, [share({ itemId: "list2" })]],
    ["a share-all of another type", bob, [share({ shareAll: true, itemId: null, itemType: "recipe" })]],
    ["a share by somebody who does not own the item", bob, [share({ ownerId: "mallory" })]],
    ["a share-all by somebody else", bob, [share({ shareAll: true, itemId: null, ownerId: "mallory" })]],
    ["an address nobody has registered", bob, [share({ recipientId: null })]],
    ["a group of the same id as a person", bob, [share({ recipientKind: "group" })]],
    ["a share for members, unpaid", bob, [share({ membershipOnly: true })]],
    ["a link nobody opened", bob, [share({ recipientKind: "link", recipientId: "s1" })]],
  ])("[C.5] %s", (_name, actor, shares) => {
    expect(authorize(seededCatalog, actor, "view", item, shares, now)).toEqual({
      allowed: false,
      reason: "invisible",
      permission: null,
    });
    const own = share({ id: "control", recipientId: actor.personId });
    expect(decide(actor, "view", [...shares, own])).toBe(true);
  });

  test("[C.5] seen but not allowed is told from not seen", () => {
    const seen = authorize(seededCatalog, bob, "edit", item, [share()], now);
    expect(seen).toMatchObject({ allowed: false, reason: "level", permission: { level: "view" } });
    const unseen = authorize(seededCatalog, lonePerson("eve"), "edit", item, [share()], now);
    expect(unseen).toMatchObject({ allowed: false, reason: "invisible", permission: null });
  });
});

describe("where a permission comes from", () => {
  const inGroup: Actor = { ...bob, principals: new Set(["person:bob", "group:cooks", "organization:elm"] as const) };
  const byGroup = share({ id: "g", recipientKind: "group", recipientId: "cooks", level: "edit" });
  const byOrganization = share({ id: "o", recipientKind: "organization", recipientId: "elm", level: "view" });

  test("[S2.4] all of a type: what exists and what is made later", () => {
    const all = share({ id: "all", shareAll: true, itemId: null });
    expect(permission([all], bob, { ...item, id: "made later" })).toMatchObject({ source: "direct", shareId: "all" });
  });

  test("[S3.10] the highest of several grants wins and says its source, share and end", () => {
    expect(permission([share(), byGroup, byOrganization], inGroup)).toMatchObject({
      level: "edit",
      source: "group",
      shareId: "g",
      containerId: null,
      expiresAt: null,
      canReshare: false,
    });
    expect(permission([byOrganization], inGroup)).toMatchObject({ level: "view", source: "organization" });
    const opened: Actor = { ...bob, principals: new Set(["person:bob", "link:l"] as const) };
    const link = share({ id: "l", recipientKind: "link", recipientId: "l" });
    expect(permission([link], opened)).toMatchObject({ source: "public", shareId: "l" });
    expect(permission([], lonePerson("owner"))).toMatchObject({ level: "owner", source: "owner", shareId: null });
    expect(permission([share({ expiresAt: 5_000 })])?.expiresAt).toBe(5_000);
    // Of two the same, the one that lasts.
    expect(permission([share({ expiresAt: 5_000 }), share({ id: "s2" })])?.shareId).toBe("s2");
  });

  test("[S3.10] a lesser grant never takes away: comment beside reshare allows both", () => {
    const both = permission([share({ level: "comment" }), share({ id: "s2", level: "reshare" })]);
    expect(both).toMatchObject({ level: "reshare", canReshare: true });
    expect([...(both?.actions ?? [])].toSorted()).toEqual(["comment", "share", "view"]);
    expect(both?.levels.toSorted()).toEqual(["comment", "reshare", "view"]);
  });

  test("[S0.4] for members only: works while the recipient is paid for, and only then", () => {
    const members = share({ membershipOnly: true });
    const paying: Actor = { ...bob, subscribed: new Set(["person:bob"] as const) };
    expect([decide(bob, "view", [members]), decide(paying, "view", [members])]).toEqual([false, true]);
    const forGroup = { ...byGroup, membershipOnly: true };
    expect(decide({ ...inGroup, subscribed: new Set(["person:bob"] as const) }, "view", [forGroup])).toBe(false);
    expect(decide({ ...inGroup, subscribed: new Set(["group:cooks"] as const) }, "view", [forGroup])).toBe(true);
  });

  test("[S4.4] by role: the level is what the member's role gives", () => {
    const byRole = share({ recipientKind: "organization", recipientId: "elm", level: "by-role" });
    const as = (level: string | null): Actor => ({
      ...inGroup,
      roleLevels: level === null ? new Map() : new Map([[principalOf("organization", "elm"), level]]),
    });
    expect(permission([byRole], as("steward"))?.level).toBe("steward");
    expect(decide(as("use"), "fill", [byRole])).toBe(true);
    expect(decide(as("use"), "edit", [byRole])).toBe(false);
    expect(decide(as("view"), "fill", [byRole])).toBe(false);
    expect(decide(as(null), "view", [byRole])).toBe(false);
  });
});

describe("containers", () => {
  const book = { id: "book", type: "cookbook", ownerId: "owner", cap: "manage" } as const;
  const recipe: ItemFacts = { id: "r1", type: "recipe", ownerId: "owner", containers: [book] };
  const ofBook = (level: string) => share({ id: "b", itemType: "cookbook", itemId: "book", level });

  test("[S3.12] access to a container is access to what it holds, and says through which", () => {
    expect(permission([ofBook("edit")], bob, recipe)).toMatchObject({
      level: "edit",
      source: "container",
      containerId: "book",
      shareId: "b",
    });
    // Taken out, nothing is left.
    expect(permission([ofBook("edit")], bob, { ...recipe, containers: [] })).toBeNull();
    const all = share({ shareAll: true, itemId: null, itemType: "cookbook", level: "comment" });
    expect(permission([all], bob, recipe)?.level).toBe("comment");
  });

  test("[S3.19] in two containers the higher counts", () => {
    const other = { ...book, id: "other" };
    const shares = [ofBook("view"), share({ id: "o", itemType: "cookbook", itemId: "other", level: "edit" })];
    const both: ItemFacts = { ...recipe, containers: [book, other] };
    expect(permission(shares, bob, both)).toMatchObject({ level: "edit", containerId: "other" });
  });

  test("[C.5] a place gives no more than whoever put the item there had to give", () => {
    const capped: ItemFacts = { ...recipe, containers: [{ ...book, cap: "view" }] };
    expect(permission([ofBook("manage")], bob, capped)?.level).toBe("view");
    const theirs: ItemFacts = { ...recipe, ownerId: "anna", containers: [book] };
    expect(permission([], lonePerson("owner"), theirs)).toMatchObject({ level: "manage", source: "container" });
    expect(permission([], lonePerson("owner"), { ...theirs, containers: [{ ...book, cap: "view" }] })?.level).toBe(
      "view",
    );
    expect(placementCap(permission([], lonePerson("owner"), recipe))).toBe("manage");
    expect(placementCap(permission([share({ itemType: "recipe", itemId: "r1", level: "reshare" })], bob, recipe))).toBe(
      "view",
    );
    expect(
      placementCap(permission([share({ itemType: "recipe", itemId: "r1", level: "delete" })], bob, recipe)),
    ).toBeNull();
    expect(placementCap(null)).toBeNull();
  });
});

describe("giving on", () => {
  const given = (level: string): EffectivePermission | null =>
    level === "owner" ? permission([], lonePerson("owner")) : permission([share({ level })]);
  /** Level held → levels that may be given, by hand. */
  const may: Readonly<Record<string, readonly string[]>> = {
    view: [],
    comment: [],
    use: [],
    reshare: ["view"],
    edit: [],
    delete: [],
    steward: ["view", "comment", "reshare", "edit"],
    manage: ["view", "comment", "reshare", "edit", "delete", "manage"],
    owner: ["view", "comment", "reshare", "edit", "delete", "manage"],
  };
  for (const [held, levels] of Object.entries(may)) {
    test(`[S3.11] who has ${held} may give ${levels.join(", ") || "nothing"}`, () => {
      const all = seededLevels.map(({ id }) => id).filter((id) => mayGrant(seededCatalog, given(held), "list", id));
      expect(all).toEqual(seededLevels.map(({ id }) => id).filter((id) => levels.includes(id)));
    });
  }

  test("[S3.3] only what the type offers can be given", () => {
    const offers = seededCatalog.offers.map((offer) =>
      offer.itemType === "list" && offer.level === "edit" ? { ...offer, isEnabled: false } : offer,
    );
    const catalog = { ...seededCatalog, offers };
    expect(mayGrant(catalog, given("owner"), "list", "edit")).toBe(false);
    expect(mayGrant(catalog, given("owner"), "recipe", "edit")).toBe(true);
    expect(offeredLevels(catalog, "list").map(({ id }) => id)).toEqual([
      "view",
      "comment",
      "reshare",
      "delete",
      "manage",
    ]);
    expect(offeredLevels(catalog, "rows")).toEqual([]);
  });

  test("[S3.19] a link is for viewing and commenting, unless the owner says otherwise", () => {
    const link = (held: string, level: string) => mayGrantByLink(seededCatalog, given(held), "list", level);
    expect([link("manage", "view"), link("manage", "comment"), link("manage", "edit")]).toEqual([true, true, false]);
    expect([link("owner", "edit"), link("owner", "manage"), link("view", "view")]).toEqual([true, false, false]);
  });

  test("[S3.12] what a driver leaves of a permission counts, what it adds does not", () => {
    const edit = given("edit");
    const view = given("view");
    expect([...(narrowed(edit, view)?.actions ?? [])]).toEqual(["view"]);
    expect(narrowed(edit, view)?.level).toBe("view");
    expect([...(narrowed(view, given("manage"))?.actions ?? [])]).toEqual(["view"]);
    expect(narrowed(view, given("manage"))?.canReshare).toBe(false);
    expect(narrowed(edit, null)).toBeNull();
    expect(narrowed(null, edit)).toBeNull();
  });
});
