/** What each role may do, written by hand from the requirements (S1.3, S1.8, S4.4), not from the code. x: may. */
export const expectedCapabilities = `
                    OWNER ADMIN MEMBER BILLING CEO NATIONAL_MANAGER REGIONAL_MANAGER LOCAL_MANAGER EMPLOYEE CLIENT READ_ONLY
isOwner             x     -     -      -       -   -                -                -             -        -      -
manageSettings      x     x     -      -       -   -                -                -             -        -      -
manageBilling       x     -     -      x       -   -                -                -             -        -      -
manageCampaigns     x     x     -      -       -   -                -                -             -        -      -
viewCampaigns       x     x     x      -       x   x                x                x             -        -      -
exportReports       x     x     -      -       -   -                -                -             -        -      -
manageMembers       x     x     -      -       -   -                -                -             -        -      -
addPeople           x     x     -      -       -   -                -                -             -        -      -
viewPeople          x     x     x      x       x   x                x                x             x        x      x
viewMembers         x     x     x      x       x   x                x                x             x        x      x
viewAudit           x     x     -      -       -   -                -                -             -        -      -
createTables        x     x     x      -       x   x                x                x             x        -      -
shareTables         x     x     -      -       x   x                x                x             -        -      -
manageSharedTables  x     x     -      -       x   x                x                x             -        -      -
accessSharedTables  x     x     x      -       x   x                x                x             x        x      -
`;

/** The same in a household, where nobody is above the others at the table: its members share tables and edit what is shared. */
export const expectedHouseholdCapabilities = `
                    OWNER ADMIN MEMBER
isOwner             x     -     -
manageSettings      x     x     -
manageBilling       x     -     -
manageCampaigns     x     x     -
viewCampaigns       x     x     x
exportReports       x     x     -
manageMembers       x     x     -
addPeople           x     x     -
viewPeople          x     x     x
viewMembers         x     x     x
viewAudit           x     x     -
createTables        x     x     x
shareTables         x     x     x
manageSharedTables  x     x     x
accessSharedTables  x     x     x
`;

/**
 * What each role gives on a table that is shared with its organization by role, written by hand from S4.4: fill is the rows, edit the
 * columns. x: may.
 */
export const expectedTableRights = `
                    OWNER ADMIN MEMBER BILLING CEO NATIONAL_MANAGER REGIONAL_MANAGER LOCAL_MANAGER EMPLOYEE CLIENT READ_ONLY
view                x     x     x      -       x   x                x                x             x        x      -
comment             x     x     x      -       x   x                x                x             x        -      -
fill                x     x     x      -       x   x                x                x             x        -      -
edit                x     x     -      -       x   x                x                x             -        -      -
trash               -     -     -      -       -   -                -                -             -        -      -
delete              -     -     -      -       -   -                -                -             -        -      -
share               x     x     -      -       x   x                x                x             -        -      -
manage              x     x     -      -       x   x                x                x             -        -      -
transfer            -     -     -      -       -   -                -                -             -        -      -
`;
