/**
 * Administration of sharing, for the server's admins: what can be shared, the levels, everybody's shares, the
 * mails and their templates, the settings. Screens only: the server asks with every action whether the person is an admin.
 */
export { SharingAdminScreen } from "./SharingAdminScreen.tsx";
