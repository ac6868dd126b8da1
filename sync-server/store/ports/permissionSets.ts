/** Permission sets of organizations. */
import type { PermissionSet } from "../../../src/domain/organizations/permissions.ts";

export interface PermissionSetRow extends PermissionSet {
  readonly id: string;
  readonly organizationId: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface PermissionSetStore {
  find(id: string): Promise<PermissionSetRow | null>;
  /** Adds or replaces. */
  put(row: PermissionSetRow): Promise<void>;
  /** Deletes it, and takes it from everybody who has it. */
  remove(id: string): Promise<void>;
  /** By name. */
  ofOrganization(organizationId: string): Promise<readonly PermissionSetRow[]>;
  /** Who has it now or when a temporary role ends, in the organization or in a group. */
  holders(id: string): Promise<readonly string[]>;
}
