import type * as Y from "yjs";
import { setText } from "../items/text.ts";
import {
  recipeGroups,
  recipeLines,
  recipeMeta,
  recipeNutrition,
  recipePhotos,
  recipeSteps,
  recipeTags,
} from "./document.ts";

/** Empties a recipe's document, so that a draft can be written into it in its stead. */
export function clearRecipe(doc: Y.Doc): void {
  for (const name of ["title", "description", "notes"]) setText(doc.getText(name), "");
  for (const map of [
    recipeMeta(doc),
    recipeGroups(doc),
    recipeLines(doc),
    recipeSteps(doc),
    recipeTags(doc),
    recipePhotos(doc),
    recipeNutrition(doc),
  ])
    map.clear();
}
