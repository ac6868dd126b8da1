/**
 * The six permission checks of tables, by the names programs know them by (S4.3). Four ask what somebody's role in an organization
 * is worth, two what `authorize` says of one table; none decides anything itself.
 */
import type { Capability } from "../../../src/domain/organizations/roles.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { ItemHeadRow } from "../../store/ports/items.ts";
import { decide } from "../decide.ts";
import { standingWith } from "./standing.ts";

/** What each check asks, as the API's description says it. */
export const schemaChecks = {
  CanCreateSchemas: "may make a table: everybody for themselves; for an organization whoever's role makes tables in it",
  CanShareSchemas: "may share tables with the whole organization, and make them personal again",
  CanManageSharedSchemas: "may change the columns of tables that are shared with the organization",
  CanAccessSharedSchemas: "may see tables that are shared with the organization",
  CanAccessSchema: "may see this table: it is theirs, or shared with them",
  CanEditSchema: "may change the name and the columns of this table",
} as const;
export type SchemaCheck = keyof typeof schemaChecks;

async function roleAllows(
  tx: StoreTransaction,
  personId: string,
  organizationId: string,
  capability: Capability,
): Promise<boolean> {
  return (await standingWith(tx, personId, organizationId, capability)).ok;
}

/** CanCreateSchemas. `organizationId` null: a table of one's own, which needs no organization and no role. */
export async function canCreateSchemas(
  tx: StoreTransaction,
  personId: string,
  organizationId: string | null,
): Promise<boolean> {
  return organizationId === null || roleAllows(tx, personId, organizationId, "createTables");
}

/** CanShareSchemas. */
export function canShareSchemas(tx: StoreTransaction, personId: string, organizationId: string): Promise<boolean> {
  return roleAllows(tx, personId, organizationId, "shareTables");
}

/** CanManageSharedSchemas. */
export function canManageSharedSchemas(
  tx: StoreTransaction,
  personId: string,
  organizationId: string,
): Promise<boolean> {
  return roleAllows(tx, personId, organizationId, "manageSharedTables");
}

/** CanAccessSharedSchemas. */
export function canAccessSharedSchemas(
  tx: StoreTransaction,
  personId: string,
  organizationId: string,
): Promise<boolean> {
  return roleAllows(tx, personId, organizationId, "accessSharedTables");
}

/** CanAccessSchema. */
export async function canAccessSchema(tx: StoreTransaction, personId: string, table: ItemHeadRow): Promise<boolean> {
  return (await decide(tx, personId, "view", table)).allowed;
}

/** CanEditSchema. */
export async function canEditSchema(tx: StoreTransaction, personId: string, table: ItemHeadRow): Promise<boolean> {
  return (await decide(tx, personId, "edit", table)).allowed;
}
