import { useMemo } from "react";
import { getLocalTimeZone, today } from "@internationalized/date";
import type { LineContext } from "../../../../domain/compare/itemLines.ts";
import { useLinkTargets } from "../../../data/tables/index.ts";

/** What comparing versions needs to know of the rest of the kitchen; the columns are each table's own. */
export function useLineContext(): Omit<LineContext, "columns"> {
  const targets = useLinkTargets();
  const day = today(getLocalTimeZone()).toString();
  return useMemo(() => {
    const titles = new Map<string, string>(targets.map((target) => [target.id, target.title]));
    const titleOf = (id: string): string | undefined => titles.get(id);
    return {
      titleOf,
      cells: { locale: navigator.language, today: day, titleOf, itemByTitle: () => undefined },
    };
  }, [targets, day]);
}
