/** React's hooks on shares, requests and rescued copies. `undefined` while loading. */
import { useCallback } from "react";
import type { StoredRequest, StoredRescue, StoredShare } from "../data/collections.ts";
import { useKitchen, useObservable } from "../data/index.ts";
import { shareRecords } from "./shareRecords.ts";

/** Every share this person gave or was given, in any state. */
export function useShares(): StoredShare[] | undefined {
  const { collections } = useKitchen();
  return useObservable(useCallback(() => shareRecords(collections).shares$, [collections]));
}

/** Requests for access this person made or was asked, newest first. */
export function useRequests(): StoredRequest[] | undefined {
  const { collections } = useKitchen();
  return useObservable(useCallback(() => shareRecords(collections).requests$, [collections]));
}

/** Rescued copies waiting for a decision, newest first. */
export function useRescues(): StoredRescue[] | undefined {
  const { collections } = useKitchen();
  return useObservable(useCallback(() => shareRecords(collections).rescues$, [collections]));
}
