import { BookMinus, BookPlus, CalendarPlus, CopyPlus, Pencil, Plus, ShoppingBasket, Tag, Trash2 } from "lucide-react";
import { setCookbookText, addToCookbook as addEntries } from "../../../../domain/cookbooks/document.ts";
import type { ItemId } from "../../../../domain/items/types.ts";
import { useItems, useKitchen, type Kitchen } from "../../../data/index.ts";
import { navigate, paths, promptText, showFailure, toast, type MenuAction, type MenuItems } from "../../../ui/index.ts";
import { useAccessActions, useSeenBy } from "../../../access/index.ts";
import { askForList, askForPlan } from "../dialogs.ts";
import { addToCookbook, duplicateRecipe, tagRecipes, takeOutOfCookbook, trashRecipes } from "../recipeActions.ts";
import { useLibrary } from "./libraryState.ts";

async function addToNewCookbook(kitchen: Kitchen, ids: readonly ItemId[]): Promise<void> {
  const title = await promptText({
    title: "New cookbook",
    label: "Name",
    confirmLabel: "Create",
    placeholder: "Weeknights, Grandmother, Bread…",
  });
  if (title === null) return;
  const created = await kitchen.items.create(`New cookbook “${title}”`, {
    type: "cookbook",
    init: (doc) => {
      setCookbookText(doc, "title", title);
      addEntries(doc, ids);
    },
  });
  if (showFailure(created))
    toast({ message: `“${title}” holds ${ids.length === 1 ? "this recipe" : `${ids.length} recipes`}.`, tone: "done" });
}

/** Makes the menu for some recipes: the same in the list, the selection bar and the reader. */
export function useRecipeMenu(): (ids: readonly ItemId[]) => MenuItems {
  const kitchen = useKitchen();
  const cookbooks = useItems("cookbook") ?? [];
  const cookbookId = useLibrary((state) => state.cookbookId);
  const access = useAccessActions();
  const seenBy = useSeenBy();
  return (ids) => {
    const chosen = ids.flatMap((id) => {
      const recipe = kitchen.recipes.get(id);
      return recipe ? [{ id, type: "recipe" as const, ownerId: recipe.ownerId, title: recipe.title }] : [];
    });
    const mayEdit = chosen.every((recipe) => access.may(recipe, "edit"));
    const mayTrash = chosen.every((recipe) => access.mayTrash(recipe));
    const [onlyOne] = chosen;
    const [only] = ids;
    const single = ids.length === 1 && only !== undefined;
    const shown = cookbooks.find((cookbook) => cookbook.id === cookbookId);
    const cookbookItems: MenuAction[] = [
      ...cookbooks
        .filter((cookbook) => access.may(cookbook, "edit"))
        .map((cookbook): MenuAction => ({
          id: cookbook.id,
          label: cookbook.title || "Untitled cookbook",
          isChecked: ids.every((id) => cookbook.fields.entries.includes(id)),
          onAction: () =>
            void (ids.every((id) => cookbook.fields.entries.includes(id))
              ? takeOutOfCookbook(kitchen, cookbook, ids)
              : addToCookbook(kitchen, cookbook, ids, seenBy(cookbook, chosen))),
        })),
      { id: "new", label: "New cookbook…", icon: Plus, onAction: () => void addToNewCookbook(kitchen, ids) },
    ];
    return [
      ...(single && mayEdit
        ? [{ id: "edit", label: "Edit", icon: Pencil, onAction: () => navigate(paths.recipeEdit(only)) }]
        : []),
      { id: "list", label: "Add to groceries…", icon: ShoppingBasket, onAction: () => askForList(ids) },
      { id: "plan", label: "Add to plan…", icon: CalendarPlus, onAction: () => askForPlan(ids) },
      { id: "cookbook", label: "Cookbooks", icon: BookPlus, items: cookbookItems },
      ...(shown && access.may(shown, "edit")
        ? [
            {
              id: "uncookbook",
              label: `Remove from “${shown.title}”`,
              icon: BookMinus,
              onAction: () => void takeOutOfCookbook(kitchen, shown, ids),
            },
          ]
        : []),
      ...(mayEdit
        ? [{ id: "tag", label: "Add a tag…", icon: Tag, onAction: () => void tagRecipes(kitchen, ids) }]
        : []),
      ...(single
        ? [{ id: "duplicate", label: "Duplicate", icon: CopyPlus, onAction: () => void duplicateRecipe(kitchen, only) }]
        : []),
      {
        group: "",
        items: [
          ...(single && onlyOne ? access.actions(onlyOne) : []),
          ...(mayTrash
            ? [
                {
                  id: "trash",
                  label: single ? "Delete" : `Delete ${ids.length} recipes`,
                  icon: Trash2,
                  isDanger: true,
                  onAction: () => void trashRecipes(kitchen, ids),
                },
              ]
            : []),
        ],
      },
    ];
  };
}
