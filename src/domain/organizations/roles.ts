/**
 * The roles of an organization, as data: what each may do in it (S1.3, S4.4) and what each gives on what is shared with it by
 * role. Nothing else compares roles.
 */

export const organizationKinds = ["household", "team"] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

export const roles = [
  "OWNER",
  "ADMIN",
  "MEMBER",
  "BILLING",
  "CEO",
  "NATIONAL_MANAGER",
  "REGIONAL_MANAGER",
  "LOCAL_MANAGER",
  "EMPLOYEE",
  "CLIENT",
  "READ_ONLY",
] as const;
export type Role = (typeof roles)[number];

/** What can be asked of somebody's standing in an organization. */
export const capabilities = [
  /** Is one of its owners: renaming and deleting it, making others owners. */
  "isOwner",
  "manageSettings",
  "manageBilling",
  "manageCampaigns",
  /** Seeing what was sent, and how far it came; who it went to is for those who manage. */
  "viewCampaigns",
  "exportReports",
  /** Inviting, changing roles, removing; the groups too. */
  "manageMembers",
  /** Adding to and deleting from the people list. */
  "addPeople",
  "viewPeople",
  "viewMembers",
  "viewAudit",
  /** Tables of the organization (S4.3, S4.4). */
  "createTables",
  "shareTables",
  "manageSharedTables",
  "accessSharedTables",
] as const;
export type Capability = (typeof capabilities)[number];

const everyMember = ["viewMembers", "viewPeople"] as const;
const tablesOfManagers = ["createTables", "shareTables", "manageSharedTables", "accessSharedTables"] as const;
const managers = [...everyMember, "viewCampaigns", ...tablesOfManagers] as const;

/** One row a role (S1.3, S4.4). */
const capabilityTable: Readonly<Record<Role, readonly Capability[]>> = {
  OWNER: capabilities,
  ADMIN: capabilities.filter((capability) => capability !== "isOwner" && capability !== "manageBilling"),
  MEMBER: [...everyMember, "viewCampaigns", "createTables", "accessSharedTables"],
  BILLING: [...everyMember, "manageBilling"],
  CEO: managers,
  NATIONAL_MANAGER: managers,
  REGIONAL_MANAGER: managers,
  LOCAL_MANAGER: managers,
  EMPLOYEE: [...everyMember, "createTables", "accessSharedTables"],
  CLIENT: [...everyMember, "accessSharedTables"],
  READ_ONLY: everyMember,
};

/** In a household nobody is above the others at the table: its members share tables with it and edit what is shared. */
const householdMember: readonly Capability[] = [...capabilityTable.MEMBER, "shareTables", "manageSharedTables"];

/**
 * The level a role gives on what is shared with its organization by role (S4.4): managers edit and share, employees use,
 * clients look, read-only people have what is theirs alone.
 */
export const levelsByRole: Readonly<Record<Role, string | null>> = {
  OWNER: "steward",
  ADMIN: "steward",
  MEMBER: "use",
  BILLING: null,
  CEO: "steward",
  NATIONAL_MANAGER: "steward",
  REGIONAL_MANAGER: "steward",
  LOCAL_MANAGER: "steward",
  EMPLOYEE: "use",
  CLIENT: "view",
  READ_ONLY: null,
};

/** Roles that can be given in a kind of organization, the most able first. */
export const rolesOfKind: Readonly<Record<OrganizationKind, readonly Role[]>> = {
  household: ["OWNER", "ADMIN", "MEMBER"],
  team: roles,
};

/** The ladder of managers (S4.4), from its lowest rung. All of them may the same; who stands above whom decides who moves whom. */
const ladder: readonly Role[] = ["LOCAL_MANAGER", "REGIONAL_MANAGER", "NATIONAL_MANAGER", "CEO"];

/**
 * Whether somebody of a role reaches another one on the ladder: their own rung and what is below it. Owners and admins stand above all of it,
 * everybody else below. What is not on the ladder is reached by all: there what they hold decides.
 */
export function reachesRole(mover: string, role: string): boolean {
  const rung = (one: string): number => ladder.findIndex((step) => step === one);
  return mover === "OWNER" || mover === "ADMIN" || rung(role) <= rung(mover);
}

/** What a role is called. */
export const roleNames: Readonly<Record<Role, string>> = {
  OWNER: "Owner",
  ADMIN: "Admin",
  MEMBER: "Member",
  BILLING: "Billing",
  CEO: "CEO",
  NATIONAL_MANAGER: "National manager",
  REGIONAL_MANAGER: "Regional manager",
  LOCAL_MANAGER: "Local manager",
  EMPLOYEE: "Employee",
  CLIENT: "Client",
  READ_ONLY: "Read only",
};

/** A stored role, or null where nobody knows it. */
export function asRole(role: string): Role | null {
  return roles.find((one) => one === role) ?? null;
}

/** What a stored role is called; one nobody knows by itself. */
export function nameOfRole(role: string): string {
  const known = asRole(role);
  return known === null ? role : roleNames[known];
}

/** Everything a role may do in a kind of organization; a role nobody knows may nothing. */
export function capabilitiesOf(kind: OrganizationKind, role: string): ReadonlySet<Capability> {
  const known = asRole(role);
  if (known === null) return new Set();
  return new Set(kind === "household" && known === "MEMBER" ? householdMember : capabilityTable[known]);
}

/** One check for every capability (S1.4). */
export function roleCan(kind: OrganizationKind, role: string, capability: Capability): boolean {
  return capabilitiesOf(kind, role).has(capability);
}

/** The level a stored role gives, or null; a role nobody knows gives nothing. */
export function levelOfRole(role: string, kind: OrganizationKind = "team"): string | null {
  const known = asRole(role);
  if (known === null) return null;
  return kind === "household" && known === "MEMBER" ? levelsByRole.ADMIN : levelsByRole[known];
}
