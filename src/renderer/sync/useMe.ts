/** Whose kitchen this device shows: who is signed in, or whose copy was kept here after signing out. */
import { useMemo } from "react";
import { useSession } from "./session/index.ts";
import { readProfile } from "./session/profile.ts";

export interface Me {
  readonly personId: string;
  readonly name: string;
  /** False where the person has signed out and kept their copy: what they may do still holds. */
  readonly isSignedIn: boolean;
}

/** The person items and shares here are seen as; null where nobody has ever signed in: everything is one's own then. */
export function useMe(): Me | null {
  const { state } = useSession();
  return useMemo(() => {
    if (state.kind === "signed-in") return { personId: state.personId, name: state.name, isSignedIn: true };
    const profile = readProfile(localStorage);
    const owner = profile.owners[profile.store];
    return owner ? { ...owner, isSignedIn: false } : null;
  }, [state]);
}
