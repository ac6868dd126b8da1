/** A table as an organization has it: whose it is, and what a person may do about that. Pure; the screens and the words are elsewhere. */
import type { EffectivePermission } from "../sharing/authorize.ts";
import type { Share } from "../sharing/share.ts";
import { roleCan, type OrganizationKind } from "./roles.ts";

type OrganizationShare = Pick<
  Share,
  | "id"
  | "ownerId"
  | "recipientKind"
  | "recipientId"
  | "recipientName"
  | "itemType"
  | "itemId"
  | "shareAll"
  | "status"
  | "createdAt"
  | "sharedById"
  | "sharedByName"
> & {
  /** Asked for here and not answered by the server yet. */
  readonly isWish: boolean;
};

export interface OrganizationFacts {
  readonly id: string;
  readonly kind: OrganizationKind;
  readonly name: string;
  readonly role: string;
}

/** The shares by which organizations have this table, given or asked for: its own first, then those of all of its owner's tables. */
export function organizationShares<One extends OrganizationShare>(
  table: { readonly id: string; readonly ownerId: string },
  shares: readonly One[],
): One[] {
  const held = shares.filter(
    ({ ownerId, itemType, itemId, shareAll, recipientKind, status, isWish }) =>
      (shareAll ? itemType === "table" && ownerId === table.ownerId : itemId === table.id) &&
      recipientKind === "organization" &&
      (status === "accepted" || (isWish && status === "pending")),
  );
  return held.toSorted((a, b) => Number(a.shareAll) - Number(b.shareAll));
}

/** Organizations somebody shares tables with, by their role in each. */
export function organizationsToShareWith<One extends OrganizationFacts>(organizations: readonly One[]): One[] {
  return organizations.filter(({ kind, role }) => roleCan(kind, role, "shareTables"));
}

/**
 * The same flags the API gives: who manages a table shares it with an organization, and makes it personal again; what is shared with
 * everything of its owner's is not made personal by itself.
 */
export function tableFlags(
  actions: EffectivePermission["actions"],
  shares: readonly Pick<Share, "shareAll">[],
  sharesTables: boolean,
): { readonly canShare: boolean; readonly canUnshare: boolean } {
  const manages = actions.has("manage");
  const isShared = shares.length > 0;
  return {
    canShare: !isShared && manages && sharesTables,
    canUnshare: isShared && manages && shares.every(({ shareAll }) => !shareAll),
  };
}
