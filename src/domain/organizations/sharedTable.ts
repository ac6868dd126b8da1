/** A table as an organization has it: whose it is, and what a person may do about that. Pure; the screens and the words are elsewhere. */
import type { EffectivePermission } from "../sharing/authorize.ts";
import type { Share } from "../sharing/share.ts";
import { roleCan, type OrganizationKind } from "./roles.ts";

type OrganizationShare = Pick<
  Share,
  | "id"
  | "recipientKind"
  | "recipientId"
  | "recipientName"
  | "itemId"
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

/** The shares by which organizations have this table: given, or asked for. */
export function organizationShares<One extends OrganizationShare>(tableId: string, shares: readonly One[]): One[] {
  return shares.filter(
    ({ itemId, recipientKind, status, isWish }) =>
      itemId === tableId &&
      recipientKind === "organization" &&
      (status === "accepted" || (isWish && status === "pending")),
  );
}

/** Organizations somebody shares tables with, by their role in each. */
export function organizationsToShareWith<One extends OrganizationFacts>(organizations: readonly One[]): One[] {
  return organizations.filter(({ kind, role }) => roleCan(kind, role, "shareTables"));
}

/** The same flags the API gives: who manages a table shares it with an organization, and makes it personal again. */
export function tableFlags(
  actions: EffectivePermission["actions"],
  isShared: boolean,
  sharesTables: boolean,
): { readonly canShare: boolean; readonly canUnshare: boolean } {
  const manages = actions.has("manage");
  return { canShare: !isShared && manages && sharesTables, canUnshare: isShared && manages };
}
