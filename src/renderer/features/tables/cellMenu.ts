import { Copy, Maximize2, Scissors, Trash2 } from "lucide-react";
import type { TableRow } from "../../data/tables/index.ts";
import type { MenuItems } from "../../ui/index.ts";
import type { Range } from "./grid/selection.ts";
import type { useRowEvents } from "./useRowEvents.ts";

interface CellMenuInput {
  readonly rowEvents: ReturnType<typeof useRowEvents>;
  /** Whether more than one row is marked. */
  readonly many: boolean;
  /** What is marked when something is chosen. */
  readonly current: () => Range;
  readonly rowAt: (index: number) => TableRow | null;
  readonly onCopy: () => void;
  readonly onCut: () => void;
  readonly onOpen: (index: number) => void;
}

/** What can be done to the marked cells and their rows. */
export function cellMenu(input: CellMenuInput): MenuItems {
  const { rowEvents, many, current } = input;
  return [
    { id: "copy", label: "Copy", icon: Copy, shortcut: "Mod+C", onAction: input.onCopy },
    {
      id: "cut",
      label: "Cut",
      icon: Scissors,
      shortcut: "Mod+X",
      onAction: input.onCut,
    },
    { id: "clear", label: "Clear", shortcut: "Delete", onAction: () => rowEvents.clear(current()) },
    { id: "fill", label: "Fill down", shortcut: "Mod+D", onAction: () => rowEvents.fillDown(current()) },
    {
      group: "",
      items: [
        {
          id: "open",
          label: "Open as form",
          icon: Maximize2,
          onAction: () => input.onOpen(current().top),
        },
        {
          id: "above",
          label: "Insert row above",
          onAction: () => rowEvents.insert(input.rowAt(current().top)),
        },
        {
          id: "below",
          label: "Insert row below",
          shortcut: "Shift+Mod+Enter",
          onAction: () => rowEvents.insert(input.rowAt(current().bottom + 1)),
        },
        {
          id: "duplicate",
          label: many ? "Duplicate rows" : "Duplicate row",
          onAction: () => rowEvents.duplicate(current()),
        },
      ],
    },
    {
      group: "",
      items: [
        {
          id: "delete",
          label: many ? "Delete rows" : "Delete row",
          icon: Trash2,
          isDanger: true,
          onAction: () => rowEvents.remove(current()),
        },
      ],
    },
  ];
}
