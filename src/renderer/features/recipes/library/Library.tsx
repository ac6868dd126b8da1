/** The list half of the recipes screen: title, search, filters, list. What it lists is computed in shelf.ts. */
import { useRef, type KeyboardEvent } from "react";
import { BookOpen, SearchX } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import type { ItemId } from "../../../../domain/items/types.ts";
import { useItem, useKitchen } from "../../../data/index.ts";
import { searchAhead } from "../../../data/search/index.ts";
import {
  Button,
  EmptyState,
  LinkButton,
  navigate,
  paths,
  SearchField,
  Skeleton,
  useCommands,
} from "../../../ui/index.ts";
import { FilterBar } from "./FilterBar.tsx";
import { LibraryHeader } from "./LibraryHeader.tsx";
import { setFilter, setQuery, useLibrary } from "./libraryState.ts";
import { RecipeList } from "./RecipeList.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { isFiltered } from "./shelf.ts";
import { useCookbookNames, useShelf } from "./useShelf.ts";

export function Library({ openId }: { openId: string | undefined }) {
  const kitchen = useKitchen();
  // What changes with every scrolled pixel must not draw all this again.
  const { query, filter, cookbookId, isChoosing } = useLibrary(
    useShallow(({ query, filter, cookbookId, selection, isSelecting }) => ({
      query,
      filter,
      cookbookId,
      isChoosing: isSelecting || selection.size > 0,
    })),
  );
  const cookbook = useItem("cookbook", cookbookId as ItemId | undefined);
  const shelf = useShelf();
  const cookbookNames = useCookbookNames();
  const search = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLDivElement>(null);

  useCommands([
    {
      id: "recipes.search",
      label: "Search recipes",
      group: "Recipes",
      shortcut: "/",
      run: () => search.current?.focus(),
    },
  ]);

  const type = (text: string): void => {
    // Asked before anything is drawn: the answer is on its way meanwhile.
    searchAhead(kitchen, text);
    setQuery(text);
  };
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

  return (
    <div ref={pane} className="flex min-h-0 flex-1 flex-col">
      <LibraryHeader title={title} cookbook={cookbook ?? null} isShelf={cookbookId !== undefined} />
      <div className="px-3" onKeyDownCapture={onSearchKey}>
        <SearchField
          label="Search recipes"
          placeholder="Title, ingredient, tag…"
          value={query}
          onChange={type}
          inputRef={search}
        />
      </div>
      <FilterBar tags={shelf.tags} />
      <ShelfNote shelf={shelf} />
      {shelf.rows.length > 0 ? (
        <RecipeList
          key={cookbookId ?? "all"}
          rows={shelf.rows}
          openId={openId}
          cookbookNames={cookbookNames}
          isMatch={shelf.isMatch}
          label={title}
        />
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
              {query.trim() === ""
                ? "No recipe passes all the chosen filters."
                : `No recipe has “${query.trim()}” in its title, ingredients, tags or source${isFiltered(filter) ? " and passes the filters" : ""}.`}
            </EmptyState>
          ) : cookbookId !== undefined ? (
            <EmptyState
              isCompact
              icon={BookOpen}
              title="An empty cookbook"
              actions={<LinkButton href={paths.recipes}>Go to all recipes</LinkButton>}
            >
              Drag recipes onto its name in the sidebar, or choose “Cookbooks” in a recipe’s menu.
            </EmptyState>
          ) : (
            <EmptyState
              isCompact
              icon={BookOpen}
              title="No recipes yet"
              actions={<LinkButton href={paths.importing}>Import recipes</LinkButton>}
            >
              Write one with “New”, or bring in what you have: a web page, a file, a whole folder, an export of another
              app.
            </EmptyState>
          )}
        </div>
      )}
      {isChoosing ? <SelectionBar rows={shelf.rows} /> : null}
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
