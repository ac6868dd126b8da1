import { useEffect, useState } from "react";
import { itemChanges, type LineChange } from "../../../../domain/compare/itemChanges.ts";
import { itemLines, type LineContext } from "../../../../domain/compare/itemLines.ts";
import type { ItemId } from "../../../../domain/items/types.ts";
import type { StoredRescue } from "../../../data/collections.ts";
import { useItem, useKitchen } from "../../../data/index.ts";
import { rescuedVersions } from "../../../sync/rescuedVersion.ts";

export interface ShownChanges {
  readonly changes: readonly LineChange[];
  /** What is compared with: the item as it is now, as its author last had it, or nothing that this device knows. */
  readonly against: "current" | "last" | "nothing";
}

/** What a rescued copy would change, as the item is now and as it changes; null while it is read. */
export function useRescuedChanges(rescue: StoredRescue, context: Omit<LineContext, "columns">): ShownChanges | null {
  const kitchen = useKitchen();
  const table = useItem("table", rescue.type === "rows" ? (rescue.parentId as ItemId) : undefined);
  const current = useItem(rescue.type, rescue.id as ItemId);
  const [shown, setShown] = useState<ShownChanges | null>(null);
  const columns = table?.fields.columns;
  useEffect(() => {
    let isCurrent = true;
    rescuedVersions(kitchen, rescue).then(
      (versions) => {
        if (!isCurrent) return;
        const whole = { ...context, columns: columns ?? [] };
        const mine = versions ? itemLines(rescue.type, versions.mine, whole) : [];
        const other = versions?.other ? itemLines(rescue.type, versions.other, whole) : [];
        const against = !versions?.other ? "nothing" : versions.isCurrent ? "current" : "last";
        setShown({ changes: itemChanges(mine, other), against });
      },
      (error: unknown) => console.error("A rescued copy could not be read.", error),
    );
    return () => {
      isCurrent = false;
    };
    // Again when the current version changes, too.
  }, [kitchen, rescue, context, columns, current?.fields]);
  return shown;
}
