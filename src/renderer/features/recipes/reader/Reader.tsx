/** A recipe to cook from. It shows and ticks off; changing the recipe is the editor's. */
import { useState } from "react";
import {
  BookOpenText,
  ChefHat,
  Copy,
  Ellipsis,
  FileJson,
  Pencil,
  Printer,
  RotateCcw,
  ShoppingBasket,
} from "lucide-react";
import { toNumber } from "../../../../domain/quantity/rational.ts";
import { useItems, useKitchen, type Item } from "../../../data/index.ts";
import {
  Button,
  Chip,
  cx,
  IconButton,
  Menu,
  navigate,
  PageHeader,
  paths,
  useCommands,
  useMedia,
  type MenuItems,
} from "../../../ui/index.ts";
import { CommentsButton, AccessBanner, PresencePill, ShareButton, useAccessCommands } from "../../../access/index.ts";
import { useLive } from "../../../sync/useLive.ts";
import { usePermission } from "../../../sync/usePermission.ts";
import { askForList, askForPlan } from "../dialogs.ts";
import { useLibrary } from "../library/libraryState.ts";
import { useRecipeMenu } from "../library/useRecipeMenu.ts";
import { duplicateRecipe, leaveRecipe, trashRecipes } from "../recipeActions.ts";
import { useCooking } from "./cookingSession.ts";
import { CookMode } from "./CookMode.tsx";
import { copyAsText, printRecipe, saveAsJson } from "./exportActions.ts";
import { Facts } from "./Facts.tsx";
import { Ingredients } from "./Ingredients.tsx";
import { Method } from "./Method.tsx";
import { nutritionLabel, sortedNutrition } from "./nutritionNames.ts";
import { Photos } from "./Photos.tsx";
import { SourcePane } from "./SourcePane.tsx";
import { useWakeLock } from "./useWakeLock.ts";
import { PendingMark } from "../../../access/PendingMark.tsx";

/** Titles of more letters than this are set smaller: the recipe is to be seen under it. */
const longTitle = 90;

