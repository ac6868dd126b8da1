import { memo } from "react";
import { ArrowDownUp, ListFilter } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import { useItems } from "../../../data/index.ts";
import { Menu, navigate, paths, TagGroup, type MenuItems } from "../../../ui/index.ts";
import { setFilter, setOrder, startSelecting, useLibrary } from "./libraryState.ts";
import { isFiltered, quickFilterLabels, quickFilters, sortLabels, sortOrders, type QuickFilter } from "./shelf.ts";

/** Tags that stand in the row of chips; the rest are in the menu beside it. */
const tagsInRow = 6;
const tagsInMenu = 40;

interface FilterBarProps {
  tags: readonly { tag: string; count: number }[];
}

/** Chips that narrow the list, and menus for all filters and for the order. Typing in the search does not draw it again. */
export const FilterBar = memo(function FilterBar({ tags }: FilterBarProps) {
  const { filter, order, isSearching } = useLibrary(
    useShallow(({ filter, order, query }) => ({ filter, order, isSearching: query !== "" })),
  );
  const cookbooks = useItems("cookbook") ?? [];
  const selected = new Set<string>([
    ...[...filter.quick].map((id) => `q:${id}`),
    ...[...filter.tags].map((tag) => `t:${tag}`),
  ]);
  if (!isFiltered(filter)) selected.add("all");

  const choose = (ids: ReadonlySet<string>): void => {
    // "All" is pressed: everything else goes. Anything else is pressed: "All" goes.
    if (ids.has("all") && isFiltered(filter)) {
      setFilter([], []);
      return;
    }
    setFilter(
      quickFilters.filter((id) => ids.has(`q:${id}`)),
      [...ids].filter((id) => id.startsWith("t:")).map((id) => id.slice(2)),
    );
  };
  const toggle = (id: string): void => {
    const next = new Set(selected);
    next.delete("all");
    if (!next.delete(id)) next.add(id);
    choose(next);
  };

  // Chosen tags always have their chip, also when they are not among the most used.
  const rowTags = [...new Set([...filter.tags, ...tags.slice(0, tagsInRow).map(({ tag }) => tag)])];
  const rowQuick: QuickFilter[] = [
    "under30",
    ...quickFilters.filter((id) => id !== "under30" && (filter.quick.has(id) || id === "unrated")),
  ];
  const filterItems: MenuItems = [
    {
      group: "Show",
      items: quickFilters.map((id) => ({
        id: `q:${id}`,
        label: quickFilterLabels[id],
        isChecked: filter.quick.has(id),
        onAction: () => toggle(`q:${id}`),
      })),
    },
    ...(tags.length > 0
      ? [
          {
            group: "Tags",
            items: tags.slice(0, tagsInMenu).map(({ tag, count }) => ({
              id: `t:${tag}`,
              label: `${tag} (${count.toLocaleString()})`,
              isChecked: filter.tags.has(tag),
              onAction: () => toggle(`t:${tag}`),
            })),
          },
        ]
      : []),
    ...(cookbooks.length > 0
      ? [
          {
            group: "Cookbooks",
            items: cookbooks.map((cookbook) => ({
              id: `c:${cookbook.id}`,
              label: cookbook.title || "Untitled cookbook",
              onAction: () => navigate(paths.cookbook(cookbook.id)),
            })),
          },
        ]
      : []),
  ];
  const orderItems: MenuItems = [
    {
      group: isSearching ? "Order (searches show the best first)" : "Order",
      items: sortOrders.map((id) => ({
        id,
        label: sortLabels[id],
        isChecked: order === id,
        onAction: () => setOrder(id),
      })),
    },
    { group: "", items: [{ id: "select", label: "Select recipes", onAction: startSelecting }] },
  ];

  return (
    <div className="flex items-center gap-1 ps-3 pe-1.5 pt-2 pb-1.5">
      <TagGroup
        label="Filter"
        isOneLine
        className="flex-1"
        items={[
          { id: "all", label: "All" },
          ...rowQuick.map((id) => ({ id: `q:${id}`, label: quickFilterLabels[id] })),
          ...rowTags.map((tag) => ({ id: `t:${tag}`, label: tag })),
        ]}
        selected={selected}
        onSelectedChange={choose}
      />
      <Menu label="All filters" icon={ListFilter} items={filterItems} size="small" />
      <Menu label="Order and selection" icon={ArrowDownUp} items={orderItems} size="small" />
    </div>
  );
});
