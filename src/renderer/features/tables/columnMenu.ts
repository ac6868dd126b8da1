import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Copy, Filter, PanelLeft, Pencil, Plus, Trash2 } from "lucide-react";
import type { Column } from "../../../domain/tables/fields.ts";
import type { MenuItems } from "../../ui/index.ts";

interface ColumnMenuInput {
  readonly column: Column;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly isFirstFrozen: boolean;
  readonly onEdit: () => void;
  readonly onAdd: (index: number) => void;
  readonly onSort: (direction: "ascending" | "descending", isThen: boolean) => void;
  readonly onFilter: () => void;
  readonly onMove: (index: number) => void;
  readonly onDuplicate: () => void;
  readonly onToggleFrozen: () => void;
  readonly onDelete: () => void;
}

/** What can be done to a column. */
export function columnMenu(input: ColumnMenuInput): MenuItems {
  const { index, columns, isFirstFrozen } = input;
  return [
    { id: "edit", label: "Name, type and choices…", icon: Pencil, onAction: input.onEdit },
    {
      group: "",
      items: [
        { id: "ascending", label: "Sort ascending", icon: ArrowUp, onAction: () => input.onSort("ascending", false) },
        {
          id: "descending",
          label: "Sort descending",
          icon: ArrowDown,
          onAction: () => input.onSort("descending", false),
        },
        { id: "then", label: "Then sort by this", onAction: () => input.onSort("ascending", true) },
        { id: "filter", label: "Filter by this column", icon: Filter, onAction: input.onFilter },
      ],
    },
    {
      group: "",
      items: [
        { id: "before", label: "Insert column before…", icon: Plus, onAction: () => input.onAdd(index) },
        { id: "after", label: "Insert column after…", icon: Plus, onAction: () => input.onAdd(index + 1) },
        {
          id: "left",
          label: "Move towards the start",
          icon: ArrowLeft,
          isDisabled: index === 0,
          onAction: () => input.onMove(index - 1),
        },
        {
          id: "right",
          label: "Move towards the end",
          icon: ArrowRight,
          isDisabled: index === columns.length - 1,
          onAction: () => input.onMove(index + 1),
        },
        { id: "duplicate", label: "Duplicate column", icon: Copy, onAction: input.onDuplicate },
        ...(index === 0
          ? [
              {
                id: "freeze",
                label: "Keep in sight while scrolling",
                icon: PanelLeft,
                isChecked: isFirstFrozen,
                onAction: input.onToggleFrozen,
              },
            ]
          : []),
      ],
    },
    {
      group: "",
      items: [{ id: "delete", label: "Delete column", icon: Trash2, isDanger: true, onAction: input.onDelete }],
    },
  ];
}
