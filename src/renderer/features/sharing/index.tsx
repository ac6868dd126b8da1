/**
 * Sharing: the share dialog, what is shared with and by this person, requests for access, and changes that were not accepted.
 * Screens only: what may be done is `usePermission`'s, what is done is sync's.
 */
export { HistoryScreen } from "./history/HistoryScreen.tsx";
export { InvitationScreen } from "./visit/InvitationScreen.tsx";
export { LinkScreen } from "./visit/LinkScreen.tsx";
export { RescuedScreen } from "./rescued/RescuedScreen.tsx";
export { SharedScreen } from "./overview/SharedScreen.tsx";
export { SharingFrame } from "./SharingFrame.tsx";
