import { CalendarPlus, CheckCheck, Ellipsis, ShoppingBasket, Trash2, X } from "lucide-react";
import { useKitchen, type RecipeSummary } from "../../../data/index.ts";
import { IconButton, Menu } from "../../../ui/index.ts";
import { askForList, askForPlan } from "../dialogs.ts";
import { trashRecipes } from "../recipeActions.ts";
import { endSelection, setSelection, useLibrary } from "./libraryState.ts";
import { useRecipeMenu } from "./useRecipeMenu.ts";

/** What to do with the selected recipes; at the foot of the list while there are some. */
export function SelectionBar({ rows }: { rows: readonly RecipeSummary[] }) {
  const kitchen = useKitchen();
  const menuOf = useRecipeMenu();
  const selection = useLibrary((state) => state.selection);
  const ids = [...selection];
  const isEmpty = ids.length === 0;
  return (
    <div
      role="toolbar"
      aria-label="Selected recipes"
      className="flex shrink-0 items-center gap-0.5 border-t border-line bg-surface ps-3 pe-1.5 py-1.5"
    >
      <span className="min-w-0 flex-1 truncate text-1 font-semibold tabular" aria-live="polite">
        {ids.length.toLocaleString()} selected
      </span>
      <IconButton
        label="Select all"
        icon={CheckCheck}
        size="small"
        shortcut="Mod+A"
        onPress={() => setSelection(rows.map((row) => row.id))}
      />
      <IconButton
        label="Add to groceries"
        icon={ShoppingBasket}
        size="small"
        isDisabled={isEmpty}
        onPress={() => askForList(ids)}
      />
      <IconButton
        label="Add to plan"
        icon={CalendarPlus}
        size="small"
        isDisabled={isEmpty}
        onPress={() => askForPlan(ids)}
      />
      <IconButton
        label="Delete selected recipes"
        icon={Trash2}
        size="small"
        isDisabled={isEmpty}
        onPress={() => void trashRecipes(kitchen, ids)}
      />
      <Menu label="More for the selection" icon={Ellipsis} size="small" isDisabled={isEmpty} items={menuOf(ids)} />
      <IconButton label="End selection" icon={X} size="small" onPress={endSelection} />
    </div>
  );
}
