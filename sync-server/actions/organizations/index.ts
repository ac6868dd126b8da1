/** The actions of organizations, for devices, programs and agents alike. Who may do what is asked in the engine. */
import type { Action } from "../action.ts";
import { campaignActions } from "./campaignActions.ts";
import { groupActions } from "./groupActions.ts";
import { invitationActions } from "./invitationActions.ts";
import { memberActions } from "./memberActions.ts";
import { newItemActions } from "./newItemActions.ts";
import { organizationActions } from "./organizationActions.ts";
import type { OrganizationActionParts } from "./parts.ts";
import { permissionSetActions } from "./permissionSetActions.ts";
import { peopleActions } from "./peopleActions.ts";
import { supportActions } from "./supportActions.ts";

export function actionsOfOrganizations(parts: OrganizationActionParts): Action[] {
  return [
    ...organizationActions(parts),
    ...newItemActions,
    ...memberActions(),
    ...groupActions(parts),
    ...invitationActions(parts),
    ...permissionSetActions(parts),
    ...peopleActions(parts),
    ...supportActions,
    ...campaignActions(parts),
  ];
}
