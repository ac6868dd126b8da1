/** What can be done with recipes from list, reader and palette: each tells what it did and how to take it back. */
import { setRecipeMeta, setTags } from "../../../domain/recipes/commands.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import { writeRecipeDraft } from "../../../domain/recipes/document.ts";
import { emptyDraft, type RecipeDraft } from "../../../domain/recipes/draft.ts";
import type { RecipeFields } from "../../../domain/recipes/fields.ts";
import type { Item, Kitchen } from "../../data/index.ts";
import { addRecipesToCookbook, removeRecipesFromCookbook } from "../../data/kitchenActions/cookbookRecipes.ts";
import { navigate, paths, promptText, screenOf, showFailure, toast } from "../../ui/index.ts";
import { endSelection, useLibrary } from "./library/libraryState.ts";

const undoAction = (kitchen: Kitchen) => ({ label: "Undo", onAction: () => void kitchen.undo.undo() });

/** "3 recipes" or the one recipe's title in quotes. */
function named(kitchen: Kitchen, ids: readonly ItemId[]): string {
  const [only] = ids;
  if (ids.length !== 1 || only === undefined) return `${ids.length.toLocaleString()} recipes`;
  return `“${kitchen.recipes.get(only)?.title || "Untitled recipe"}”`;
}

/** Opens the editor on a new recipe, on the shelf that is shown. */
export async function createRecipe(kitchen: Kitchen): Promise<void> {
  const group = kitchen.undo.group("New recipe");
  const created = await kitchen.items.create(group, { type: "recipe", init: () => undefined });
  if (!showFailure(created)) return;
  const { cookbookId } = useLibrary.getState();
  if (cookbookId !== undefined)
    showFailure(await addRecipesToCookbook(kitchen, cookbookId as ItemId, [created.value], group));
  navigate(paths.recipeEdit(created.value));
}

/** Puts recipes into the trash and goes on to what was beside the open one. */
export async function trashRecipes(kitchen: Kitchen, ids: readonly ItemId[]): Promise<void> {
  const what = named(kitchen, ids);
  const done = await kitchen.items.trash(`Delete ${what}`, ids);
  if (!showFailure(done)) return;
  endSelection();
  const openId = /#\/recipes\/([^/]+)/.exec(window.location.hash)?.[1];
  if (openId !== undefined && ids.includes(decodeURIComponent(openId) as ItemId)) leaveRecipe();
  toast({ message: `${what} ${ids.length === 1 ? "is" : "are"} in the trash.`, action: undoAction(kitchen) });
}

/** From a recipe back to the shelf it was opened from. */
export function leaveRecipe(): void {
  const { cookbookId } = useLibrary.getState();
  navigate(cookbookId === undefined ? paths.recipes : paths.cookbook(cookbookId));
}

/** `seenBy`: who sees them now, as a sentence; "" where nobody else does. */
export async function addToCookbook(
  kitchen: Kitchen,
  cookbook: Item<"cookbook">,
  ids: readonly ItemId[],
  seenBy: string,
): Promise<void> {
  const done = await addRecipesToCookbook(kitchen, cookbook.id, ids, `Add ${named(kitchen, ids)} to ${cookbook.title}`);
  if (showFailure(done))
    toast({
      message: `Added ${named(kitchen, ids)} to “${cookbook.title}”. ${seenBy}`.trim(),
      tone: "done",
      action: undoAction(kitchen),
    });
}

export async function takeOutOfCookbook(
  kitchen: Kitchen,
  cookbook: Item<"cookbook">,
  ids: readonly ItemId[],
): Promise<void> {
  const done = await removeRecipesFromCookbook(
    kitchen,
    cookbook.id,
    ids,
    `Remove ${named(kitchen, ids)} from ${cookbook.title}`,
  );
  if (showFailure(done))
    toast({ message: `Removed ${named(kitchen, ids)} from “${cookbook.title}”.`, action: undoAction(kitchen) });
}

/** Asks for a tag and gives it to every recipe, as one step. */
export async function tagRecipes(kitchen: Kitchen, ids: readonly ItemId[]): Promise<void> {
  const tag = await promptText({
    title: `Tag ${named(kitchen, ids)}`,
    label: "Tag",
    confirmLabel: "Add tag",
    placeholder: "Weeknight",
    maxLength: 100,
  });
  if (tag === null || tag.trim() === "") return;
  const group = kitchen.undo.group(`Tag ${named(kitchen, ids)}`);
  for (const id of ids) {
    const tags = kitchen.recipes.get(id)?.tags ?? [];
    if (tags.some((known) => known.toLowerCase() === tag.trim().toLowerCase())) continue;
    const done = await kitchen.items.edit(id, group, (doc) => setTags(doc, [...tags, tag.trim()]));
    if (!showFailure(done)) return;
  }
  toast({ message: `Tagged ${named(kitchen, ids)} “${tag.trim()}”.`, tone: "done", action: undoAction(kitchen) });
}

export async function rateRecipe(kitchen: Kitchen, id: ItemId, rating: number | null): Promise<void> {
  showFailure(await kitchen.items.edit(id, "Rate recipe", (doc) => setRecipeMeta(doc, "rating", rating)));
}

/** A recipe's fields as a draft again: for copies and exports. Photos and page copy are named by id, not carried. */
export function draftOf(fields: RecipeFields): RecipeDraft {
  const { ingredientGroups, steps, ...rest } = fields;
  return {
    ...emptyDraft,
    ...rest,
    ingredientGroups: ingredientGroups.map((group) => ({
      purpose: group.title || null,
      ingredients: group.lines.map((line) => line.text),
    })),
    steps: steps.map(({ section, text }) => ({ section, text })),
  };
}

/** A copy of its own, opened. */
export async function duplicateRecipe(kitchen: Kitchen, id: ItemId): Promise<void> {
  const recipe = await kitchen.items.get("recipe", id);
  if (!recipe) return;
  const { fields } = recipe;
  const title = `${fields.title || "Untitled recipe"} (copy)`.slice(0, 500);
  const created = await kitchen.items.create(`Duplicate “${fields.title}”`, {
    type: "recipe",
    init: (doc) =>
      writeRecipeDraft(
        doc,
        { ...draftOf(fields), title },
        { photoIds: fields.photoIds, pageCopyId: fields.pageCopyId },
        kitchen.items.newId,
      ),
  });
  if (!showFailure(created)) return;
  navigate(paths.recipe(created.value));
  toast({ message: `“${title}” is a copy of its own.`, tone: "done", action: undoAction(kitchen) });
}

/** Whether the recipes screen is shown: its commands mean the open recipe only then. */
export function isOnRecipes(path: string): boolean {
  return screenOf(path) === "recipes";
}
