/** The list half of the recipes screen: title, search, filters, list. What it lists is computed in shelf.ts. */
import { useRef, type KeyboardEvent } from "react";
import { BookOpen, Download, Ellipsis, FileInput, Pencil, Plus, SearchX, Trash2 } from "lucide-react";
import type { ItemId } from "../../../../domain/items/types.ts";
import { useItem, useKitchen } from "../../../data/index.ts";
import { Button, EmptyState, LinkButton, Menu, navigate, PageHeader, paths, SearchField, Skeleton, useCommands, type MenuItems } from "../../../ui/index.ts";
import { createRecipe } from "../recipeActions.ts";
import { renameCookbook, trashCookbook } from "../cookbookActions.ts";
import { FilterBar } from "./FilterBar.tsx";
import { setFilter, setQuery, useLibrary } from "./libraryState.ts";
import { RecipeList } from "./RecipeList.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { isFiltered } from "./shelf.ts";
import { useCookbookNames, useShelf } from "./useShelf.ts";

export function Library({ openId }: { openId: string | undefined }) {
  const kitchen = useKitchen();
  const { query, filter, cookbookId, selection, isSelecting } = useLibrary();
  const cookbook = useItem("cookbook", cookbookId as ItemId | undefined);
  const shelf = useShelf();
  const cookbookNames = useCookbookNames();
  const search = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLDivElement>(null);

  useCommands([
    { id: "recipes.search", label: "Search recipes", group: "Recipes", shortcut: "/", run: () => search.current?.focus() },
  ]);

  const onSearchKey = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    const list = pane.current?.querySelector<HTMLElement>("[data-recipe-list]");
    if (!list) return;
    event.preventDefault();
    list.focus();
    const [first] = shelf.rows;
    if (event.key === "Enter" && first) navigate(paths.recipe(first.id));
  };

  const title = cookbookId === undefined ? "Recipes" : (cookbook?.title ?? "") || "Untitled cookbook";
  const cookbookItems: MenuItems = cookbook
    ? [
        { id: "import", label: "Import recipes…", icon: FileInput, onAction: () => navigate(paths.importing) },
        { id: "rename", label: "Rename cookbook…", icon: Pencil, onAction: () => void renameCookbook(kitchen, cookbook) },
        { group: "", items: [{ id: "trash", label: "Delete cookbook", icon: Trash2, isDanger: true, onAction: () => void trashCookbook(kitchen, cookbook) }] },
      ]
    : [];

  return (
    <div ref={pane} className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        isPlain
        title={title}
        {...(cookbookId === undefined ? {} : { onBack: () => navigate(paths.recipes) })}
        actions={
          <>
            {cookbook ? (
              <Menu label="Cookbook" icon={Ellipsis} items={cookbookItems} />
            ) : (
              <LinkButton href={paths.importing} icon={Download}>
                Import
              </LinkButton>
            )}
            <Button variant="primary" icon={Plus} onPress={() => void createRecipe(kitchen)} aria-label="New recipe">
              New
            </Button>
          </>
        }
      />
      <div className="px-3" onKeyDownCapture={onSearchKey}>
        <SearchField label="Search recipes" placeholder="Title, ingredient, tag…" value={query} onChange={setQuery} inputRef={search} />
      </div>
      <FilterBar tags={shelf.tags} />
      <ShelfNote shelf={shelf} />
      {shelf.rows.length > 0 ? (
        <RecipeList key={cookbookId ?? "all"} rows={shelf.rows} openId={openId} cookbookNames={cookbookNames} isMatch={shelf.isMatch} label={title} />
      ) : (
        <div className="scroll-y min-h-0 flex-1">
          {shelf.phase === "opening" ? (
            <Skeleton lines={7} />
          ) : query.trim() !== "" || isFiltered(filter) ? (
            <EmptyState
              isCompact
              icon={SearchX}
              title="Nothing fits"
              actions={
                <Button
                  onPress={() => {
                    setQuery("");
                    setFilter([], []);
                  }}
                >
                  Show all recipes
                </Button>
              }
            >
              {query.trim() === "" ? "No recipe passes all the chosen filters." : `No recipe has “${query.trim()}” in its title, ingredients, tags or source${isFiltered(filter) ? " and passes the filters" : ""}.`}
            </EmptyState>
          ) : cookbookId !== undefined ? (
            <EmptyState isCompact icon={BookOpen} title="An empty cookbook" actions={<LinkButton href={paths.recipes}>Go to all recipes</LinkButton>}>
              Drag recipes onto its name in the sidebar, or choose “Cookbooks” in a recipe’s menu.
            </EmptyState>
          ) : (
            <EmptyState isCompact icon={BookOpen} title="No recipes yet" actions={<LinkButton href={paths.importing}>Import recipes</LinkButton>}>
              Write one with “New”, or bring in what you have: a web page, a file, a whole folder, an export of another app.
            </EmptyState>
          )}
        </div>
      )}
      {isSelecting || selection.size > 0 ? <SelectionBar rows={shelf.rows} /> : null}
    </div>
  );
}

/** One quiet line where the list is not simply everything. */
function ShelfNote({ shelf }: { shelf: ReturnType<typeof useShelf> }) {
  const text =
    shelf.rows.length === 0 || shelf.found === null
      ? ""
      : shelf.isLoose
        ? "Nothing has all these words. These have some of them."
        : shelf.found > shelf.rows.length && shelf.found > 300
          ? `The best ${shelf.rows.length} of ${shelf.found.toLocaleString()}.`
          : `${shelf.rows.length.toLocaleString()} found`;
  return (
    <p role="status" className={text === "" ? "sr-only" : "px-4 pb-1 text-1 text-ink-2"}>
      {text}
    </p>
  );
}
