/** The recipes' part of the frame: timers over every screen, the dialogs that add recipes elsewhere, commands that work everywhere. */
import { FileInput, Plus } from "lucide-react";
import { useKitchen } from "../../data/index.ts";
import { navigate, paths, useCommands } from "../../ui/index.ts";
import { AddToListDialog } from "./AddToListDialog.tsx";
import { AddToPlanDialog } from "./AddToPlanDialog.tsx";
import { closeRecipeDialog, useRecipeDialog } from "./dialogs.ts";
import { TimersBar } from "./reader/TimersBar.tsx";
import { createRecipe } from "./recipeActions.ts";

/** Mounted once by the frame. */
export function RecipeFrame() {
  const kitchen = useKitchen();
  const dialog = useRecipeDialog((state) => state.dialog);
  useCommands([
    {
      id: "recipes.new",
      label: "New recipe",
      group: "Create",
      icon: Plus,
      shortcut: "N",
      run: () => void createRecipe(kitchen),
    },
    {
      id: "recipes.import",
      label: "Import",
      group: "Create",
      icon: FileInput,
      shortcut: "I",
      isHidden: true,
      run: () => navigate(paths.importing),
    },
  ]);
  return (
    <>
      <TimersBar />
      {dialog?.kind === "list" ? (
        <AddToListDialog
          key={dialog.ids.join()}
          ids={dialog.ids}
          servings={dialog.servings}
          scale={dialog.scale}
          onClose={closeRecipeDialog}
        />
      ) : null}
      {dialog?.kind === "plan" ? (
        <AddToPlanDialog
          key={dialog.ids.join()}
          ids={dialog.ids}
          servings={dialog.servings}
          onClose={closeRecipeDialog}
        />
      ) : null}
    </>
  );
}
