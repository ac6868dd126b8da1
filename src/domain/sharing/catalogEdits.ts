/**
 * What an admin does to the catalog, as functions from one catalog to the next, so that a change can be applied to whatever is in
 * force by then; which field a problem belongs to; and what people would lose by a change. It decides nothing about access.
 */
import type { ItemType } from "../items/types.ts";
import { checkCatalog, type Offer, type SharingCatalog } from "./catalog.ts";
import { actionsOf, levelOf, seededLevels, type Action, type SharingLevel } from "./levels.ts";

/** A level of a type with its offer, in the type's order; `offer.isEnabled` false where it is not given. */
export interface OfferLine {
  readonly level: SharingLevel;
  readonly offer: Offer;
}

/** Every level a type could offer: those it offers or once did in their order, then the others by rank. */
export function offerLines(catalog: SharingCatalog, itemType: ItemType): OfferLine[] {
  const known = catalog.offers.filter((offer) => offer.itemType === itemType).toSorted((a, b) => a.order - b.order);
  const others = catalog.levels
    .filter(({ id }) => !known.some(({ level }) => level === id))
    .toSorted((a, b) => a.rank - b.rank)
    .map((level, index) => blankOffer(itemType, level.id, (known.at(-1)?.order ?? -1) + 1 + index));
  return [...known, ...others].flatMap((offer) => {
    const level = levelOf(catalog.levels, offer.level);
    return level?.offered && level.isActive ? [{ level, offer }] : [];
  });
}

function blankOffer(itemType: ItemType, level: string, order: number): Offer {
  const none = { isEnabled: false, isDefault: false, driver: null, requiresApproval: false, allowsPublic: false };
  return { itemType, level, order, ...none };
}

/** Whether anything of a type can be given to anybody. */
export function isShareable(catalog: SharingCatalog, itemType: ItemType): boolean {
  return offerLines(catalog, itemType).some(({ offer }) => offer.isEnabled);
}

/** Changes what a type makes of a level. A level chosen beforehand takes that from the one before it. */
export function withOffer(
  catalog: SharingCatalog,
  itemType: ItemType,
  level: string,
  change: Partial<Omit<Offer, "itemType" | "level">>,
): SharingCatalog {
  const lines = offerLines(catalog, itemType);
  const before = lines.find((line) => line.offer.level === level)?.offer;
  if (before === undefined) return catalog;
  const next: Offer = { ...before, ...change };
  // What is not given cannot be what is given unless somebody chooses.
  const changed = next.isEnabled ? next : { ...next, isDefault: false };
  const others = catalog.offers
    .filter((offer) => offer.itemType !== itemType || offer.level !== level)
    .map((offer) => (changed.isDefault && offer.itemType === itemType ? { ...offer, isDefault: false } : offer));
  return { ...catalog, offers: [...others, changed] };
}

/** Moves a level up (-1) or down (1) in the order of a type's share dialog. */
export function withOfferMoved(catalog: SharingCatalog, itemType: ItemType, level: string, by: -1 | 1): SharingCatalog {
  const lines = offerLines(catalog, itemType).map(({ offer }) => offer);
  const at = lines.findIndex((offer) => offer.level === level);
  const [moved] = lines.slice(at, at + 1);
  if (moved === undefined || at + by < 0 || at + by >= lines.length) return catalog;
  const ordered = lines.toSpliced(at, 1).toSpliced(at + by, 0, moved);
  const numbered = ordered.map((offer, order) => ({ ...offer, order }));
  const isNumbered = (offer: Offer): boolean =>
    offer.itemType === itemType && numbered.some((one) => one.level === offer.level);
  return { ...catalog, offers: [...catalog.offers.filter((offer) => !isNumbered(offer)), ...numbered] };
}

/** Whether a type can be shared at all. On again, it offers what a new server does, and otherwise all it knows. */
export function withSharing(catalog: SharingCatalog, itemType: ItemType, isOn: boolean): SharingCatalog {
  return offerLines(catalog, itemType).reduce((made, { level }) => {
    const isSeeded = seededLevels.some(({ id }) => id === level.id);
    return withOffer(made, itemType, level.id, { isEnabled: isOn && isSeeded });
  }, catalog);
}

/** Adds a level, or changes the one with its id. One that is not meant for links is taken out of them. */
export function withLevel(catalog: SharingCatalog, level: SharingLevel): SharingCatalog {
  const isNew = levelOf(catalog.levels, level.id) === undefined;
  const levels = isNew ? [...catalog.levels, level] : catalog.levels.map((one) => (one.id === level.id ? level : one));
  const offers = catalog.offers.map((offer) =>
    offer.level === level.id && !level.isPublic ? { ...offer, allowsPublic: false } : offer,
  );
  return { levels, offers };
}

/** Takes a level out, with what was offered of it. */
export function withoutLevel(catalog: SharingCatalog, id: string): SharingCatalog {
  return {
    levels: catalog.levels.filter((level) => level.id !== id),
    offers: catalog.offers.filter(({ level }) => level !== id),
  };
}

/** Whether a level came with the product: it can be switched off, not taken out. */
export function isSeededLevel(id: string): boolean {
  return levelOf(seededLevels, id) !== undefined;
}

/** A level of one's own to begin with, its id made from its name; the same name twice gets a number. */
export function levelNamed(catalog: SharingCatalog, name: string): SharingLevel {
  const word = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 40);
  const stem = word === "" ? "level" : word;
  let id = stem;
  for (let number = 2; levelOf(catalog.levels, id) !== undefined; number++) id = `${stem}-${number}`;
  return {
    id,
    name,
    description: "",
    rank: 15,
    implies: ["view"],
    allows: [],
    allowsResharing: false,
    isDiscoverable: false,
    isPublic: false,
    isActive: true,
    offered: true,
    icon: "eye",
    color: "neutral",
    driver: null,
  };
}

export type LevelField = "implies" | "allows" | "isActive" | "form";

/** What keeps a level from being saved as it is, and the field to mend it in; null where nothing does. */
export function levelProblem(
  catalog: SharingCatalog,
  draft: SharingLevel,
): { readonly field: LevelField; readonly message: string } | null {
  const checked = checkCatalog(withLevel(catalog, draft));
  if (checked.ok) return null;
  const before = levelOf(catalog.levels, draft.id);
  // The field whose former value (nothing, for a new level) would make it right.
  const mends: readonly (readonly [LevelField, Partial<SharingLevel>])[] = [
    ["implies", { implies: before?.implies ?? [] }],
    ["allows", { allows: before?.allows ?? [] }],
    ["isActive", { isActive: before?.isActive ?? true }],
  ];
  const mend = mends.find(([, change]) => checkCatalog(withLevel(catalog, { ...draft, ...change })).ok);
  return { field: mend?.[0] ?? "form", message: checked.error.message };
}

export interface Loss {
  readonly level: SharingLevel;
  readonly actions: readonly Action[];
}

/** Which levels would allow less than now, also by including one that does. */
export function lossesOf(before: SharingCatalog, after: SharingCatalog): Loss[] {
  return before.levels.flatMap((level) => {
    const kept = actionsOf(after.levels, level.id);
    const actions = [...actionsOf(before.levels, level.id)].filter((action) => !kept.has(action));
    return actions.length === 0 ? [] : [{ level, actions }];
  });
}
