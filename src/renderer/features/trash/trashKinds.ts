/** The kinds of things in the trash, in the order they are shown. */
import { BookOpen, CalendarDays, Library, ShoppingBasket, Table2 } from "lucide-react";
import type { ItemType } from "../../../domain/items/types.ts";
import { paths, type Icon } from "../../ui/index.ts";

export interface TrashKind {
  readonly type: ItemType;
  readonly heading: string;
  /** For an item without a title. */
  readonly untitled: string;
  readonly icon: Icon;
  /** Where it is found again after it was restored. */
  readonly pathOf: (id: string) => string;
}

export const trashKinds: readonly TrashKind[] = [
  { type: "recipe", heading: "Recipes", untitled: "Untitled recipe", icon: BookOpen, pathOf: paths.recipe },
  { type: "cookbook", heading: "Cookbooks", untitled: "Untitled cookbook", icon: Library, pathOf: paths.cookbook },
  { type: "plan", heading: "Meal plans", untitled: "Untitled plan", icon: CalendarDays, pathOf: () => paths.plan },
  {
    type: "list",
    heading: "Grocery lists",
    untitled: "Untitled list",
    icon: ShoppingBasket,
    pathOf: paths.groceryList,
  },
  { type: "table", heading: "Tables", untitled: "Untitled table", icon: Table2, pathOf: paths.table },
];

/** Items under their kinds; kinds without any are left out. */
export function byKind<T extends { readonly type: ItemType }>(
  items: readonly T[],
): { kind: TrashKind; members: T[] }[] {
  return trashKinds
    .map((kind) => ({ kind, members: items.filter((item) => item.type === kind.type) }))
    .filter(({ members }) => members.length > 0);
}
