/** Permission sets of an organization (S1.17): made, changed and deleted by whoever manages its members, within what they hold. */
import { mayGive, type PermissionSet } from "../../../src/domain/organizations/permissions.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import type { PermissionSetRow } from "../../store/ports/permissionSets.ts";
import { publishRecord } from "../records.ts";
import type { Work } from "../work.ts";
import { audit } from "./organizations.ts";
import { regroup } from "./regroup.ts";
import { standingIn, standingWith } from "./standing.ts";

export const noPermissionSet = fail("permission_set_not_found", "This permission set does not exist, or not any more.");
const above = fail("permission_denied", "You can give no more than you may do yourself. Ask an owner.");
const taken = fail("request_invalid", "There is a permission set of this name already. Choose another name.");
const maxSets = 100;

/** Errors: organization_not_found, permission_denied, request_invalid (the name is taken, or too many). */
export async function createPermissionSet(
  work: Work,
  personId: string,
  id: string,
  organizationId: string,
  { name, capabilities }: PermissionSet,
): Promise<Result<PermissionSetRow>> {
  const { tx } = work;
  const standing = await standingWith(tx, personId, organizationId, "manageMembers");
  if (!standing.ok) return standing;
  if (!mayGive(standing.value.held, capabilities)) return above;
  const others = await tx.permissionSets.ofOrganization(organizationId);
  if (others.length >= maxSets)
    return fail("request_invalid", "There are 100 permission sets already. Delete one first.");
  if (isTaken(others, name)) return taken;
  const now = tx.now();
  const set = { id, organizationId, name, capabilities: [...new Set(capabilities)], createdAt: now, updatedAt: now };
  await tx.permissionSets.put(set);
  await audit(work, personId, "permissions.created", organizationId, {
    permissionSet: id,
    name,
    capabilities: set.capabilities,
  });
  return ok(set);
}

function isTaken(others: readonly PermissionSetRow[], name: string): boolean {
  return others.some((other) => other.name.toLowerCase() === name.toLowerCase());
}

/** A set whose organization's members this person manages. Errors: permission_set_not_found (for everybody outside alike), permission_denied. */
async function managed(work: Work, personId: string, id: string) {
  const set = await work.tx.permissionSets.find(id);
  if (!set) return noPermissionSet;
  const standing = await standingWith(work.tx, personId, set.organizationId, "manageMembers");
  if (!standing.ok) return standing.error.code === "organization_not_found" ? noPermissionSet : standing;
  return ok({ set, held: standing.value.held });
}

/** Changes a set for everybody who has it. Errors: permission_set_not_found, permission_denied, request_invalid. */
export async function updatePermissionSet(
  work: Work,
  personId: string,
  id: string,
  { name, capabilities }: PermissionSet,
): Promise<Result<PermissionSetRow>> {
  const { tx } = work;
  const found = await managed(work, personId, id);
  if (!found.ok) return found;
  const { set, held } = found.value;
  if (!mayGive(held, [...set.capabilities, ...capabilities])) return above;
  const others = await tx.permissionSets.ofOrganization(set.organizationId);
  if (
    isTaken(
      others.filter((other) => other.id !== id),
      name,
    )
  )
    return taken;
  const changed = { ...set, name, capabilities: [...new Set(capabilities)], updatedAt: tx.now() };
  await regroup(work, await tx.permissionSets.holders(id), () => tx.permissionSets.put(changed));
  const before = { name: set.name, capabilities: set.capabilities };
  const after = { permissionSet: id, name, capabilities: changed.capabilities };
  await audit(work, personId, "permissions.changed", set.organizationId, after, null, { before });
  await tell(work, set.organizationId);
  return ok(changed);
}

/** Takes a set from everybody who has it. Errors: permission_set_not_found, permission_denied. */
export async function deletePermissionSet(work: Work, personId: string, id: string): Promise<Result<null>> {
  const { tx } = work;
  const found = await managed(work, personId, id);
  if (!found.ok) return found;
  const { set, held } = found.value;
  if (!mayGive(held, set.capabilities)) return above;
  const holders = await tx.permissionSets.holders(id);
  await regroup(work, holders, () => tx.permissionSets.remove(id));
  const before = { name: set.name, capabilities: set.capabilities };
  await audit(work, personId, "permissions.deleted", set.organizationId, { permissionSet: id }, null, { before });
  await tell(work, set.organizationId);
  return ok(null);
}

/** What members may do changed: their devices look anew. */
async function tell(work: Work, organizationId: string): Promise<void> {
  await publishRecord(work, [principalOf("organization", organizationId)], "organization", organizationId);
}

/** Errors: organization_not_found. */
export async function listPermissionSets(
  work: Work,
  personId: string,
  organizationId: string,
): Promise<Result<readonly PermissionSetRow[]>> {
  const standing = await standingIn(work.tx, personId, organizationId);
  return standing.ok ? ok(await work.tx.permissionSets.ofOrganization(organizationId)) : standing;
}

/** The set that is to be given in an organization: one of its own. Null: none. Errors: permission_set_not_found. */
export async function setToGive(
  { tx }: Work,
  organizationId: string,
  id: string | null,
): Promise<Result<PermissionSetRow | null>> {
  if (id === null) return ok(null);
  const set = await tx.permissionSets.find(id);
  return set?.organizationId === organizationId ? ok(set) : noPermissionSet;
}
