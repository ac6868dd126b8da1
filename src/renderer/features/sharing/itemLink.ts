import type { ItemType } from "../../../domain/items/types.ts";
import { paths } from "../../ui/index.ts";

/** Where an item is opened; a plan's and a table's parts open it. */
export function itemPath(type: ItemType, id: string | null): string {
  switch (type) {
    case "recipe":
      return id === null ? paths.recipes : paths.recipe(id);
    case "cookbook":
      return id === null ? paths.recipes : paths.cookbook(id);
    case "list":
      return id === null ? paths.groceries : paths.groceryList(id);
    case "table":
    case "rows":
      return id === null ? paths.tables : paths.table(id);
    case "plan":
    case "planWeek":
      return paths.plan;
    default:
      return type satisfies never;
  }
}
