/**
 * The virtualized list: one listbox with one active row, so that ten thousand recipes cost as much as twenty. It draws and
 * moves; what happens with the recipes is in the actions.
 */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
} from "react";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import type { ItemId } from "../../../../domain/items/types.ts";
import { useKitchen, type RecipeSummary } from "../../../data/index.ts";
import { useAccessActions, useAccessMarks } from "../../../access/index.ts";
import { navigate, openContextMenu, paths } from "../../../ui/index.ts";
import { trashRecipes } from "../recipeActions.ts";
import { endSelection, setSelection, useLibrary } from "./libraryState.ts";
import { RecipeRow, rowPx } from "./RecipeRow.tsx";
import { recipeDragType } from "../../../data/kitchenActions/cookbookRecipes.ts";
import { rangeBetween, toggled } from "./selecting.ts";
import { useRecipeMenu } from "./useRecipeMenu.ts";

interface RecipeListProps {
  rows: readonly RecipeSummary[];
  openId: string | undefined;
  cookbookNames: ReadonlyMap<string, string>;
  isMatch: ((word: string) => boolean) | null;
  label: string;
}

export function RecipeList({ rows, openId, cookbookNames, isMatch, label }: RecipeListProps) {
  const kitchen = useKitchen();
  const menuOf = useRecipeMenu();
  const access = useAccessActions();
  const markOf = useAccessMarks();
  const trash = (ids: readonly ItemId[]): void => {
    const own = ids.filter((id) =>
      access.mayTrash({ id, type: "recipe", ownerId: kitchen.recipes.get(id)?.ownerId ?? "" }),
    );
    if (own.length > 0) void trashRecipes(kitchen, own);
  };
  const selection = useLibrary((state) => state.selection);
  const isSelecting = useLibrary((state) => state.isSelecting);
  const scroller = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<ItemId | null>(null);
  const anchor = useRef<ItemId | null>(null);

  const indexOf = (id: string | null | undefined): number =>
    id === null || id === undefined ? -1 : rows.findIndex((row) => row.id === id);
  const knownActive = indexOf(activeId);
  const active = knownActive >= 0 ? knownActive : indexOf(openId);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 6,
    initialOffset: useLibrary.getState().scrollTop,
    initialRect: { width: 332, height: 800 },
    // The active row is always there: the list names it to screen readers.
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range);
      return active < 0 || active >= rows.length || inView.includes(active)
        ? inView
        : [...inView, active].sort((a, b) => a - b);
    },
  });

  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = useLibrary.getState().scrollTop;
  }, []);
  // A recipe opened from elsewhere (palette, import) is brought into view once.
  const shownOpen = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (openId === undefined || shownOpen.current === openId) return;
    const index = rows.findIndex((row) => row.id === openId);
    if (index < 0) return;
    shownOpen.current = openId;
    setActiveId(openId as ItemId);
    virtual.scrollToIndex(index, { align: "auto" });
  }, [openId, rows, virtual]);

  const open = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    shownOpen.current = row.id;
    navigate(paths.recipe(row.id));
  };

  const moveTo = (index: number, extend: boolean): void => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (!row) return;
    if (extend) {
      anchor.current ??= rows[Math.max(0, active)]?.id ?? row.id;
      setSelection(rangeBetween(rows, anchor.current, row.id));
    } else {
      anchor.current = row.id;
    }
    setActiveId(row.id);
    virtual.scrollToIndex(rows.indexOf(row), { align: "auto" });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const mod = event.ctrlKey || event.metaKey;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / rowPx) - 1);
    const row = rows[active];
    switch (event.key) {
      case "ArrowDown":
        moveTo(active + 1, event.shiftKey);
        break;
      case "ArrowUp":
        moveTo(active < 0 ? rows.length - 1 : active - 1, event.shiftKey);
        break;
      case "PageDown":
        moveTo(active + pageRows, event.shiftKey);
        break;
      case "PageUp":
        moveTo(active - pageRows, event.shiftKey);
        break;
      case "Home":
        moveTo(0, event.shiftKey);
        break;
      case "End":
        moveTo(rows.length - 1, event.shiftKey);
        break;
      case "Enter":
        open(active);
        break;
      case " ":
        if (!row) return;
        anchor.current = row.id;
        setSelection(toggled(selection, row.id));
        break;
      case "a":
        if (!mod) return;
        setSelection(rows.map(({ id }) => id));
        break;
      case "Escape":
        if (selection.size === 0 && !isSelecting) return;
        endSelection();
        break;
      case "Delete":
      case "Backspace":
        if (selection.size > 0) trash([...selection]);
        else if (row) trash([row.id]);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  // Rows are memoized: what they are given must not change with every render.
  const latest = useRef({ rows, selection, isSelecting, open, menuOf });
  useEffect(() => {
    latest.current = { rows, selection, isSelecting, open, menuOf };
  });
  const onPress = useCallback((index: number, event: MouseEvent) => {
    const { rows, selection, isSelecting, open } = latest.current;
    const row = rows[index];
    if (!row) return;
    setActiveId(row.id);
    if (event.shiftKey) {
      setSelection(rangeBetween(rows, anchor.current ?? row.id, row.id));
      return;
    }
    anchor.current = row.id;
    if (event.ctrlKey || event.metaKey || isSelecting) setSelection(toggled(selection, row.id));
    else {
      if (selection.size > 0) endSelection();
      open(index);
    }
  }, []);
  const onMenu = useCallback((index: number, event: MouseEvent<HTMLElement>) => {
    const { rows, selection, menuOf } = latest.current;
    const row = rows[index];
    if (!row) return;
    setActiveId(row.id);
    const ids = selection.has(row.id) ? [...selection] : [row.id];
    openContextMenu(event, ids.length === 1 ? row.title || "Untitled recipe" : `${ids.length} recipes`, menuOf(ids));
  }, []);
  const onDragStart = useCallback((index: number, event: DragEvent) => {
    const { rows, selection } = latest.current;
    const row = rows[index];
    if (!row) return;
    const ids = selection.has(row.id) ? [...selection] : [row.id];
    event.dataTransfer.setData(recipeDragType, JSON.stringify(ids));
    event.dataTransfer.setData("text/plain", row.title);
    event.dataTransfer.effectAllowed = "copyMove";
  }, []);

  const activeRow = rows[active];
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={activeRow ? `recipe-row-${activeRow.id}` : undefined}
      tabIndex={0}
      data-recipe-list
      onKeyDown={onKeyDown}
      onScroll={(event) => {
        useLibrary.setState({ scrollTop: event.currentTarget.scrollTop });
      }}
      onContextMenu={(event) => {
        // The menu key with the focus on the list means the active row.
        if (event.target === event.currentTarget && active >= 0) onMenu(active, event);
      }}
      className="group scroll-y relative min-h-0 flex-1 pb-3 outline-none"
    >
      <div role="presentation" className="relative w-full" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((item) => {
          const recipe = rows[item.index];
          if (!recipe) return null;
          return (
            <RecipeRow
              key={recipe.id}
              recipe={recipe}
              index={item.index}
              count={rows.length}
              topPx={item.start}
              cookbook={cookbookNames.get(recipe.id)}
              mark={markOf({ id: recipe.id, type: "recipe", ownerId: recipe.ownerId })}
              isOpen={recipe.id === openId}
              isActive={item.index === active}
              isSelected={selection.size > 0 ? selection.has(recipe.id) : recipe.id === openId}
              isSelecting={isSelecting || selection.size > 0}
              isMatch={isMatch}
              onPress={onPress}
              onMenu={onMenu}
              onDragStart={onDragStart}
            />
          );
        })}
      </div>
    </div>
  );
}
