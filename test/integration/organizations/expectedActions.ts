/**
 * What each role may do with each action of an organization, written by hand from the requirements (S1.3, S1.5, S1.6, S1.8, S1.9, S1.12,
 * S1.14, S1.16, S1.17), not from the code. x: may. -: is refused. 0: it does not exist for them. NOBODY is somebody of another organization.
 */
export const expectedActions = `
                           OWNER ADMIN MEMBER BILLING CEO NATIONAL_MANAGER REGIONAL_MANAGER LOCAL_MANAGER EMPLOYEE CLIENT READ_ONLY NOBODY
organization.update        x     x     -      -       -   -                -                -             -        -      -         0
organization.delete        x     -     -      -       -   -                -                -             -        -      -         0
organization.sharingReport x     x     -      -       -   -                -                -             -        -      -         0
organization.endSupport    x     x     0      0       0   0                0                0             0        0      0         0
member.list                x     x     x      x       x   x                x                x             x        x      x         0
member.ids                 x     x     x      x       x   x                x                x             x        x      x         0
member.role                x     x     -      -       -   -                -                -             -        -      -         0
member.remove              x     x     -      -       -   -                -                -             -        -      -         0
member.changeMany          x     x     -      -       -   -                -                -             -        -      -         0
group.list                 x     x     x      x       x   x                x                x             x        x      x         0
group.create               x     x     -      -       -   -                -                -             -        -      -         0
group.rename               x     x     -      -       -   -                -                -             -        -      -         0
group.delete               x     x     -      -       -   -                -                -             -        -      -         0
group.add                  x     x     -      -       -   -                -                -             -        -      -         0
group.remove               x     x     -      -       -   -                -                -             -        -      -         0
invitation.create          x     x     -      -       -   -                -                -             -        -      -         0
invitation.list            x     x     -      -       -   -                -                -             -        -      -         0
invitation.resend          x     x     0      0       0   0                0                0             0        0      0         0
invitation.revoke          x     x     0      0       0   0                0                0             0        0      0         0
permissionSet.list         x     x     x      x       x   x                x                x             x        x      x         0
permissionSet.create       x     x     -      -       -   -                -                -             -        -      -         0
permissionSet.update       x     x     -      -       -   -                -                -             -        -      -         0
permissionSet.delete       x     x     -      -       -   -                -                -             -        -      -         0
people.list                x     x     x      x       x   x                x                x             x        x      x         0
people.add                 x     x     -      -       -   -                -                -             -        -      -         0
people.importCsv           x     x     -      -       -   -                -                -             -        -      -         0
people.delete              x     x     -      -       -   -                -                -             -        -      -         0
audit.ofOrganization       x     x     0      0       0   0                0                0             0        0      0         0
campaign.create            x     x     -      -       -   -                -                -             -        -      -         0
campaign.preview           x     x     -      -       -   -                -                -             -        -      -         0
campaign.update            x     x     0      0       0   0                0                0             0        0      0         0
campaign.delete            x     x     0      0       0   0                0                0             0        0      0         0
campaign.send              x     x     0      0       0   0                0                0             0        0      0         0
campaign.cancel            x     x     -      0       -   -                -                -             0        0      0         0
campaign.get               x     x     x      0       x   x                x                x             0        0      0         0
campaign.recipients        x     x     -      0       -   -                -                -             0        0      0         0
campaign.report            x     x     -      0       -   -                -                -             0        0      0         0
`;

/** Actions of organizations in which a role decides nothing: of one's own, or of the server's admins. */
export const withoutRole = [
  "organization.create",
  "organization.list",
  // Everybody may go.
  "member.leave",
  // By an invitation.
  "invitation.accept",
  "invitation.decline",
  "invitation.mine",
  // The server's admins.
  "organization.supportAccess",
  // Of all organizations whose campaigns one may see.
  "campaign.list",
];

/**
 * What each capability opens by itself to somebody whose role gives nothing but looking (S1.17), written by hand; in the order of the
 * table above.
 */
export const expectedByCapability: Readonly<Record<string, readonly string[]>> = {
  manageSettings: ["organization.update"],
  // Paying is done outside: what it opens here are the prompts to do so.
  manageBilling: [],
  manageCampaigns: [
    "campaign.create",
    "campaign.preview",
    "campaign.update",
    "campaign.delete",
    "campaign.send",
    "campaign.cancel",
    "campaign.get",
    "campaign.recipients",
  ],
  viewCampaigns: ["campaign.get"],
  exportReports: ["organization.sharingReport"],
  manageMembers: [
    "organization.endSupport",
    "member.role",
    "member.remove",
    "member.changeMany",
    "group.create",
    "group.rename",
    "group.delete",
    "group.add",
    "group.remove",
    "invitation.create",
    "invitation.list",
    "invitation.resend",
    "invitation.revoke",
    "permissionSet.create",
    "permissionSet.update",
    "permissionSet.delete",
  ],
  addPeople: ["people.add", "people.importCsv", "people.delete"],
  // Every role has these two.
  viewPeople: [],
  viewMembers: [],
  viewAudit: ["audit.ofOrganization"],
  // Tables have a table of their own: `schemas.test.ts`.
  createTables: [],
  shareTables: [],
  manageSharedTables: [],
  accessSharedTables: [],
};
