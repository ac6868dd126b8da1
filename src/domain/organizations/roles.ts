/** The roles of an organization, as data: what each gives on what is shared by role. Nothing else compares roles. */

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

/** The level a stored role gives, or null; a role nobody knows gives nothing. */
export function levelOfRole(role: string): string | null {
  const known = roles.find((one) => one === role);
  return known === undefined ? null : levelsByRole[known];
}
