import { Pencil, Plus, Trash2 } from "lucide-react";
import type { ItemId } from "../../domain/items/types.ts";
import { useItems, useKitchen, type Item, type Kitchen } from "../data/index.ts";
import { addRecipesToCookbook, droppedRecipes, recipeDragType } from "../data/kitchenActions/cookbookRecipes.ts";
import { AccessMark, useAccessActions, useAccessMarks, useSeenBy } from "../access/index.ts";
import { IconButton, openContextMenu, paths, showFailure, toast, usePath } from "../ui/index.ts";
import { renameCookbook, trashCookbook } from "../features/recipes/cookbookActions.ts";
import { createCookbook } from "./cookbookActions.ts";
import { NavLink } from "./NavLink.tsx";

/** Recipes dragged onto a cookbook's name go into it. */
async function addDropped(
  kitchen: Kitchen,
  cookbook: Item<"cookbook">,
  ids: ItemId[],
  seenBy: ReturnType<typeof useSeenBy>,
): Promise<void> {
  if (ids.length === 0) return;
  const what = ids.length === 1 ? "Added to" : `${ids.length} recipes added to`;
  const items = ids.flatMap((id) => {
    const recipe = kitchen.recipes.get(id);
    return recipe ? [{ id, type: "recipe" as const, ownerId: recipe.ownerId }] : [];
  });
  const done = await addRecipesToCookbook(kitchen, cookbook.id, ids, `Add to ${cookbook.title}`);
  if (showFailure(done))
    toast({
      message: `${what} “${cookbook.title}”. ${seenBy(cookbook, items)}`.trim(),
      tone: "done",
      action: { label: "Undo", onAction: () => void kitchen.undo.undo() },
    });
}

/** The cookbooks in the sidebar. */
export function CookbookLinks() {
  const kitchen = useKitchen();
  const cookbooks = useItems("cookbook");
  const access = useAccessActions();
  const markOf = useAccessMarks();
  const seenBy = useSeenBy();
  const path = usePath();
  return (
    <div className="mt-3">
      <div className="flex h-8 items-center justify-between ps-2.5 pe-1">
        <h2 id="cookbooks-heading" className="text-1 font-semibold text-ink-2">
          Cookbooks
        </h2>
        <IconButton label="New cookbook" icon={Plus} size="small" onPress={() => void createCookbook(kitchen)} />
      </div>
      {cookbooks?.length === 0 ? (
        <p className="px-2.5 py-1 text-1 text-ink-3">Gather recipes under a name of your own.</p>
      ) : null}
      <ul aria-labelledby="cookbooks-heading">
        {cookbooks?.map((cookbook) => (
          // The menu is also reached from the link inside, with the menu key.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={cookbook.id}
            className="rounded-sm data-over:shadow-focus"
            onDragOver={(event) => {
              if (!event.dataTransfer.types.includes(recipeDragType) || !access.may(cookbook, "edit")) return;
              event.preventDefault();
              event.currentTarget.dataset.over = "";
            }}
            onDragLeave={(event) => delete event.currentTarget.dataset.over}
            onDrop={(event) => {
              delete event.currentTarget.dataset.over;
              void addDropped(kitchen, cookbook, droppedRecipes(event.dataTransfer), seenBy);
            }}
            onContextMenu={(event) =>
              openContextMenu(event, cookbook.title, [
                ...(access.may(cookbook, "edit")
                  ? [
                      {
                        id: "rename",
                        label: "Rename…",
                        icon: Pencil,
                        onAction: () => void renameCookbook(kitchen, cookbook),
                      },
                    ]
                  : []),
                ...access.actions(cookbook),
                ...(access.mayTrash(cookbook)
                  ? [
                      {
                        id: "trash",
                        label: "Delete",
                        icon: Trash2,
                        isDanger: true,
                        onAction: () => void trashCookbook(kitchen, cookbook),
                      },
                    ]
                  : []),
              ])
            }
          >
            <NavLink
              href={paths.cookbook(cookbook.id)}
              label={cookbook.title || "Untitled cookbook"}
              count={cookbook.fields.entries.length}
              isCurrent={path === paths.cookbook(cookbook.id)}
              isMinor
              mark={<AccessMark mark={markOf(cookbook)} />}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
