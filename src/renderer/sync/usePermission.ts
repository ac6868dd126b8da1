import { useCallback, useMemo } from "react";
import { of } from "rxjs";
import type { ItemFacts } from "../../domain/sharing/authorize.ts";
import { seededCatalog, type SharingCatalog } from "../../domain/sharing/catalog.ts";
import { useKitchen, useObservable } from "../data/index.ts";
import { accessFacts, noFacts, type AccessFacts } from "./accessFacts.ts";
import { ownPermission, permissionOn, type Permission } from "./permission.ts";
import { useMe } from "./useMe.ts";

/**
 * What this person may do with an item, as it changes. For a part (a week, a block of rows) pass the item it belongs to;
 * for something that does not exist yet pass null: it will be one's own.
 */
export function usePermission(item: ItemFacts | null | undefined): Permission {
  const facts = useAccessFacts();
  const { id, type, ownerId } = item ?? {};
  return useMemo(() => {
    if (id === undefined || type === undefined || ownerId === undefined) return ownPermission;
    return permissionOn({ id, type, ownerId }, facts);
  }, [id, type, ownerId, facts]);
}

/** Everything that decides access here, for asking about many items (`permissionOn`); null while everything is one's own. */
export function useAccessFacts(): AccessFacts | null {
  const { collections } = useKitchen();
  const personId = useMe()?.personId ?? null;
  const make = useCallback(
    () => (personId === null ? of(null) : accessFacts(collections, personId)),
    [collections, personId],
  );
  const facts = useObservable(make);
  const empty = useMemo(() => (personId === null ? null : noFacts(personId)), [personId]);
  // Another person's facts are never shown: until one's own are read there are none.
  return facts && facts.personId === personId ? facts : empty;
}

/** The catalog of sharing levels in force, as this device last heard; the seeded one before. */
export function useCatalog(): SharingCatalog {
  return useAccessFacts()?.catalog ?? seededCatalog;
}
