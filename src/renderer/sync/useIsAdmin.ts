import { useMe } from "./useMe.ts";
import { useRecord } from "./useRecords.ts";

/**
 * Whether this person runs the server they are signed in to, as the server last said; undefined while that is read. For what is
 * shown: what an admin may do, the server asks itself.
 */
export function useIsAdmin(): boolean | undefined {
  const me = useMe();
  const self = useRecord("self", me?.personId ?? "");
  if (me === null) return false;
  return self === undefined ? undefined : me.isSignedIn && self?.isAdmin === true;
}
