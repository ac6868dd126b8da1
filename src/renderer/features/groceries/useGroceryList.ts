import { useEffect, useMemo, useRef } from "react";
import {
  aisleMemoryKey,
  currentListKey,
  currentShopsKey,
  pickCurrent,
  useItem,
  useItems,
  useSetting,
  useUnitSystem,
  type Item,
} from "../../data/index.ts";
import type { ListFields, Shop } from "../../../domain/groceries/document.ts";
import { groupLines, sectionsOf, type AisleSection, type GroceryLine } from "../../../domain/groceries/ledger.ts";
import type { ItemId } from "../../../domain/items/types.ts";

export interface ShownList {
  readonly lists: readonly Item<"list">[];
  /** The list to show; undefined before there is any. */
  readonly list: Item<"list"> | undefined;
  readonly isLoading: boolean;
  /** The address names a list that is not there. */
  readonly isGone: boolean;
  readonly sections: readonly AisleSection[];
  readonly basket: readonly GroceryLine[];
  readonly openCount: number;
  readonly shop: Shop | undefined;
}

const noFields: ListFields = { title: "", contributions: [], aisles: {}, conversions: {}, shops: [] };

/** The list an address asks for (or the one in use) as lines in the order of the shop. */
export function useGroceryList(listId: string | undefined): ShownList {
  const all = useItems("list");
  const [chosen, choose] = useSetting(currentListKey);
  const [shops] = useSetting(currentShopsKey);
  const [aisleMemory] = useSetting(aisleMemoryKey);
  const system = useUnitSystem();
  const wanted = (listId as ItemId | undefined) ?? (all && pickCurrent(all, chosen));
  const own = useItem("list", wanted);
  // The item itself shows an edit before it is written, the list of lists only after.
  const list = own && own.id === wanted && own.trashedAt === 0 ? own : all?.find((one) => one.id === wanted);

  useEffect(() => {
    if (listId !== undefined && list && chosen !== listId) void choose(listId);
  }, [listId, list, chosen, choose]);

  const fields = list?.fields ?? noFields;
  const shop = fields.shops.find((one) => one.id === shops[list?.id ?? ""]);
  const { contributions, conversions, aisles } = fields;
  const stable = useStableLines();
  return useMemo(() => {
    const lines = stable(
      groupLines(contributions, {
        conversions,
        aisles,
        aisleMemory,
        locale: navigator.language,
        system,
        ...(shop ? { shopAisleOrder: shop.aisleOrder } : {}),
      }),
    );
    const { open, basket } = sectionsOf(lines);
    return {
      lists: all ?? [],
      list,
      isLoading: all === undefined || (wanted !== undefined && own === undefined && !list),
      isGone: all !== undefined && listId !== undefined && !list && own !== undefined,
      sections: open,
      basket,
      openCount: open.reduce((sum, section) => sum + section.lines.length, 0),
      shop,
    };
  }, [all, list, own, wanted, listId, contributions, conversions, aisles, aisleMemory, system, shop, stable]);
}

/** Keeps a line's object while nothing in it changed, so that of 500 rows only the changed ones render again. */
function useStableLines(): (lines: GroceryLine[]) => GroceryLine[] {
  const before = useRef(new Map<string, { signature: string; line: GroceryLine }>());
  return useRef((lines: GroceryLine[]) => {
    const next = new Map<string, { signature: string; line: GroceryLine }>();
    const kept = lines.map((line) => {
      const signature = signatureOf(line);
      const known = before.current.get(line.id);
      const same = known?.signature === signature ? known.line : line;
      next.set(line.id, { signature, line: same });
      return same;
    });
    before.current = next;
    return kept;
  }).current;
}

function signatureOf(line: GroceryLine): string {
  const parts = line.contributions.map(({ contribution, amountText, keptApart }) => [
    contribution,
    amountText,
    keptApart,
  ]);
  return JSON.stringify([line.food, line.aisleId, line.amountText, parts]);
}
