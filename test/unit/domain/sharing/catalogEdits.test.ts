import { expect, test } from "vitest";
import { checkCatalog, defaultLevel, offeredLevels, seededCatalog } from "../../../../src/domain/sharing/catalog.ts";
import {
  isShareable,
  levelNamed,
  levelProblem,
  lossesOf,
  offerLines,
  withLevel,
  withOffer,
  withOfferMoved,
  withoutLevel,
  withSharing,
} from "../../../../src/domain/sharing/catalogEdits.ts";
import { levelAllows, levelOf, type SharingLevel } from "../../../../src/domain/sharing/levels.ts";

const offered = (catalog: typeof seededCatalog) => offeredLevels(catalog, "list").map(({ id }) => id);

function seeded(id: string): SharingLevel {
  const level = levelOf(seededCatalog.levels, id);
  if (level === undefined) throw new Error(`There is no level ${id}.`);
  return level;
}

test("[S3.3] a level is taken from a type alone, and given back", () => {
  const without = withOffer(seededCatalog, "list", "edit", { isEnabled: false });
  expect(offered(without)).not.toContain("edit");
  expect(offeredLevels(without, "recipe").map(({ id }) => id)).toContain("edit");
  expect(defaultLevel(without, "list")).toBe("view");
  expect(offered(withOffer(without, "list", "edit", { isEnabled: true }))).toEqual(offered(seededCatalog));
});

test("[S3.3] one level of a type is chosen beforehand; what chose another one before gives way", () => {
  const changed = withOffer(seededCatalog, "list", "comment", { isDefault: true });
  expect(defaultLevel(changed, "list")).toBe("comment");
  expect(defaultLevel(changed, "recipe")).toBe(defaultLevel(seededCatalog, "recipe"));
  expect(checkCatalog(changed).ok).toBe(true);
});

test("[S3.3] the order is the admin's, and ends at both ends", () => {
  const [first, second] = offered(seededCatalog);
  const moved = withOfferMoved(seededCatalog, "list", second ?? "", -1);
  expect(offered(moved).slice(0, 2)).toEqual([second, first]);
  expect(offered(withOfferMoved(moved, "list", second ?? "", -1))).toEqual(offered(moved));
  expect(checkCatalog(moved).ok).toBe(true);
});

test("[S3.3] a type can be taken out of sharing and put back, with what a new server offers", () => {
  const off = withSharing(seededCatalog, "list", false);
  expect([isShareable(off, "list"), offered(off), isShareable(off, "recipe")]).toEqual([false, [], true]);
  const on = withSharing(off, "list", true);
  expect(offered(on)).toEqual(offered(seededCatalog));
});

test("[S3.1] a level of one's own gets an id of its name, can be offered, and taken out again", () => {
  const cook = { ...levelNamed(seededCatalog, "Kann kochen – für Gäste!"), allows: ["fill" as const] };
  expect(cook.id).toBe("kann-kochen-fu-r-ga-ste");
  const added = withLevel(seededCatalog, cook);
  expect(levelNamed(added, cook.name).id).toBe(`${cook.id}-2`);
  expect(levelNamed(seededCatalog, "!").id).toBe("level");
  expect(checkCatalog(added).ok).toBe(true);
  expect([levelAllows(added.levels, cook.id, "view"), levelAllows(added.levels, cook.id, "edit")]).toEqual([
    true,
    false,
  ]);
  expect(offerLines(added, "list").at(-1)).toMatchObject({ level: { id: cook.id }, offer: { isEnabled: false } });
  const given = withOffer(added, "list", cook.id, { isEnabled: true });
  expect(offered(given)).toContain(cook.id);
  expect(withoutLevel(given, cook.id)).toEqual(seededCatalog);
});

test("[S3.1] a level that is taken out of links leaves them in every type", () => {
  const changed = withLevel(seededCatalog, { ...seeded("view"), isPublic: false });
  expect(checkCatalog(changed).ok).toBe(true);
  expect(changed.offers.filter(({ level, allowsPublic }) => level === "view" && allowsPublic)).toEqual([]);
});

test("[S3.1] [S3.2] a problem stands at the field that makes it", () => {
  expect(levelProblem(seededCatalog, seeded("view"))).toBeNull();
  expect(levelProblem(seededCatalog, { ...seeded("view"), implies: ["edit"] })?.field).toBe("implies");
  expect(levelProblem(seededCatalog, { ...seeded("view"), implies: ["nothing"] })?.field).toBe("implies");
  expect(levelProblem(seededCatalog, { ...seeded("manage"), allows: [] })?.field).toBe("allows");
  expect(levelProblem(seededCatalog, { ...seeded("owner"), isActive: false })?.field).toBe("isActive");
});

test("[S3.2] what people lose by a change is said for each level that includes the changed one", () => {
  const less = withLevel(seededCatalog, { ...seeded("edit"), allows: ["fill"] });
  const losses = lossesOf(seededCatalog, less).map(({ level, actions }) => [level.id, actions]);
  expect(losses).toContainEqual(["edit", ["edit"]]);
  expect(losses).toContainEqual(["delete", ["edit"]]);
  expect(losses.map(([id]) => id)).not.toContain("comment");
  expect(lossesOf(less, seededCatalog)).toEqual([]);
});
