import { useMemo } from "react";
import { getLocalTimeZone, today } from "@internationalized/date";
import type { CellContext } from "../../../domain/tables/cellText.ts";
import { useLinkTargets, type LinkTarget } from "../../data/tables/index.ts";

export interface TableContext {
  readonly cells: CellContext;
  readonly targets: readonly LinkTarget[];
  readonly targetOf: (id: string) => LinkTarget | undefined;
}

/** What reading and showing cells needs: the person's locale, the day, and the items links point to. */
export function useTableContext(): TableContext {
  const targets = useLinkTargets();
  const day = today(getLocalTimeZone()).toString();
  return useMemo(() => {
    const byId = new Map(targets.map((target) => [target.id, target]));
    let byTitle: Map<string, string> | undefined;
    const cells: CellContext = {
      locale: navigator.language,
      today: day,
      titleOf: (id) => byId.get(id)?.title,
      itemByTitle: (title) => {
        // Later ones first, so that of equal titles the first (a recipe) wins.
        byTitle ??= new Map(targets.toReversed().map((target) => [target.title.toLowerCase(), target.id]));
        return byTitle.get(title.toLowerCase());
      },
    };
    return { cells, targets, targetOf: (id: string) => byId.get(id) };
  }, [targets, day]);
}
