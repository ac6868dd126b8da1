import { useState } from "react";
import { Button, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { GripVertical, PanelRightClose } from "lucide-react";
import type { RecipeSummary } from "../../data/index.ts";
import { IconButton, LinkButton, paths, SearchField } from "../../ui/index.ts";
import { dragOfRecipe } from "./dragTypes.ts";
import { recipeDetail, useFoundRecipes } from "./useFoundRecipes.ts";

interface RecipePanelProps {
  onPlan: (recipe: RecipeSummary) => void;
  onClose: () => void;
}

/** Recipes beside the week, to drag onto a day; a press asks for the day instead. */
export function RecipePanel({ onPlan, onClose }: RecipePanelProps) {
  const [query, setQuery] = useState("");
  const { recipes, total, isReady } = useFoundRecipes(query);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => recipes.filter((recipe) => keys.has(recipe.id)).map(dragOfRecipe),
    getAllowedDropOperations: () => ["copy"],
  });
  return (
    <aside
      aria-label="Recipes to plan"
      data-frame="chrome"
      className="flex w-[264px] shrink-0 flex-col border-s border-line bg-paper xl:w-[320px]"
    >
      <div className="flex items-center gap-2 ps-4 pe-2 pt-3 pb-2">
        <h2 className="flex-1 text-2 font-semibold">Recipes</h2>
        <IconButton label="Hide recipes" icon={PanelRightClose} size="small" onPress={onClose} />
      </div>
      <SearchField
        label="Search recipes"
        placeholder="Title, ingredient, tag…"
        value={query}
        onChange={setQuery}
        className="mx-3 mb-2"
      />
      <GridList
        aria-label="Recipes"
        items={recipes}
        dragAndDropHooks={dragAndDropHooks}
        selectionMode="none"
        onAction={(key) => {
          const recipe = recipes.find((one) => one.id === key);
          if (recipe) onPlan(recipe);
        }}
        className="scroll-y min-h-0 flex-1 px-2 pb-4 outline-none"
        renderEmptyState={() =>
          isReady ? (
            <div className="px-3 py-6 text-center text-1 text-ink-2">
              {query.trim() ? (
                "No recipe matches."
              ) : (
                <>
                  <p>Recipes you keep appear here, ready to be dragged onto a day.</p>
                  <LinkButton href={paths.importing} className="mt-3">
                    Bring recipes in
                  </LinkButton>
                </>
              )}
            </div>
          ) : null
        }
      >
        {(recipe) => (
          <GridListItem
            id={recipe.id}
            textValue={recipe.title}
            className="group/recipe flex min-h-11 cursor-grab items-center gap-1 rounded-sm px-2 py-1.5 outline-none data-dragging:opacity-50 data-focus-visible:shadow-focus data-hovered:bg-hover"
          >
            <div className="min-w-0 flex-1">
              <p className="line-clamp-2 text-[13px] leading-[17px] font-medium wrap-anywhere text-ink">
                {recipe.title}
              </p>
              <p className="truncate text-0 text-ink-2 tabular">{recipeDetail(recipe)}</p>
            </div>
            <Button
              slot="drag"
              aria-label={`Drag ${recipe.title}`}
              className="focus-ring grid size-5 shrink-0 place-items-center rounded-[4px] text-ink-3 opacity-0 group-hover/recipe:opacity-100 data-focus-visible:opacity-100"
            >
              <GripVertical size={13} aria-hidden />
            </Button>
          </GridListItem>
        )}
      </GridList>
      {total > recipes.length ? (
        <p className="border-t border-line px-4 py-2 text-1 text-ink-2">{`${total - recipes.length} more: type to find one.`}</p>
      ) : null}
    </aside>
  );
}
