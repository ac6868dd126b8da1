/**
 * What a household shares by itself. The merge calls `shareNewItem` when something new first reaches the server, in its
 * transaction; the share it makes is made, decided and ended like any other. What members had before is shared only when they say so.
 */
import { createHash } from "node:crypto";
import {
  checkNewItems,
  maxEarlierAtOnce,
  sharesMore,
  sharesNewItem,
  takesPart,
  type EarlierItems,
  type NewItems,
} from "../../../src/domain/organizations/newItems.ts";
import { isMemberAt } from "../../../src/domain/organizations/membership.ts";
import { roles } from "../../../src/domain/organizations/roles.ts";
import type { ItemType } from "../../../src/domain/items/types.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { personPrincipal, principalOf } from "../../../src/domain/sharing/principals.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import type { MembershipRow, OrganizationRow } from "../../store/ports/organizations.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import { publishRecord } from "../records.ts";
import { createShare } from "../sharing/createShare.ts";
import type { Work } from "../work.ts";
import { audit } from "./organizations.ts";
import { standingIn, standingWith } from "./standing.ts";

/** Told in the audit as what made a share. */
const bySetting = "household_setting";
const byChoice = "household_earlier";

/** Shares an item that is new with each household its owner is in that shares what its members make. */
export async function shareNewItem(work: Work, item: ItemHeadRow, isEarlier: boolean): Promise<void> {
  const { tx } = work;
  const now = tx.now();
  for (const household of await tx.organizations.ofPerson(item.ownerId, now)) {
    if (household.newItems === null) continue;
    const member = await tx.organizations.membership(household.id, item.ownerId);
    const facts = { type: item.type, isPart: item.parentId !== "", isTrashed: item.trashedAt > 0, isEarlier };
    if (!member || !sharesNewItem(household, member, facts, now)) continue;
    // What cannot be shared, because a level is not offered any more, stays its owner's alone.
    await shareWith(work, household, household.newItems, item.ownerId, item, bySetting);
  }
}

function shareWith(
  work: Work,
  household: OrganizationRow,
  { level }: NewItems,
  personId: string,
  item: { readonly id: string; readonly type: ItemType },
  cause: string,
): Promise<Result<ShareRow>> {
  const wish = {
    recipient: { kind: "organization", id: household.id } as const,
    itemType: item.type,
    itemId: item.id,
    shareAll: false,
    level,
    membershipOnly: false,
    message: "",
    notes: "",
    expiresAt: null,
  };
  return createShare(work, personId, shareIdOf(household.id, item.id), wish, cause);
}

/** One per household and item, whenever it is made: what was ended is never made again under another id. */
function shareIdOf(organizationId: string, itemId: string): string {
  return createHash("sha256").update(`${organizationId} ${itemId}`).digest("hex").slice(0, 32);
}

/** Sets what is shared by itself; null: nothing. Errors: organization_not_found, permission_denied, request_invalid, share_level. */
export async function setNewItems(
  work: Work,
  personId: string,
  organizationId: string,
  wish: NewItems | null,
): Promise<Result<OrganizationRow>> {
  const { tx } = work;
  const standing = await standingWith(tx, personId, organizationId, "manageSettings");
  if (!standing.ok) return standing;
  const { organization } = standing.value;
  const checked = wish === null ? ok(null) : checkNewItems(organization.kind, wish, await tx.catalog.read());
  if (!checked.ok) return checked;
  const newItems = checked.value;
  const before = organization.newItems;
  if (JSON.stringify(before) === JSON.stringify(newItems)) return ok(organization);
  const now = tx.now();
  const newItemsSince = sharesMore(before, newItems) ? now : newItems === null ? null : organization.newItemsSince;
  const changed = { ...organization, newItems, newItemsSince, updatedAt: now, seq: await tx.nextSequence(1) };
  await tx.organizations.put(changed);
  await audit(
    work,
    personId,
    newItems === null ? "organization.new_items_off" : "organization.new_items_on",
    organizationId,
    factsOf(newItems),
    null,
    {
      before: factsOf(before),
    },
  );
  await publishRecord(work, [principalOf("organization", organizationId)], "organization", organizationId);
  if (newItems !== null) await tellMembers(work, personId, changed, before === null);
  return ok(changed);
}

function factsOf(newItems: NewItems | null): Readonly<Record<string, string | readonly string[]>> {
  return newItems === null ? {} : { types: newItems.types, level: newItems.level };
}

