import { describe, expect, test } from "vitest";
import {
  checkCatalog,
  defaultLevel,
  seededCatalog,
  type SharingCatalog,
} from "../../../../src/domain/sharing/catalog.ts";
import type { SharingLevel } from "../../../../src/domain/sharing/levels.ts";

const [view] = seededCatalog.levels;
const own = (change: Partial<SharingLevel> = {}): SharingLevel => ({
  ...(view as SharingLevel),
  id: "taste",
  name: "Can taste",
  ...change,
});
const changed = (id: string, change: Partial<SharingLevel>): SharingCatalog => ({
  ...seededCatalog,
  levels: seededCatalog.levels.map((level) => (level.id === id ? { ...level, ...change } : level)),
});
const withLevels = (...levels: SharingLevel[]): SharingCatalog => ({
  ...seededCatalog,
  levels: [...seededCatalog.levels, ...levels],
});

describe("saving a catalog", () => {
  test("[S3.1] an admin adds levels of their own", () => {
    expect(checkCatalog(seededCatalog)).toMatchObject({ ok: true });
    expect(checkCatalog(withLevels(own({ implies: ["view"] })))).toMatchObject({ ok: true });
  });

  test.each([
    ["two of one name", withLevels(own({ id: "view" }))],
    ["an implied level that is not there", withLevels(own({ implies: ["king"] }))],
    ["a level that includes itself", withLevels(own({ implies: ["taste"] }))],
    ["a circle of two", withLevels(own({ implies: ["sip"] }), own({ id: "sip", implies: ["taste"] }))],
    ["a circle through seeded levels", changed("view", { implies: ["edit"] })],
    ["an owner who may not do everything", changed("owner", { allows: [] })],
    ["an owner switched off", changed("owner", { isActive: false })],
    ["a manager who may not manage", changed("manage", { allows: ["view"] })],
    ["an offer of an unknown level", offer({ level: "king" })],
    ["an offer made twice", offer({ level: "view" })],
    ["an offer for a part", offer({ itemType: "rows", level: "view" })],
    ["a link level that is not meant for links", offer({ itemType: "list", level: "steward", allowsPublic: true })],
    ["two defaults of a type", offer({ itemType: "list", level: "use", isDefault: true })],
  ])("[S3.2] [S3.3] %s is refused", (_name, catalog) => {
    expect(checkCatalog(catalog)).toMatchObject({ ok: false, error: { code: "catalog_invalid" } });
  });

  function offer(change: Partial<SharingCatalog["offers"][number]>): SharingCatalog {
    const [first] = seededCatalog.offers;
    if (!first) throw new Error("Nothing is offered.");
    return { ...seededCatalog, offers: [...seededCatalog.offers, { ...first, isDefault: false, ...change }] };
  }

  test("[S3.3] each type has its level chosen beforehand", () => {
    expect([defaultLevel(seededCatalog, "list"), defaultLevel(seededCatalog, "recipe")]).toEqual(["edit", "view"]);
    expect(defaultLevel(seededCatalog, "rows")).toBeUndefined();
  });
});
