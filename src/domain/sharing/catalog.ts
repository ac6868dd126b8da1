/**
 * Which levels there are, and which of them each item type offers (S3.1, S3.3): one value that every decision is made with.
 * An admin's change makes a new one; a change that would make decisions meaningless is refused when it is saved.
 */
import { z } from "zod";
import { itemTypes, type ItemType } from "../items/types.ts";
import { fail, ok, type Result } from "../result.ts";
import {
  actionsOf,
  levelOf,
  manageLevelId,
  ownerLevelId,
  seededLevels,
  sharingLevelSchema,
  type SharingLevel,
} from "./levels.ts";
import { shareableTypes } from "./share.ts";

/** What one item type makes of one level; at most one per pair (S3.3). */
export const offerSchema = z.strictObject({
  itemType: z.enum(itemTypes),
  level: z.string().max(50),
  isEnabled: z.boolean(),
  /** Chosen beforehand in the share dialog; at most one per type. */
  isDefault: z.boolean(),
  order: z.int().min(0).max(1_000),
  /** A driver instead of the type's own; null: the type's own. */
  driver: z.string().max(100).nullable(),
  /** A share by somebody else waits until the item's owner approves it. */
  requiresApproval: z.boolean(),
  /** May be given to anyone with a link. */
  allowsPublic: z.boolean(),
});
export type Offer = Readonly<z.infer<typeof offerSchema>>;

export const catalogSchema = z.strictObject({
  levels: z.array(sharingLevelSchema).max(100),
  offers: z.array(offerSchema).max(1_000),
});
export type SharingCatalog = Readonly<{ levels: readonly SharingLevel[]; offers: readonly Offer[] }>;

function seededOffers(): Offer[] {
  return shareableTypes.flatMap((itemType) =>
    seededLevels
      .filter(({ offered }) => offered)
      .map((level, order) => ({
        itemType,
        level: level.id,
        isEnabled: true,
        // A list is for checking off together; the rest is mostly for reading.
        isDefault: level.id === (itemType === "list" ? "edit" : "view"),
        order,
        driver: null,
        requiresApproval: false,
        allowsPublic: level.isPublic,
      })),
  );
}

export const seededCatalog: SharingCatalog = { levels: seededLevels, offers: seededOffers() };

/** The levels that can be given on a type, in the type's order; empty: the type cannot be shared. */
export function offeredLevels(catalog: SharingCatalog, itemType: ItemType): SharingLevel[] {
  return catalog.offers
    .filter((offer) => offer.itemType === itemType && offer.isEnabled)
    .toSorted((a, b) => a.order - b.order)
    .flatMap((offer) => levelOf(catalog.levels, offer.level) ?? [])
    .filter((level) => level.isActive && level.offered);
}

export function offerOf(catalog: SharingCatalog, itemType: ItemType, level: string): Offer | undefined {
  return catalog.offers.find((offer) => offer.itemType === itemType && offer.level === level && offer.isEnabled);
}

/** The level chosen beforehand when sharing something of this type; undefined where none is offered. */
export function defaultLevel(catalog: SharingCatalog, itemType: ItemType): string | undefined {
  const offered = offeredLevels(catalog, itemType);
  return (offered.find((level) => offerOf(catalog, itemType, level.id)?.isDefault) ?? offered[0])?.id;
}

/** Whether a level may go into a link for a type. */
export function isPublicLevel(catalog: SharingCatalog, itemType: ItemType, level: string): boolean {
  return offerOf(catalog, itemType, level)?.allowsPublic === true && levelOf(catalog.levels, level)?.isPublic === true;
}

/**
 * Checks a catalog before it replaces the one in force. Errors `catalog_invalid`: two of one name, an implied level that is not
 * there, a circle of implications, owner or manage missing, made to allow less or switched off, an offer of an unknown level,
 * a level offered twice or several defaults for a type.
 */
export function checkCatalog(catalog: SharingCatalog): Result<SharingCatalog> {
  const ids = new Set<string>();
  for (const level of catalog.levels) {
    if (ids.has(level.id)) return invalid(`There are two levels called “${level.id}”. Give each its own.`);
    ids.add(level.id);
  }
  for (const level of catalog.levels) {
    const unknown = level.implies.find((implied) => !ids.has(implied));
    if (unknown !== undefined) return invalid(`“${level.name}” includes “${unknown}”, which does not exist.`);
    if (closesCircle(catalog.levels, level.id)) {
      return invalid(`“${level.name}” would include itself. Take one of the levels out of the circle.`);
    }
  }
  const all = actionsOf(seededLevels, ownerLevelId);
  const owner = actionsOf(catalog.levels, ownerLevelId);
  const manage = actionsOf(catalog.levels, manageLevelId);
  if ([...all].some((action) => !owner.has(action))) return invalid("The owner’s level must allow everything.");
  if (!manage.has("manage")) return invalid("“Can manage” must stay able to manage access.");
  const pairs = new Set<string>();
  const defaults = new Set<ItemType>();
  for (const offer of catalog.offers) {
    const pair = `${offer.itemType} ${offer.level}`;
    const level = levelOf(catalog.levels, offer.level);
    if (!level) return invalid(`“${offer.level}” is offered but does not exist.`);
    if (!shareableTypes.some((type) => type === offer.itemType))
      return invalid("Parts cannot be shared by themselves.");
    if (pairs.has(pair)) return invalid(`“${level.name}” is offered twice for the same type.`);
    if (offer.isDefault && defaults.has(offer.itemType)) return invalid("A type can have one level chosen beforehand.");
    if (offer.allowsPublic && !level.isPublic) return invalid(`“${level.name}” is not meant for links.`);
    pairs.add(pair);
    if (offer.isDefault) defaults.add(offer.itemType);
  }
  return ok(catalog);
}

function invalid(message: string): Result<never> {
  return fail("catalog_invalid", message);
}

function closesCircle(levels: readonly SharingLevel[], id: string): boolean {
  const seen = new Set<string>();
  const next = [...(levelOf(levels, id)?.implies ?? [])];
  for (let current = next.pop(); current !== undefined; current = next.pop()) {
    if (current === id) return true;
    if (seen.has(current)) continue;
    seen.add(current);
    next.push(...(levelOf(levels, current)?.implies ?? []));
  }
  return false;
}
