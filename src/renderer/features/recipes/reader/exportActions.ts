/** A recipe out of the app: as a file others can read, as text, on paper. */
import { recipeToText } from "../../../../domain/recipes/export/plainText.ts";
import { recipeToSchema } from "../../../../domain/recipes/export/schemaJson.ts";
import type { Item } from "../../../data/index.ts";
import { saveFile, showFailure, toast } from "../../../ui/index.ts";

function fileName(title: string): string {
  return (
    title
      // oxlint-disable-next-line no-control-regex -- naming the control characters is how they are kept out of file names
      .replace(/[/\\:*?"<>|\u0000-\u001f]+/g, " ")
      .trim()
      .slice(0, 120) || "Recipe"
  );
}

export async function saveAsJson(recipe: Item<"recipe">): Promise<void> {
  const text = JSON.stringify(recipeToSchema(recipe.fields, recipe.createdAt), null, 2);
  const saved = await saveFile({
    suggestedName: `${fileName(recipe.title)}.json`,
    bytes: new TextEncoder().encode(text),
    mime: "application/json",
    filters: [{ name: "Recipe (schema.org JSON)", extensions: ["json"] }],
  });
  if (showFailure(saved))
    toast({ message: `Saved “${saved.value}”. Photos are not in it; “Export everything” has them.`, tone: "done" });
}

export async function copyAsText(recipe: Item<"recipe">): Promise<void> {
  try {
    await navigator.clipboard.writeText(recipeToText(recipe.fields));
    toast({ message: "Copied as text.", tone: "done" });
  } catch (error) {
    console.error("Copying failed.", error);
    toast({
      message: "The text could not be copied: the browser did not allow it. Click into the page and try again.",
      tone: "problem",
    });
  }
}

export function printRecipe(): void {
  if (window.potluck) void window.potluck.print().then(showFailure);
  else window.print();
}
