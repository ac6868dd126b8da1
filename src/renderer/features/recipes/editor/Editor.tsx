/** Changing a recipe. Every change is a command of its own, saved at once and undoable; there is nothing to save by hand. */
import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { Check, CloudAlert, Ellipsis } from "lucide-react";
import type { ItemId } from "../../../../domain/items/types.ts";
import { setRecipeText } from "../../../../domain/recipes/commands.ts";
import { useKitchen, useSaveState, type Item, type Kitchen } from "../../../data/index.ts";
import { removeRecipesFromCookbook } from "../../../data/kitchenActions/cookbookRecipes.ts";
import { Button, Menu, navigate, PageHeader, paths, useCommands } from "../../../ui/index.ts";
import { useRecipeMenu } from "../library/useRecipeMenu.ts";
import { leaveRecipe } from "../recipeActions.ts";
import { DetailsEditor, FactsEditor } from "./DetailsEditor.tsx";
import { DraftTextArea } from "./DraftFields.tsx";
import { IngredientEditor } from "./IngredientEditor.tsx";
import { isBlank } from "./isBlank.ts";
import { PhotoEditor, picturesIn, useAddPhotos } from "./PhotoEditor.tsx";
import { StepEditor } from "./StepEditor.tsx";
import { useDraft, useEdits } from "./useEdits.ts";

/** A new recipe nobody wrote into leaves no trace. */
async function removeIfBlank(kitchen: Kitchen, id: ItemId): Promise<void> {
  const recipe = await kitchen.items.get("recipe", id);
  if (!recipe || recipe.trashedAt > 0 || !isBlank(recipe.fields)) return;
  for (const cookbook of await kitchen.items.list("cookbook")) {
    if (cookbook.fields.entries.includes(id)) await removeRecipesFromCookbook(kitchen, cookbook.id, [id]);
  }
  await kitchen.items.deleteForever([id]);
}

function SavedNote() {
  const state = useSaveState();
  const isSaved = state.kind === "saved";
  return (
    <span role="status" className="inline-flex items-center gap-1 text-1 text-ink-2">
      {state.kind === "failed" ? (
        <CloudAlert size={14} className="text-amber" aria-hidden />
      ) : (
        <Check size={14} className={isSaved ? "text-herb" : "text-ink-3"} aria-hidden />
      )}
      {state.kind === "failed" ? "Not saved yet" : isSaved ? "Saved" : "Saving…"}
    </span>
  );
}

export function Editor({ recipe }: { recipe: Item<"recipe"> }) {
  const kitchen = useKitchen();
  const menuOf = useRecipeMenu();
  const edit = useEdits(recipe.id);
  const photos = useAddPhotos(recipe, edit);
  const title = useRef<HTMLTextAreaElement>(null);
  const { fields } = recipe;
  const shownTitle = recipe.title || "New recipe";

  const wasBlank = useRef(isBlank(fields));
  useEffect(() => {
    if (wasBlank.current) title.current?.focus();
  }, []);
  useEffect(() => {
    const { id } = recipe;
    return () => void removeIfBlank(kitchen, id);
    // oxlint-disable-next-line react/exhaustive-deps -- leaving means another recipe or none, not another version of this one
  }, [kitchen, recipe.id]);

  const done = (): void => {
    if (isBlank(fields)) leaveRecipe();
    else navigate(paths.recipe(recipe.id));
  };
  useCommands([
    { id: "recipe.done", label: "Finish editing", group: "Recipe", icon: Check, shortcut: "Mod+Enter", run: done },
  ]);

  const draft = useDraft(
    fields.title,
    (text) =>
      void edit(
        "Rename recipe",
        (doc) => setRecipeText(doc, "title", text.replace(/\s*\n\s*/g, " ").slice(0, 500)),
        "title",
      ),
  );
  const onTitleKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pictures = picturesIn(event.clipboardData);
    if (pictures.length === 0) return;
    event.preventDefault();
    void photos.add(pictures);
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col" onPaste={onPaste}>
      <PageHeader
        title={`Edit ${shownTitle}`}
        crumbs={[
          { label: "Recipes", href: paths.recipes },
          ...(recipe.title === "" ? [] : [{ label: recipe.title, href: paths.recipe(recipe.id) }]),
          { label: recipe.title === "" ? "New recipe" : "Edit" },
        ]}
        onBack={done}
        actions={
          <>
            <SavedNote />
            <Menu
              label="More"
              icon={Ellipsis}
              items={menuOf([recipe.id]).filter((entry) => !("id" in entry) || entry.id !== "edit")}
            />
            <Button onPress={done}>Done</Button>
          </>
        }
      />
      <div className="scroll-y @container min-h-0 flex-1 px-4 pt-5 pb-24 md:px-10">
        <div className="mx-auto flex max-w-[760px] flex-col gap-7">
          <div className="flex flex-col gap-3">
            <textarea
              ref={title}
              aria-label="Title"
              rows={1}
              value={draft.value}
              placeholder="What is it called?"
              onChange={(event) => draft.onChange(event.target.value)}
              onBlur={draft.onBlur}
              onKeyDown={onTitleKey}
              className="field-sizing-content w-full resize-none rounded-sm bg-transparent font-read text-5 font-medium outline-none focus-visible:shadow-[0_2px_0_0_var(--sky)] md:text-6"
            />
            <PhotoEditor recipe={recipe} edit={edit} add={photos.add} isBusy={photos.isBusy} />
            <DraftTextArea
              label="Description"
              rows={2}
              maxLength={200_000}
              value={fields.description}
              placeholder="What makes it good"
              onCommit={(text) =>
                void edit("Edit description", (doc) => setRecipeText(doc, "description", text), "description")
              }
            />
          </div>
          <FactsEditor recipe={recipe} edit={edit} />
          <IngredientEditor recipe={recipe} edit={edit} />
          <StepEditor recipe={recipe} edit={edit} />
          <DetailsEditor recipe={recipe} edit={edit} />
        </div>
      </div>
    </div>
  );
}
