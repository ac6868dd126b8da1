import type { Item } from "../../../data/index.ts";
export function Editor({ recipe }: { recipe: Item<"recipe"> }) {
  return <p>{recipe.title}</p>;
}
