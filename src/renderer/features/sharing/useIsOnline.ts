import { useSyncState } from "../../sync/session/index.ts";

/** Whether this device is in contact with the server right now. */
export function useIsOnline(): boolean {
  return useSyncState()?.connection.kind === "online";
}