export function Reader({ recipe }: { recipe: Item<"recipe"> }) {
  const kitchen = useKitchen();
  const menuOf = useRecipeMenu();
  const permission = usePermission(recipe);
  const mayEdit = permission.may("edit");
  const people = useLive(recipe);
  const cookbooks = useItems("cookbook") ?? [];
  const shelfId = useLibrary((state) => state.cookbookId);
  const cooking = useCooking(recipe.id);
  const [isCooking, setIsCooking] = useState(false);
  const [showsSource, setShowsSource] = useState(false);
  const isPhone = useMedia("(width < 720px)");
  useWakeLock(cooking.session.currentStep !== null);

  const { fields } = recipe;
  const title = recipe.title || "Untitled recipe";
  const cookbook =
    cookbooks.find(({ id }) => id === shelfId) ?? cookbooks.find((one) => one.fields.entries.includes(recipe.id));
  const servings =
    fields.yieldAmount === null ? null : Math.round(fields.yieldAmount * toNumber(cooking.factor) * 1000) / 1000;
  const addToList = (): void => askForList([recipe.id], servings, toNumber(cooking.factor));
  const edit = (): void => navigate(paths.recipeEdit(recipe.id));

  useAccessCommands(recipe);
  useCommands([
    {
      id: "recipe.edit",
      label: "Edit recipe",
      group: "Recipe",
      icon: Pencil,
      shortcut: "E",
      isDisabled: !mayEdit,
      run: edit,
    },
    {
      id: "recipe.cook",
      label: "Cook mode",
      group: "Recipe",
      icon: ChefHat,
      shortcut: "C",
      run: () => setIsCooking(true),
    },
    {
      id: "recipe.list",
      label: "Add recipe to groceries…",
      group: "Recipe",
      icon: ShoppingBasket,
      shortcut: "L",
      run: addToList,
    },
    {
      id: "recipe.plan",
      label: "Add recipe to the plan…",
      group: "Recipe",
      shortcut: "P",
      run: () => askForPlan([recipe.id], servings),
    },
    {
      id: "recipe.source",
      label: "Show or hide the source",
      group: "Recipe",
      icon: BookOpenText,
      shortcut: "S",
      run: () => setShowsSource(!showsSource),
    },
    { id: "recipe.print", label: "Print recipe", group: "Recipe", icon: Printer, shortcut: "Mod+P", run: printRecipe },
    {
      id: "recipe.duplicate",
      label: "Duplicate recipe",
      group: "Recipe",
      run: () => void duplicateRecipe(kitchen, recipe.id),
    },
    { id: "recipe.copy", label: "Copy recipe as text", group: "Recipe", run: () => void copyAsText(recipe) },
    {
      id: "recipe.json",
      label: "Save recipe as schema.org JSON…",
      group: "Recipe",
      run: () => void saveAsJson(recipe),
    },
    {
      id: "recipe.reset",
      label: "Start cooking afresh",
      group: "Recipe",
      icon: RotateCcw,
      isDisabled: !cooking.isTouched,
      run: cooking.reset,
    },
    {
      id: "recipe.delete",
      label: "Delete recipe",
      group: "Recipe",
      isDisabled: !permission.may("trash"),
      run: () => void trashRecipes(kitchen, [recipe.id]),
    },
  ]);

  const more: MenuItems = [
    {
      id: "source",
      label: showsSource ? "Hide the source" : "Show the source",
      icon: BookOpenText,
      shortcut: "S",
      onAction: () => setShowsSource(!showsSource),
    },
    ...menuOf([recipe.id]).slice(0, -1),
    {
      group: "Out",
      items: [
        { id: "print", label: "Print…", icon: Printer, shortcut: "Mod+P", onAction: printRecipe },
        { id: "text", label: "Copy as text", icon: Copy, onAction: () => void copyAsText(recipe) },
        { id: "json", label: "Save as schema.org JSON…", icon: FileJson, onAction: () => void saveAsJson(recipe) },
      ],
    },
    ...menuOf([recipe.id]).slice(-1),
  ];
  const nutrition = sortedNutrition(fields.nutrition);

  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          cookbook
            ? { label: cookbook.title || "Untitled cookbook", href: paths.cookbook(cookbook.id) }
            : { label: "Recipes", href: paths.recipes },
          { label: title },
        ]}
        onBack={leaveRecipe}
        actions={
          <>
            <PendingMark id={recipe.id} />
            <PresencePill people={people} />
            <Button icon={ChefHat} onPress={() => setIsCooking(true)}>
              Cook
            </Button>
            {isPhone ? (
              <IconButton label="Add to list" icon={ShoppingBasket} onPress={addToList} />
            ) : (
              <Button icon={ShoppingBasket} onPress={addToList}>
                Add to list
              </Button>
            )}
            <CommentsButton item={recipe} isSmall={isPhone} />
            <ShareButton item={recipe} isSmall={isPhone} />
            {mayEdit ? <IconButton label="Edit" icon={Pencil} shortcut="E" onPress={edit} /> : null}
            <Menu label="More" icon={Ellipsis} items={more} />
          </>
        }
      />
      <AccessBanner item={recipe} />
      <div className="@container flex min-h-0 flex-1 print:block">
        <div className={cx("flex min-h-0 min-w-0 flex-1 @max-[860px]:flex-col print:block")}>
          <article
            className={cx(
              "recipe-page scroll-y @container min-h-0 min-w-0 flex-1 px-4 pt-4 pb-24 md:px-10 md:pt-6",
              showsSource && "@max-[860px]:basis-1/2",
            )}
          >
            <div className="mx-auto max-w-[860px]">
              <Photos recipe={recipe} />
              <h2
                dir="auto"
                className={cx(
                  "mt-4 font-read text-5 font-medium text-balance wrap-anywhere",
                  title.length <= longTitle && "md:text-6",
                )}
              >
                {title}
              </h2>
              <Facts recipe={recipe} cooking={cooking} />
              {fields.tags.length > 0 ? (
                <div className="mt-2 flex flex-wrap gap-1.5">
                  {fields.tags.map((tag) => (
                    <Chip key={tag}>{tag}</Chip>
                  ))}
                </div>
              ) : null}
              {fields.description === "" ? null : (
                <p className="mt-4 max-w-[64ch] text-2 text-pretty whitespace-pre-line text-ink-2 wrap-anywhere">
                  {fields.description}
                </p>
              )}
              <div className="recipe-body mt-5 grid gap-x-10 gap-y-6 @min-[620px]:grid-cols-[minmax(240px,290px)_minmax(0,1fr)]">
                <div>
                  <Ingredients fields={fields} cooking={cooking} />
                  {cooking.isTouched ? (
                    <Button
                      variant="quiet"
                      size="small"
                      icon={RotateCcw}
                      onPress={cooking.reset}
                      className="mt-3 -ms-2"
                    >
                      Start afresh
                    </Button>
                  ) : null}
                </div>
                <Method recipe={recipe} cooking={cooking} />
              </div>
              {fields.notes === "" ? null : (
                <section aria-label="Notes" className="mt-8 border-t border-line pt-4">
                  <h2 className="text-3 font-semibold">Notes</h2>
                  <p className="mt-1.5 max-w-[64ch] text-2 whitespace-pre-line wrap-anywhere">{fields.notes}</p>
                </section>
              )}
              {nutrition.length === 0 ? null : (
                <section aria-label="Nutrition" className="mt-8 border-t border-line pt-4">
                  <h2 className="text-3 font-semibold">Nutrition</h2>
                  <dl className="mt-1.5 grid max-w-[420px] grid-cols-[1fr_auto] gap-x-6 text-2">
                    {nutrition.map(([name, text]) => (
                      <div
                        key={name}
                        className="col-span-2 grid grid-cols-subgrid border-b border-line py-1 last:border-0"
                      >
                        <dt className="text-ink-2">{nutritionLabel(name)}</dt>
                        <dd className="text-end font-medium tabular">{text}</dd>
                      </div>
                    ))}
                  </dl>
                </section>
              )}
            </div>
          </article>
          {showsSource ? <SourcePane recipe={recipe} onClose={() => setShowsSource(false)} /> : null}
        </div>
      </div>
      {isCooking ? <CookMode recipe={recipe} cooking={cooking} onClose={() => setIsCooking(false)} /> : null}
    </>
  );
}
