/**
 * Tables as an organization knows them: personal, or shared with all of it by role (S4.1, S4.2). What somebody may do with one is
 * decided by `authorize`; here stand the questions the API asks, by name.
 */
import { byRoleLevelId } from "../../../src/domain/sharing/levels.ts";
import { roleCan } from "../../../src/domain/organizations/roles.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import { decide, permissionOf } from "../decide.ts";
import { createShare } from "../sharing/createShare.ts";
import { moveShare } from "../sharing/moveShare.ts";
import type { Work } from "../work.ts";
import { standingIn } from "./standing.ts";

export const noTable = fail("item_not_found", "There is no table of this name, or you have no access to it.");

export interface SchemaView {
  readonly item: ItemHeadRow;
  /** Its share with an organization of this person, if any. */
  readonly share: ShareRow | null;
  readonly sharedByName: string;
  readonly canEdit: boolean;
  readonly canShare: boolean;
  readonly canUnshare: boolean;
}

/** Organizations this person shares tables with (CanShareSchemas). */
export async function organizationsToShareWith(tx: StoreTransaction, personId: string): Promise<string[]> {
  const able: string[] = [];
  for (const { id } of await tx.organizations.ofPerson(personId, tx.now())) {
    const standing = await standingIn(tx, personId, id);
    if (standing.ok && roleCan(standing.value.organization.kind, standing.value.role, "shareTables")) able.push(id);
  }
  return able;
}

/** The table's shares with organizations this person is in. */
async function sharesOf(tx: StoreTransaction, personId: string, item: ItemHeadRow): Promise<ShareRow[]> {
  const mine = new Set((await tx.organizations.ofPerson(personId, tx.now())).map(({ id }) => id));
  return (await tx.shares.liveOn(item)).filter(
    ({ recipientKind, recipientId, status, itemId }) =>
      recipientKind === "organization" &&
      status === "accepted" &&
      itemId === item.id &&
      recipientId !== null &&
      mine.has(recipientId),
  );
}

/** A table with its flags for this person; null where they do not see it. */
export async function viewSchema(
  tx: StoreTransaction,
  personId: string,
  item: ItemHeadRow,
): Promise<SchemaView | null> {
  const permission = await permissionOf(tx, personId, item);
  if (!permission?.actions.has("view")) return null;
  const [share = null] = await sharesOf(tx, personId, item);
  const sharer = share && (await tx.people.find(share.sharedById));
  const manages = permission.actions.has("manage");
  return {
    item,
    share,
    sharedByName: sharer?.name ?? "",
    canEdit: permission.actions.has("edit"),
    canShare: share === null && manages && (await organizationsToShareWith(tx, personId)).length > 0,
    canUnshare: share !== null && manages,
  };
}

/** Principals of the organizations a person is in. */
export async function organizationPrincipals(tx: StoreTransaction, personId: string) {
  const organizations = await tx.organizations.ofPerson(personId, tx.now());
  return organizations.map(({ id }) => principalOf("organization", id));
}

/**
 * The table a person means by a name: their own first, then what is shared with their organizations. Errors: item_not_found, for
 * one of somebody else's and for a name nobody uses alike.
 */
export async function findSchema(tx: StoreTransaction, personId: string, name: string): Promise<Result<ItemHeadRow>> {
  const page = { title: name, limit: 20, offset: 0 };
  const own = await tx.items.ownTables(personId, page);
  const shared =
    own.length > 0 ? [] : await tx.items.sharedTables(personId, await organizationPrincipals(tx, personId), page);
  for (const item of [...own, ...shared]) {
    if ((await decide(tx, personId, "view", item)).allowed) return ok(item);
  }
  return noTable;
}

/** Shares a table with a whole organization, by role. Errors: permission_denied, request_invalid, share_exists, and sharing's own. */
export async function shareOrganizationWide(
  work: Work,
  personId: string,
  item: ItemHeadRow,
  shareId: string,
  wanted: string | null,
): Promise<Result<ShareRow>> {
  const able = await organizationsToShareWith(work.tx, personId);
  const organizationId = wanted ?? (able.length === 1 ? able[0] : undefined);
  if (organizationId === undefined) {
    return able.length === 0
      ? fail("permission_denied", "Your role cannot share tables with a whole organization. Ask a manager.")
      : fail("request_invalid", "You are in several organizations. Say which with organization_id.");
  }
  const recipient = { kind: "organization" as const, id: organizationId };
  return createShare(work, personId, shareId, {
    recipient,
    itemType: "table",
    itemId: item.id,
    shareAll: false,
    level: byRoleLevelId,
    membershipOnly: false,
    message: "",
    notes: "",
    expiresAt: null,
  });
}

/** Makes a table personal again. Errors: permission_denied, share_not_found (it is personal). */
export async function makePersonal(work: Work, personId: string, item: ItemHeadRow): Promise<Result<null>> {
  const decision = await decide(work.tx, personId, "manage", item);
  if (!decision.allowed) return fail("permission_denied", "Only its owner and managers make this table personal.");
  const shares = await sharesOf(work.tx, personId, item);
  if (shares.length === 0) return fail("share_not_found", "This table is personal already.");
  for (const share of shares) {
    const ended = await moveShare(work, personId, share.id, "revoke");
    if (!ended.ok) return ended;
  }
  return ok(null);
}
