import { useMemo } from "react";
import type { Viewer } from "../../../domain/sharing/overview.ts";
import { useAccessFacts } from "../../sync/usePermission.ts";

/** Who looks, with the groups and organizations they are in; null while nobody has an account here. */
export function useViewer(): Viewer | null {
  const facts = useAccessFacts();
  const personId = facts?.personId;
  const principals = facts?.actor.principals;
  return useMemo(
    () => (personId === undefined || principals === undefined ? null : { personId, principals }),
    [personId, principals],
  );
}
