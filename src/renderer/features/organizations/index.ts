/** Organizations: who is in them, groups, people lists, and joining by an invitation. Who may do what is decided by their roles. */
export { JoinScreen } from "./JoinScreen.tsx";
export { StartDialog } from "./StartDialog.tsx";
export { OrganizationScreen } from "./OrganizationScreen.tsx";
