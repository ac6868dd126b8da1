/**
 * Being signed in on this device: the session, sync while there is one, and React's hooks on both. Screens use what is exported
 * here and never a socket, a token or a cookie.
 */
export { SyncProvider, useActNow, usePendingCount, useSession, useSync, useSyncState } from "./hooks.tsx";
export { lookAtInvitation } from "./invitation.ts";
export { sessionInWindow } from "./inWindow.ts";
export { readServerAddress } from "./serverAddress.ts";
export type { DeviceSync, DeviceSyncState } from "./deviceSync.ts";
export type { Session, SessionState } from "./session.ts";