/** Nobody's things begin to be shared, or are shared at another level, without their hearing of it. */
async function tellMembers(work: Work, actorId: string, { id }: OrganizationRow, isNew: boolean): Promise<void> {
  const { tx } = work;
  for (const member of await tx.organizations.withRoles(id, roles)) {
    const isTold = isMemberAt(member, tx.now()) && member.personId !== actorId && member.supportReason === null;
    if (!isTold || member.keepsNewItems) continue;
    await work.notify({ kind: "household-shares", organizationId: id, actorId, toId: member.personId, isNew });
  }
}

async function storeMember(work: Work, member: MembershipRow, change: Partial<MembershipRow>): Promise<MembershipRow> {
  const { tx } = work;
  const changed = { ...member, ...change, updatedAt: tx.now(), seq: await tx.nextSequence(1) };
  await tx.organizations.putMembership(changed);
  await publishRecord(work, [personPrincipal(member.personId)], "organization", member.organizationId);
  return changed;
}

/** Whether what this person makes is shared by itself, as they say themselves. Errors: organization_not_found. */
export async function setTakesPart(
  work: Work,
  personId: string,
  organizationId: string,
  takes: boolean,
): Promise<Result<null>> {
  const standing = await standingIn(work.tx, personId, organizationId);
  if (!standing.ok) return standing;
  const { membership } = standing.value;
  if (membership.keepsNewItems === !takes) return ok(null);
  await storeMember(work, membership, { keepsNewItems: !takes });
  await audit(
    work,
    personId,
    takes ? "member.shares_new_items" : "member.keeps_new_items",
    organizationId,
    {},
    personId,
  );
  return ok(null);
}

/** A member for whom things are shared by themselves, with what they are. Errors: organization_not_found, request_invalid. */
async function partOf(work: Work, personId: string, organizationId: string) {
  const standing = await standingIn(work.tx, personId, organizationId);
  if (!standing.ok) return standing;
  const { organization, membership } = standing.value;
  const { newItems } = organization;
  if (newItems === null || !takesPart(organization, membership, work.tx.now())) {
    return fail("request_invalid", "What you make is not shared with it. Turn that on first.");
  }
  return ok({ organization, membership, newItems });
}

/** What this person has that the household never had. Errors: organization_not_found, request_invalid. */
export async function earlierItems(
  work: Work,
  personId: string,
  organizationId: string,
): Promise<Result<EarlierItems>> {
  const part = await partOf(work, personId, organizationId);
  if (!part.ok) return part;
  const { types } = part.value.newItems;
  const principal = principalOf("organization", organizationId);
  const counted = await work.tx.shares.countNeverGiven(personId, principal, types);
  return ok({ items: types.flatMap((type) => counted.filter((one) => one.type === type)) as EarlierItems["items"] });
}

/** Shares some of it, and says how much is left. Errors: organization_not_found, request_invalid. */
export async function shareEarlier(
  work: Work,
  personId: string,
  organizationId: string,
): Promise<Result<{ readonly shared: number; readonly failed: number; readonly left: number }>> {
  const { tx } = work;
  const part = await partOf(work, personId, organizationId);
  if (!part.ok) return part;
  const { organization, membership, newItems } = part.value;
  const principal = principalOf("organization", organizationId);
  const items = await tx.shares.neverGiven(personId, principal, newItems.types, maxEarlierAtOnce);
  let shared = 0;
  for (const item of items) {
    if ((await shareWith(work, organization, newItems, personId, item, byChoice)).ok) shared++;
  }
  const failed = items.length - shared;
  const counted = await tx.shares.countNeverGiven(personId, principal, newItems.types);
  const left = counted.reduce((sum, { count }) => sum + count, 0);
  if (membership.earlierAnsweredAt !== tx.now()) await storeMember(work, membership, { earlierAnsweredAt: tx.now() });
  return ok({ shared, failed, left });
}

/** What they had stays theirs; they are not asked again. Errors: organization_not_found. */
export async function keepEarlier(work: Work, personId: string, organizationId: string): Promise<Result<null>> {
  const standing = await standingIn(work.tx, personId, organizationId);
  if (!standing.ok) return standing;
  await storeMember(work, standing.value.membership, { earlierAnsweredAt: work.tx.now() });
  return ok(null);
}
