import type { LinkTarget } from "../../data/tables/index.ts";
import { paths } from "../../ui/index.ts";

/** The address of what a link cell points to. */
export function linkPath({ id, type }: LinkTarget): string {
  switch (type) {
    case "recipe":
      return paths.recipe(id);
    case "list":
      return paths.groceryList(id);
    case "cookbook":
      return paths.cookbook(id);
    case "table":
      return paths.table(id);
    default:
      return type satisfies never;
  }
}
