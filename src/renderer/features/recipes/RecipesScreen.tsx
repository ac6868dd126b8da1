/** The recipes screen: the library beside what is open. It decides which shelf and which half is shown, nothing else. */
import { useLayoutEffect } from "react";
import { BookOpen, FileInput, Plus } from "lucide-react";
import type { ItemId } from "../../../domain/items/types.ts";
import { useItem, useKitchen } from "../../data/index.ts";
import { usePermission } from "../../sync/usePermission.ts";
import { Button, EmptyState, LinkButton, PageHeader, paths, Skeleton, SplitView } from "../../ui/index.ts";
import { Editor } from "./editor/Editor.tsx";
import { Library } from "./library/Library.tsx";
import { showShelf, useLibrary } from "./library/libraryState.ts";
import { Reader } from "./reader/Reader.tsx";
import { createRecipe, leaveRecipe } from "./recipeActions.ts";

interface RecipesScreenProps {
  recipeId?: string;
  isEditing?: boolean;
  cookbookId?: string;
}

/** /recipes, /recipes/:id, /recipes/:id/edit, /cookbooks/:id */
export function RecipesScreen({ recipeId, isEditing = false, cookbookId }: RecipesScreenProps) {
  // A recipe keeps the shelf it was opened from; the two shelves name themselves.
  useLayoutEffect(() => {
    if (recipeId === undefined) showShelf(cookbookId);
  }, [recipeId, cookbookId]);
  return (
    <SplitView
      name="recipes"
      listLabel="Recipes"
      detailLabel={isEditing ? "Recipe editor" : "Recipe"}
      isDetailOpen={recipeId !== undefined}
      list={<Library openId={recipeId} />}
      detail={
        recipeId === undefined ? (
          <NothingOpen />
        ) : (
          <OpenRecipe key={recipeId} id={recipeId as ItemId} isEditing={isEditing} />
        )
      }
    />
  );
}

function OpenRecipe({ id, isEditing }: { id: ItemId; isEditing: boolean }) {
  const recipe = useItem("recipe", id);
  const mayEdit = usePermission(recipe).may("edit");
  if (recipe === undefined) return <Skeleton lines={8} />;
  if (recipe === null || recipe.trashedAt > 0) {
    return (
      <>
        <PageHeader
          title="Recipe not found"
          crumbs={[{ label: "Recipes", href: paths.recipes }, { label: "Not found" }]}
          onBack={leaveRecipe}
        />
        <EmptyState
          icon={BookOpen}
          title={recipe ? `“${recipe.title || "Untitled recipe"}” is in the trash` : "This recipe is not here"}
          actions={
            recipe ? (
              <LinkButton href={paths.trash}>Open the trash</LinkButton>
            ) : (
              <LinkButton href={paths.recipes}>All recipes</LinkButton>
            )
          }
        >
          {recipe
            ? "Restore it there, or undo (Ctrl-Z)."
            : "It may have been deleted for ever, or the address is from another device."}
        </EmptyState>
      </>
    );
  }
  return isEditing && mayEdit ? <Editor recipe={recipe} /> : <Reader recipe={recipe} />;
}

function NothingOpen() {
  const kitchen = useKitchen();
  const isEmpty = kitchen.recipes.state.phase === "ready" && kitchen.recipes.state.summaries.length === 0;
  const isCookbook = useLibrary((state) => state.cookbookId !== undefined);
  return (
    <div className="scroll-y min-h-0 flex-1">
      <EmptyState
        icon={BookOpen}
        title={isEmpty && !isCookbook ? "Bring your recipes in" : "Pick a recipe"}
        actions={
          <>
            <Button icon={Plus} onPress={() => void createRecipe(kitchen)}>
              Write a recipe
            </Button>
            <LinkButton icon={FileInput} href={paths.importing}>
              Import
            </LinkButton>
          </>
        }
      >
        {isEmpty && !isCookbook
          ? "From an address, saved pages, pasted text, or an export of Paprika, Mealie, Nextcloud Cookbook and others. Nothing leaves this device."
          : "It opens here, made for cooking: tick off as you go, scale it, start its timers."}
      </EmptyState>
    </div>
  );
}
