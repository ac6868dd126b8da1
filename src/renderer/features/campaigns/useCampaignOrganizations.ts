/** One's organizations whose campaigns one may see, and those one may send for. */
import { useMemo } from "react";
import { capabilitiesOf, type Capability } from "../../../domain/organizations/roles.ts";
import type { OrganizationRecord } from "../../../domain/records/kinds.ts";
import { useRecords } from "../../sync/useRecords.ts";

/** Undefined while loading. */
export function useOrganizationsWith(capability: Capability): readonly OrganizationRecord[] | undefined {
  const records = useRecords("organization");
  return useMemo(
    () =>
      records
        ?.filter(({ kind, role }) => capabilitiesOf(kind, role).has(capability))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    [records, capability],
  );
}
