import { FileDown, FileUp, PanelLeft, Pencil, Plus, Search } from "lucide-react";
import { useCommands } from "../../ui/index.ts";

/** What can be done with a table as a whole, from its header, the palette and the keyboard. */
export interface TableScreenActions {
  readonly addRow: () => void;
  readonly addColumn: () => void;
  readonly find: () => void;
  readonly rename: () => void;
  readonly importRows: () => void;
  readonly exportRows: () => void;
  readonly toggleFrozen: () => void;
  readonly moveToTrash: () => void;
}

/** The open table's commands in the palette, and their keys. */
export function useTableCommands(
  actions: TableScreenActions,
  { mayEdit, mayFill }: { readonly mayEdit: boolean; readonly mayFill: boolean },
  isFirstFrozen: boolean,
): void {
  useCommands([
    {
      id: "table.row",
      label: "Add row",
      group: "This table",
      icon: Plus,
      shortcut: "Mod+Alt+N",
      isDisabled: !mayFill,
      run: actions.addRow,
    },
    {
      id: "table.column",
      label: "Add column",
      group: "This table",
      icon: Plus,
      isDisabled: !mayEdit,
      run: actions.addColumn,
    },
    {
      id: "table.find",
      label: "Find in this table",
      group: "This table",
      icon: Search,
      shortcut: "Mod+F",
      run: actions.find,
    },
    {
      id: "table.rename",
      label: "Rename table",
      group: "This table",
      icon: Pencil,
      isDisabled: !mayEdit,
      run: actions.rename,
    },
    {
      id: "table.import",
      label: "Add rows from a CSV file",
      group: "This table",
      icon: FileUp,
      isDisabled: !mayEdit,
      run: actions.importRows,
    },
    {
      id: "table.export",
      label: "Export table as CSV",
      group: "This table",
      icon: FileDown,
      run: actions.exportRows,
    },
    {
      id: "table.freeze",
      label: isFirstFrozen ? "Let the first column scroll" : "Keep the first column in sight",
      group: "This table",
      icon: PanelLeft,
      run: actions.toggleFrozen,
    },
  ]);
}
