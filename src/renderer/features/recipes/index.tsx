/** Recipes: library, reader, editor, import. Screens only; data comes from renderer/data. */
import { lazy } from "react";
import "./recipes.css";

export { RecipeFrame } from "./RecipeFrame.tsx";
export { RecipesScreen } from "./RecipesScreen.tsx";

// Loaded when first opened: what reads other programs' files is large.
const LazyImport = lazy(async () => ({ default: (await import("./import/ImportScreen.tsx")).ImportScreen }));

/** /import */
export function ImportScreen() {
  return <LazyImport />;
}
