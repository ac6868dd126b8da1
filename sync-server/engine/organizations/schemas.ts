/**
 * Tables as an organization knows them: personal, or shared with all of it (S4.1, S4.2), one by one or with everything of its owner's. What
 * somebody may do with one is decided by `authorize`; here stand the questions the API asks, by name.
 */
import { byRoleLevelId } from "../../../src/domain/sharing/levels.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { principalOf, type Principal } from "../../../src/domain/sharing/principals.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import { decide, permissionOf } from "../decide.ts";
import { createShare } from "../sharing/createShare.ts";
import { moveShare } from "../sharing/moveShare.ts";
import type { Work } from "../work.ts";
import { canAccessSchema, canShareSchemas } from "./schemaChecks.ts";

export const noTable = fail("item_not_found", "There is no table of this name, or you have no access to it.");

const mayNotShare = fail(
  "permission_denied",
  "Your role cannot share tables with a whole organization. Ask a manager.",
);

const sharedWithAll = fail(
  "table_in_share_all",
  "All tables of its owner are shared with the organization. Its owner ends that under Sharing.",
);

export interface SchemaView {
  readonly item: ItemHeadRow;
  /** Its share with an organization of this person, if any: its own, else that of all its owner's tables. */
  readonly share: ShareRow | null;
  readonly sharedAt: number | null;
  readonly organizationName: string;
  readonly sharedByName: string;
  readonly canEdit: boolean;
  /** May share it with an organization; one that is shared is shared with another, or made personal. */
  readonly canShare: boolean;
  readonly canUnshare: boolean;
}

/** Organizations this person shares tables with. */
export async function organizationsToShareWith(tx: StoreTransaction, personId: string): Promise<string[]> {
  const able: string[] = [];
  for (const { id } of await tx.organizations.ofPerson(personId, tx.now())) {
    if (await canShareSchemas(tx, personId, id)) able.push(id);
  }
  return able;
}

interface OrganizationShares {
  /** Of this table alone. */
  readonly own: readonly ShareRow[];
  /** Of all of its owner's tables. */
  readonly ofAll: readonly ShareRow[];
}

/** The shares by which organizations have the table, of those these principals stand for. */
async function sharesOf(
  tx: StoreTransaction,
  principals: readonly Principal[],
  item: ItemHeadRow,
): Promise<OrganizationShares> {
  const shares = await tx.shares.grantsFor(principals, [item]);
  return { own: shares.filter(({ shareAll }) => !shareAll), ofAll: shares.filter(({ shareAll }) => shareAll) };
}

/** Looks at tables as one person: what does not depend on the table is asked once, however many there are. */
export async function schemaViewer(
  tx: StoreTransaction,
  personId: string,
): Promise<(item: ItemHeadRow) => Promise<SchemaView | null>> {
  const principals = await organizationPrincipals(tx, personId);
  const organizations = new Map((await tx.organizations.ofPerson(personId, tx.now())).map((one) => [one.id, one.name]));
  const sharesTables = (await organizationsToShareWith(tx, personId)).length > 0;
  const names = new Map<string, string>();
  const nameOf = async (id: string): Promise<string> => {
    const name = names.get(id) ?? (await tx.people.find(id))?.name ?? "";
    names.set(id, name);
    return name;
  };
  // Null where they do not see it.
  return async (item) => {
    const permission = await permissionOf(tx, personId, item);
    if (!permission?.actions.has("view")) return null;
    const { own, ofAll } = await sharesOf(tx, principals, item);
    const share = own[0] ?? ofAll[0] ?? null;
    const manages = permission.actions.has("manage");
    return {
      item,
      share,
      // A table made later is shared since it was made.
      sharedAt: share && Math.max(share.createdAt, share.shareAll ? item.createdAt : 0),
      organizationName: share === null ? "" : (organizations.get(share.recipientId ?? "") ?? ""),
      sharedByName: share === null ? "" : await nameOf(share.sharedById),
      canEdit: permission.actions.has("edit"),
      canShare: manages && sharesTables,
      // What is shared with everything of its owner's is not made personal by itself.
      canUnshare: own.length > 0 && ofAll.length === 0 && manages,
    };
  };
}

/** Principals of the organizations a person is in. */
async function organizationPrincipals(tx: StoreTransaction, personId: string): Promise<Principal[]> {
  const organizations = await tx.organizations.ofPerson(personId, tx.now());
  return organizations.map(({ id }) => principalOf("organization", id));
}

/** Tables of one name that are looked at: more than one person's share a name seldom, and the first that may be seen is meant. */
const maxOfName = 50;

/**
 * The table a person means by a name: their own first, then what is shared with their organizations. Errors: item_not_found, for
 * one of somebody else's and for a name nobody uses alike.
 */
export async function findSchema(tx: StoreTransaction, personId: string, name: string): Promise<Result<ItemHeadRow>> {
  const [own] = await tx.items.ownTablesNamed(personId, name, 1);
  if (own) return ok(own);
  const principals = await organizationPrincipals(tx, personId);
  for (const item of await tx.items.sharedTablesNamed(principals, name, maxOfName)) {
    if (await canAccessSchema(tx, personId, item)) return ok(item);
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
      ? mayNotShare
      : fail("request_invalid", "You are in several organizations. Say which with organization_id.");
  }
  // The same words for an organization they are not in, for one that was never there, and for a role that does not reach.
  if (!(await canShareSchemas(work.tx, personId, organizationId))) return mayNotShare;
  const { own, ofAll } = await sharesOf(work.tx, [principalOf("organization", organizationId)], item);
  if (ofAll.length > 0)
    return fail("share_exists", "It is shared with the organization, with all tables of its owner.");
  // What a household's setting did by itself gives way to what somebody says.
  if (own.some(({ byHousehold }) => !byHousehold)) {
    return fail("share_exists", "It is shared with the whole organization already.");
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

/** Makes a table personal again. Errors: permission_denied, table_personal (it is already), table_in_share_all. */
export async function makePersonal(work: Work, personId: string, item: ItemHeadRow): Promise<Result<null>> {
  const decision = await decide(work.tx, personId, "manage", item);
  if (!decision.allowed) return fail("permission_denied", "Only its owner and managers make this table personal.");
  const { own, ofAll } = await sharesOf(work.tx, await organizationPrincipals(work.tx, personId), item);
  if (ofAll.length > 0) return sharedWithAll;
  if (own.length === 0) return fail("table_personal", "This table is personal already.");
  for (const share of own) {
    const ended = await moveShare(work, personId, share.id, "revoke");
    if (!ended.ok) return ended;
  }
  return ok(null);
}
