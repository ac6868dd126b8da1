/** Campaigns: what organizations send to many, how far it came, and reports as files. Who may do what is decided by roles, on the server. */
export { CampaignScreen } from "./CampaignScreen.tsx";
export { CampaignsScreen } from "./CampaignsScreen.tsx";
export { EditorScreen } from "./EditorScreen.tsx";
export { SharingReportScreen } from "./SharingReportScreen.tsx";
