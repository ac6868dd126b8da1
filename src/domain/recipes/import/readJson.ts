/** Recipe JSON of any known kind: schema.org (one, a list, `@graph`), Paprika, Mealie, Tandoor, Nextcloud Cookbook, RecipeSage. */
import type { RecipeDraft } from "../draft.ts";
import type { Result } from "../../result.ts";
import { fail, ok } from "../../result.ts";
import { missingWarnings } from "./draftBuilding.ts";
import { isMealie, readMealie } from "./exports/mealie.ts";
import { isPaprika, readPaprika } from "./exports/paprika.ts";
import { isTandoor, readTandoor } from "./exports/tandoor.ts";
import type { SchemaNode } from "./schemaNode.ts";
import { findRecipes, isNode, listOf } from "./schemaNode.ts";
import { readSchemaRecipe } from "./schemaRecipe.ts";
import { parseJsonLeniently } from "./text/lenientJson.ts";

const exportsOfOthers: readonly (readonly [(node: SchemaNode) => boolean, (node: SchemaNode) => RecipeDraft])[] = [
  [isPaprika, readPaprika],
  [isMealie, readMealie],
  [isTandoor, readTandoor],
];

/** Reads every recipe in the JSON text. Errors: export_unreadable (no JSON), page_without_recipe. (K.2) */
export function readJson(text: string): Result<RecipeDraft[]> {
  const parsed = parseJsonLeniently(text);
  if (parsed === null)
    return fail(
      "export_unreadable",
      "This file is damaged: it should hold recipes as JSON, but it cannot be read. Export it again from the program it comes from.",
    );
  const drafts = readNodes(parsed.value);
  if (drafts.length === 0)
    return fail(
      "page_without_recipe",
      "There is no recipe in this file. Potluck reads schema.org recipes and exports of Paprika, Mealie, Nextcloud Cookbook, Tandoor and RecipeSage.",
    );
  const repaired = parsed.repaired
    ? [
        {
          field: "source",
          message: "The file was damaged and has been repaired: compare the recipe with the program it comes from.",
        },
      ]
    : [];
  return ok(
    drafts.map((draft) => ({ ...draft, warnings: [...draft.warnings, ...missingWarnings(draft), ...repaired] })),
  );
}

/** Every entry by its own kind: a list may hold the recipes of several programs. */
function readNodes(value: unknown): RecipeDraft[] {
  const { byId } = findRecipes([value]);
  return listOf(value).flatMap((entry) => {
    const kind = isNode(entry) ? exportsOfOthers.find(([matches]) => matches(entry)) : undefined;
    if (kind !== undefined && isNode(entry)) return [kind[1](entry)];
    return findRecipes([entry])
      .recipes.map((node) => readSchemaRecipe(node, { byId, baseUrl: "" }))
      .filter((draft) => draft.title !== "" || draft.ingredientGroups.length > 0 || draft.steps.length > 0);
  });
}
