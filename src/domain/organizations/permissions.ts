/**
 * Permission sets (S1.17): named sets of capabilities that an organization adds to what its roles give. What somebody may do is
 * their role's capabilities and their set's together; nobody gives what they do not hold. Owners are made by their role alone, so
 * no set touches the rule of the last owner.
 */
import { z } from "zod";
import {
  capabilities,
  capabilitiesOf,
  levelOfRole,
  levelsByRole,
  type Capability,
  type OrganizationKind,
} from "./roles.ts";

/** What a set can hold: everything but owning. */
export const settableCapabilities = capabilities.filter((capability) => capability !== "isOwner");

export type SettableCapability = (typeof settableCapabilities)[number];

/** What each capability is called where somebody chooses. */
export const capabilityNames: Readonly<Record<SettableCapability, string>> = {
  manageSettings: "Change its name and settings",
  manageBilling: "Manage its subscription",
  manageCampaigns: "Make and send campaigns",
  viewCampaigns: "See campaigns",
  exportReports: "Export reports",
  manageMembers: "Invite, change roles, take people out",
  addPeople: "Change the people list",
  viewPeople: "See the people list",
  viewMembers: "See the members",
  viewAudit: "See the history",
  createTables: "Make tables",
  shareTables: "Share tables with everybody in it",
  manageSharedTables: "Change the columns of its tables",
  accessSharedTables: "Open its tables",
};

/** What a capability is no use without: who may do it may look at what they do it to. Roles hold these themselves. */
export const impliedCapabilities: Readonly<Partial<Record<Capability, readonly SettableCapability[]>>> = {
  manageCampaigns: ["viewCampaigns"],
  manageMembers: ["viewMembers"],
  addPeople: ["viewPeople"],
  manageSharedTables: ["accessSharedTables"],
};

export const permissionSetSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  capabilities: z
    .array(z.enum(settableCapabilities))
    .min(1, "needs at least one permission")
    .max(settableCapabilities.length),
});

export interface PermissionSet {
  readonly name: string;
  readonly capabilities: readonly SettableCapability[];
}

/** Stored names of capabilities; one nobody knows (a newer version's) gives nothing. */
export function asCapabilities(names: readonly string[]): SettableCapability[] {
  return settableCapabilities.filter((capability) => names.includes(capability));
}

/** What somebody was given in an organization: a role, and what a set adds. */
export interface Grant {
  readonly role: string;
  readonly extra: readonly Capability[];
}

/** Everything a grant allows. */
export function heldBy(kind: OrganizationKind, { role, extra }: Grant): ReadonlySet<Capability> {
  const implied = extra.flatMap((capability) => impliedCapabilities[capability] ?? []);
  return new Set([...capabilitiesOf(kind, role), ...extra, ...implied]);
}

/** The level a grant gives on what is shared by role: its role's, or what its set's capabilities stand for, where that is more. */
export function levelOfGrant(kind: OrganizationKind, { role, extra }: Grant): string | null {
  if (extra.includes("manageSharedTables")) return levelsByRole.ADMIN;
  return levelOfRole(role, kind) ?? (extra.includes("accessSharedTables") ? levelsByRole.CLIENT : null);
}

/** Whether somebody who holds these capabilities may give, change or take others: only what they hold themselves. */
export function mayGive(held: ReadonlySet<Capability>, given: Iterable<Capability>): boolean {
  return [...given].every((capability) => held.has(capability));
}
