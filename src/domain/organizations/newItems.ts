/**
 * What a household shares by itself: what its members make from now on, at one level, if they want that. The server asks this
 * when something new first reaches it; what comes of it is a share like any other. Pure; times are the server's ms.
 */
import { z } from "zod";
import type { ItemType } from "../items/types.ts";
import { fail, ok, type Result } from "../result.ts";
import { offeredLevels, type SharingCatalog } from "../sharing/catalog.ts";
import { shareableTypes } from "../sharing/share.ts";
import { isMemberAt, type MembershipFacts } from "./membership.ts";
import type { OrganizationKind } from "./roles.ts";

/** Which kinds are shared with the household when a member makes one, and at which level. */
export const newItemsSchema = z.strictObject({
  types: z.array(z.enum(shareableTypes)).min(1, "Choose at least one kind.").max(shareableTypes.length),
  level: z.string().min(1).max(50),
});
export type NewItems = Readonly<z.infer<typeof newItemsSchema>>;

/** What starting a household offers: everything, to edit together. */
export const usualNewItems: NewItems = { types: [...shareableTypes], level: "edit" };

/** Checks what is wished for an organization. Errors: request_invalid (a team), share_level. */
export function checkNewItems(kind: OrganizationKind, wish: NewItems, catalog: SharingCatalog): Result<NewItems> {
  if (kind !== "household") {
    return fail(
      "request_invalid",
      "Only a household shares what its members make. In a team, share things one by one, or a table with everybody.",
    );
  }
  const types = shareableTypes.filter((type) => wish.types.includes(type));
  const isOffered = types.every((type) => offeredLevels(catalog, type).some(({ id }) => id === wish.level));
  if (!isOffered) return fail("share_level", "Choose a level that each of these kinds can be shared at.");
  return ok({ types, level: wish.level });
}

/** Levels that all of these kinds can be shared at, as the first of them orders them. */
export function levelsForNewItems(catalog: SharingCatalog, types: readonly ItemType[]) {
  const [first, ...others] = types.map((type) => offeredLevels(catalog, type));
  return (first ?? []).filter(({ id }) => others.every((levels) => levels.some((level) => level.id === id)));
}

export interface SharingHousehold {
  readonly kind: OrganizationKind;
  readonly deletedAt: number;
  /** Null: it shares nothing by itself. */
  readonly newItems: NewItems | null;
}

export interface SharingMember extends MembershipFacts {
  /** What they make they share themselves. */
  readonly keepsNewItems: boolean;
  /** Not null: the server's admin, who is no part of the household. */
  readonly supportReason: string | null;
}

export interface NewItem {
  readonly type: ItemType;
  /** A week of a plan, a block of rows: it goes with what it is part of. */
  readonly isPart: boolean;
  readonly isTrashed: boolean;
  /** Its device says that it was there before its owner signed in, so it is nothing they make as a member. */
  readonly isEarlier: boolean;
}

/** Whether a member takes part in what their household shares by itself. */
export function takesPart(household: SharingHousehold, member: SharingMember, now: number): boolean {
  const shares = household.kind === "household" && household.deletedAt === 0 && household.newItems !== null;
  return shares && isMemberAt(member, now) && member.supportReason === null && !member.keepsNewItems;
}

/** Whether something a member has just made is shared with the household by itself. */
export function sharesNewItem(
  household: SharingHousehold,
  member: SharingMember,
  item: NewItem,
  now: number,
): household is SharingHousehold & { readonly newItems: NewItems } {
  if (item.isPart || item.isTrashed || item.isEarlier) return false;
  return takesPart(household, member, now) && household.newItems?.types.some((type) => type === item.type) === true;
}

/** Whether a member is still to be asked about what they had before: since it was turned on, or since they joined. */
export function isToAskAboutEarlier(since: number | null, answeredAt: number | null): boolean {
  return since !== null && (answeredAt === null || answeredAt < since);
}

/** Whether a changed setting shares what it did not before, so that members are asked again about what they have. */
export function sharesMore(before: NewItems | null, after: NewItems | null): boolean {
  return after !== null && after.types.some((type) => before === null || !before.types.includes(type));
}

/** Earlier things shared in one call, so that nobody's edit waits for hundreds of them; the caller goes on with the next. */
export const maxEarlierAtOnce = 50;

/** How many things of each kind a member has that the household never had. */
export const earlierItemsAnswer = z.object({
  items: z.array(z.object({ type: z.enum(shareableTypes), count: z.int().min(1) })),
});
export type EarlierItems = z.infer<typeof earlierItemsAnswer>;

/** What one call shared, what it could not share, and how many are left for the next. */
export const earlierSharedAnswer = z.object({ shared: z.int(), failed: z.int(), left: z.int() });

/** What a member's device knows of it. */
export const newItemsRecordSchema = newItemsSchema.extend({
  /** What this member makes is shared. */
  isMine: z.boolean(),
  /** They were not asked about what they had before. */
  asksAboutEarlier: z.boolean(),
});
export type NewItemsRecord = Readonly<z.infer<typeof newItemsRecordSchema>>;

/** What a member's device, or a program, is told of it; null where nothing is shared by itself. */
export function newItemsFor(
  household: SharingHousehold & { readonly newItemsSince: number | null },
  member: SharingMember & { readonly earlierAnsweredAt: number | null },
  now: number,
): NewItemsRecord | null {
  if (household.newItems === null) return null;
  const asksAboutEarlier = isToAskAboutEarlier(household.newItemsSince, member.earlierAnsweredAt);
  const { types, level } = household.newItems;
  return { types, level, isMine: takesPart(household, member, now), asksAboutEarlier };
}

/** Whether something a member has made, and no server has seen, will be shared when it arrives, as far as their device knows. */
export function willBeShared(
  newItems: NewItemsRecord | null,
  item: { readonly type: ItemType; readonly createdAt: number },
  ownedSince: number,
): boolean {
  if (newItems === null || !newItems.isMine || item.createdAt < ownedSince) return false;
  return newItems.types.some((type) => type === item.type);
}
