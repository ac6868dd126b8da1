import { describe, expect, test } from "vitest";
import {
  checkNewItems,
  isToAskAboutEarlier,
  levelsForNewItems,
  sharesMore,
  sharesNewItem,
  usualNewItems,
  type NewItem,
  type SharingHousehold,
  type SharingMember,
} from "../../../../src/domain/organizations/newItems.ts";
import { seededCatalog } from "../../../../src/domain/sharing/catalog.ts";

const now = 1_000;
const household: SharingHousehold = { kind: "household", deletedAt: 0, newItems: usualNewItems };
const anna: SharingMember = {
  role: "MEMBER",
  isActive: true,
  endsAt: null,
  roleEndsAt: null,
  roleAfter: null,
  keepsNewItems: false,
  supportReason: null,
};
const list: NewItem = { type: "list", isPart: false, isTrashed: false, isEarlier: false };

describe("what a member makes", () => {
  test.each(["recipe", "plan", "list", "cookbook", "table"] as const)(
    "[C.7] is shared with a household that shares everything: a %s",
    (type) => {
      expect(sharesNewItem(household, anna, { ...list, type }, now)).toBe(true);
    },
  );

  test.each<[string, Partial<SharingHousehold>, Partial<SharingMember>, Partial<NewItem>]>([
    ["the household shares nothing by itself", { newItems: null }, {}, {}],
    ["the household shares other kinds", { newItems: { types: ["recipe"], level: "edit" } }, {}, {}],
    ["it is a team", { kind: "team" }, {}, {}],
    ["the household is deleted", { deletedAt: 5 }, {}, {}],
    ["they have left", {}, { isActive: false }, {}],
    ["their membership is over by the clock", {}, { endsAt: now }, {}],
    ["they keep what they make", {}, { keepsNewItems: true }, {}],
    ["they are the server's support", {}, { supportReason: "A list that was lost" }, {}],
    ["it is a part of something", {}, {}, { isPart: true }],
    ["it comes in the trash", {}, {}, { isTrashed: true }],
    ["it was there before they signed in", {}, {}, { isEarlier: true }],
  ])("[C.7] stays theirs where %s", (_why, place, member, item) => {
    expect(sharesNewItem({ ...household, ...place }, { ...anna, ...member }, { ...list, ...item }, now)).toBe(false);
  });

  test("[C.7] is shared up to the last moment of a membership for a time", () => {
    expect(sharesNewItem(household, { ...anna, endsAt: now + 1 }, list, now)).toBe(true);
  });
});

describe("the setting", () => {
  test("[C.7] is a household's, of kinds in their order, at a level each of them is shared at", () => {
    const wish = { types: ["list" as const, "recipe" as const, "list" as const], level: "view" };
    expect(checkNewItems("household", wish, seededCatalog)).toEqual({
      ok: true,
      value: { types: ["recipe", "list"], level: "view" },
    });
    expect(checkNewItems("team", wish, seededCatalog)).toMatchObject({ ok: false, error: { code: "request_invalid" } });
    for (const level of ["owner", "steward", "nonsense"]) {
      expect(checkNewItems("household", { ...wish, level }, seededCatalog)).toMatchObject({
        ok: false,
        error: { code: "share_level" },
      });
    }
  });

  test("[C.7] offers the levels that all chosen kinds have", () => {
    const offers = seededCatalog.offers.map((offer) =>
      offer.itemType === "table" && offer.level === "edit" ? { ...offer, isEnabled: false } : offer,
    );
    const ids = (types: readonly ("list" | "table")[]) =>
      levelsForNewItems({ ...seededCatalog, offers }, types).map(({ id }) => id);
    expect(ids(["list"])).toContain("edit");
    expect(ids(["list", "table"])).not.toContain("edit");
    expect(ids(["list", "table"])).toContain("view");
    expect(ids([])).toEqual([]);
  });

  test("[C.7] asks about what was there before when it shares more, and once", () => {
    expect(sharesMore(null, usualNewItems)).toBe(true);
    expect(sharesMore({ types: ["list"], level: "edit" }, usualNewItems)).toBe(true);
    expect(sharesMore(usualNewItems, { ...usualNewItems, level: "view" })).toBe(false);
    expect(sharesMore(usualNewItems, null)).toBe(false);
    expect(isToAskAboutEarlier(null, null)).toBe(false);
    expect(isToAskAboutEarlier(5, null)).toBe(true);
    expect(isToAskAboutEarlier(5, 4)).toBe(true);
    expect(isToAskAboutEarlier(5, 5)).toBe(false);
  });
});
