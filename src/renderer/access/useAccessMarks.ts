import { useMemo } from "react";
import { accessMarks } from "../../domain/sharing/accessList.ts";
import { useMe } from "../sync/useMe.ts";
import { useShares } from "../sync/useShareRecords.ts";

/** Looks up, for a whole list of items at once, whose each is and who has it besides; null where there is nothing to say. */
export function useAccessMarks(): ReturnType<typeof accessMarks> {
  const me = useMe();
  const shares = useShares();
  const personId = me?.personId;
  return useMemo(() => (personId === undefined ? () => null : accessMarks(personId, shares ?? [])), [personId, shares]);
}
