/** Recipes: library, reader, editor, import. Screens only; data comes from renderer/data. */
import { lazy } from "react";
import "./recipes.css";

export { RecipeFrame } from "./RecipeFrame.tsx";
export { RecipesScreen } from "./RecipesScreen.tsx";

/** /import. Loaded when first opened: the readers of other programs' files are large. */
export const ImportScreen = lazy(async () => ({ default: (await import("./import/ImportScreen.tsx")).ImportScreen }));
