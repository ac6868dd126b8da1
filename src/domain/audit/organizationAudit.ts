/** What the audit of an organization can be narrowed to: kinds a person chooses from, and the areas of entries each stands for. */

export const organizationAuditKinds = ["members", "invitations", "groups", "shares", "people", "organization"] as const;
export type OrganizationAuditKind = (typeof organizationAuditKinds)[number];

/** Entries are named `area.verb`. */
export const organizationAuditAreas: Readonly<Record<OrganizationAuditKind, readonly string[]>> = {
  members: ["member"],
  invitations: ["invitation"],
  groups: ["group"],
  shares: ["share"],
  people: ["people"],
  organization: ["organization", "permissions", "subscription", "support"],
};
