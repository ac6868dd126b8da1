/** One's organizations whose campaigns one may see, and those one may send for. */
import { useMemo } from "react";
import type { Capability } from "../../../domain/organizations/roles.ts";
import type { OrganizationRecord } from "../../../domain/records/kinds.ts";
import { useRecords } from "../../sync/useRecords.ts";
import { compareNames } from "../../ui/index.ts";

/** Undefined while loading. */
export function useOrganizationsWith(capability: Capability): readonly OrganizationRecord[] | undefined {
  const records = useRecords("organization");
  return useMemo(
    () => records?.filter(({ capabilities }) => capabilities.includes(capability)).toSorted(compareNames),
    [records, capability],
  );
}
