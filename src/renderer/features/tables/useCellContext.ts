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
    // Later ones first, so that of equal titles the first (a recipe) wins. Made when first asked for: only pasting and filters do.
    const byTitle = lazily(
      () => new Map(targets.toReversed().map((target) => [target.title.toLowerCase(), target.id])),
    );
    const cells: CellContext = {
      locale: navigator.language,
      today: day,
      titleOf: (id) => byId.get(id)?.title,
      itemByTitle: (title) => byTitle().get(title.toLowerCase()),
    };
    return { cells, targets, targetOf: (id: string) => byId.get(id) };
  }, [targets, day]);
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
