/** A table as an organization has it: whose it is, and what a person may do about that. Pure; the screens and the words are elsewhere. */
import type { EffectivePermission } from "../sharing/authorize.ts";
import type { Share } from "../sharing/share.ts";
import type { Capability } from "./roles.ts";

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
  readonly name: string;
  /** Everything this person's role and permission set allow in it. */
  readonly capabilities: readonly string[];
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

const sharing: Capability = "shareTables";

/** Organizations somebody shares tables with, by what their role and permission set allow in each. */
export function organizationsToShareWith<One extends OrganizationFacts>(organizations: readonly One[]): One[] {
  return organizations.filter(({ capabilities }) => capabilities.includes(sharing));
}

/**
 * The same flags the API gives: who manages a table shares it with an organization, also with a second one, and makes it personal again; what is
 * shared with everything of its owner's is not made personal by itself.
 */
export function tableFlags(
  actions: EffectivePermission["actions"],
  shares: readonly Pick<Share, "shareAll">[],
  sharesTables: boolean,
): { readonly canShare: boolean; readonly canUnshare: boolean } {
  const manages = actions.has("manage");
  return {
    canShare: manages && sharesTables,
    canUnshare: shares.length > 0 && manages && shares.every(({ shareAll }) => !shareAll),
  };
}
