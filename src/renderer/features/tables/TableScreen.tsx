/** One table: the grid (cards on a phone), its filters, sorting, columns, and files in and out. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Plus, Table2 } from "lucide-react";
import { z } from "zod";
import { setTableText } from "../../../domain/tables/document.ts";
import type { ItemId } from "../../../domain/items/types.ts";
import { typedValue } from "../../../domain/tables/paste.ts";
import type { Column } from "../../../domain/tables/fields.ts";
import { useKitchen, useSetting, type SettingKey } from "../../data/index.ts";
import { useTable, useTableRows, useTableStore, type TableRow } from "../../data/tables/index.ts";
import {
  Button,
  chooseFile,
  EmptyState,
  LinkButton,
  navigate,
  openContextMenu,
  PageHeader,
  paths,
  Skeleton,
  toast,
  useDelayed,
  useMedia,
} from "../../ui/index.ts";
import { cellMenu } from "./cellMenu.ts";
import { columnMenu } from "./columnMenu.ts";
import { AccessBanner, useAccessCommands } from "../../access/index.ts";
import { usePermission } from "../../sync/usePermission.ts";
import { ExportDialog } from "./csv/ExportDialog.tsx";
import { ImportDialog } from "./csv/ImportDialog.tsx";
import { Grid } from "./grid/Grid.tsx";
import { useStableEvents, type GridEvents, type GridHandle } from "./grid/gridEvents.ts";
import { at, clampSelection, rangeOf, start, type Selection } from "./grid/selection.ts";
import { linkPath } from "./linkPath.ts";
import { ColumnDialog } from "./panels/ColumnDialog.tsx";
import { FindBar } from "./panels/FindBar.tsx";
import { StatusBar } from "./panels/StatusBar.tsx";
import { NoRows } from "./NoRows.tsx";
import { allowedEvents } from "./allowedEvents.ts";
import { RenameDialog } from "./RenameDialog.tsx";
import { CardList } from "./row/CardList.tsx";
import { RowSheet } from "./row/RowSheet.tsx";
import { TableHeader } from "./TableHeader.tsx";
import { useTableContext } from "./useCellContext.ts";
import { useRowEvents } from "./useRowEvents.ts";
import { tellFailure, useTableActions } from "./useTableActions.ts";
import { useTableCommands, type TableScreenActions } from "./useTableCommands.ts";

/** Tables whose first column stays in sight on this device. */
const frozenKey: SettingKey<string[]> = { id: "tables.frozen", schema: z.array(z.string()), initial: [] };

/** What is open over the table. */
type Overlay =
  | { readonly kind: "column"; readonly column: Column | null; readonly index: number }
  | { readonly kind: "import"; readonly file: File }
  | { readonly kind: "export" }
  | { readonly kind: "rename" }
  | null;

/** Names offered in a person column are collected from this many rows at most. */
const rowsReadForPeople = 20_000;

export function TableScreen({ tableId }: { tableId: ItemId }) {
  const kitchen = useKitchen();
  const table = useTable(tableId);
  const permission = usePermission(table);
  const mayEdit = permission.may("edit");
  const mayFill = permission.may("fill");
  const store = useTableStore(tableId);
  const context = useTableContext();
  const { rows, total, phase } = useTableRows(store, table?.fields, context.cells);
  const actions = useTableActions(tableId, store, mayEdit);
  const isPhone = useMedia("(max-width: 719px)");
  const [selection, setSelection] = useState<Selection>(start);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [expanded, setExpanded] = useState<string | null>(null);
  const [isFinding, setIsFinding] = useState(false);
  const [frozen, setFrozen] = useSetting(frozenKey);
  const grid = useRef<GridHandle>(null);
  const awaited = useRef<string | null>(null);
  const isSlow = useDelayed(table === undefined || phase === "opening", 200);

  const columns = useMemo(() => table?.fields.columns ?? [], [table?.fields.columns]);
  const sort = table?.fields.sort ?? [];
  const filters = table?.fields.filters ?? [];
  const isFirstFrozen = frozen.includes(tableId);
  const title = table?.title || "Untitled table";

  const showAdded = (rowId: string): void => {
    awaited.current = rowId;
  };
  const rowEvents = useRowEvents({
    rows,
    columns,
    context,
    actions,
    isFiltered: filters.length > 0,
    onMark: (range) =>
      setSelection({
        anchor: { row: range.bottom, column: range.right },
        focus: { row: range.top, column: range.left },
      }),
    onAdded: showAdded,
  });
  useEffect(() => {
    if (!awaited.current) return;
    const index = rows.findIndex((row) => row.id === awaited.current);
    if (index < 0) return;
    awaited.current = null;
    if (isPhone) setExpanded(rows[index]?.id ?? null);
    setSelection(at(index, 0));
    grid.current?.focus();
  }, [rows, isPhone]);

  const peopleOf = useCallback(
    (column: Column): readonly string[] => {
      const names = new Set<string>();
      for (const row of store.allRows.slice(0, rowsReadForPeople)) {
        const name = row.cells[column.id];
        if (typeof name === "string" && name !== "") names.add(name);
      }
      return [...names].sort((a, b) => a.localeCompare(b));
    },
    [store],
  );

  const range = rangeOf(clampSelection(selection, { rows: rows.length, columns: columns.length, page: 1 }));
  const latest = useRef({ rows, columns, range, selection });
  latest.current = { rows, columns, range, selection };

  const openImport = async (): Promise<void> => {
    const file = await chooseFile(".csv,.tsv,.txt,text/csv,text/tab-separated-values");
    if (file.ok) setOverlay({ kind: "import", file: file.value });
    else tellFailure(file.error);
  };
  const toggleFrozen = (): void => {
    void setFrozen(isFirstFrozen ? frozen.filter((id) => id !== tableId) : [...frozen, tableId]);
  };
  const sortBy = (column: Column, direction: "ascending" | "descending", isThen: boolean): void => {
    const others = isThen ? sort.filter((rule) => rule.columnId !== column.id) : [];
    void actions.sort([...others, { columnId: column.id, direction }]);
  };

  const events: GridEvents = {
    onSelect: setSelection,
    onText: (row, column, text) => {
      const typed = typedValue(text, column, context.cells, kitchen.items.newId);
      void actions.setCell(row, column, typed.value, typed.newChoice);
    },
    onValue: (row, column, value, newChoice) => void actions.setCell(row, column, value, newChoice),
    onClear: rowEvents.clear,
    onFillDown: rowEvents.fillDown,
    onCopy: rowEvents.copyText,
    onPaste: rowEvents.paste,
    onExpand: (row) => setExpanded(row.id),
    onOpenLink: (row, column) => {
      const value = row.cells[column.id];
      const target = column.type === "link" && typeof value === "string" ? context.targetOf(value) : undefined;
      if (target) navigate(linkPath(target));
    },
    onInsertBelow: () => rowEvents.insert(rows[range.bottom + 1] ?? null),
    onResize: (column, widthPx) => void actions.resizeColumn(column, widthPx),
    onMoveColumn: (column, index) => void actions.moveColumn(column, index),
    onColumnMenu: (column, index, event) =>
      openContextMenu(
        event,
        `Column ${column.name}`,
        columnMenu({
          column,
          index,
          columns,
          isFirstFrozen,
          onEdit: () => setOverlay({ kind: "column", column, index }),
          onAdd: (place) => setOverlay({ kind: "column", column: null, index: place }),
          onSort: (direction, isThen) => sortBy(column, direction, isThen && sort.length > 0),
          onFilter: () =>
            void actions.filter([
              ...filters,
              { columnId: column.id, operator: column.type === "checkbox" ? "checked" : "filled", value: "" },
            ]),
          onMove: (place) => void actions.moveColumn(column, place),
          onDuplicate: () => void actions.duplicateColumn(column, index + 1),
          onToggleFrozen: toggleFrozen,
          onDelete: () => void actions.removeColumn(column),
        }),
      ),
    onCellMenu: (event) => {
      openContextMenu(
        event,
        "Cell",
        cellMenu({
          rowEvents,
          many: range.bottom > range.top,
          current: () => latest.current.range,
          rowAt: (index) => latest.current.rows[index] ?? null,
          onCopy: () => void copyByMenu(),
          onCut: () => void copyByMenu().then((isDone) => isDone && rowEvents.clear(latest.current.range)),
          onOpen: (index) => setExpanded(latest.current.rows[index]?.id ?? null),
        }),
      );
    },
    onAddColumn: () => setOverlay({ kind: "column", column: null, index: columns.length }),
  };
  const stable = useStableEvents(allowedEvents(events, { mayEdit, mayFill }));

  const copyByMenu = async (): Promise<boolean> => {
    try {
      await navigator.clipboard.writeText(rowEvents.copyText(latest.current.range));
      return true;
    } catch (error) {
      console.error("The clipboard refused the text.", error);
      toast({ message: "The clipboard could not be written from the menu. Press Ctrl C instead.", tone: "problem" });
      return false;
    }
  };
  const moveToTrash = async (): Promise<void> => {
    const done = await kitchen.items.trash(`Delete table “${title}”`, [tableId]);
    if (!done.ok) return tellFailure(done.error);
    toast({
      message: `“${title}” is in the trash`,
      action: { label: "Undo", onAction: () => void kitchen.undo.undo() },
    });
    navigate(paths.tables);
  };

  useAccessCommands(table);
  const screenActions: TableScreenActions = {
    addRow: () => rowEvents.insert(null),
    addColumn: events.onAddColumn,
    find: () => setIsFinding(true),
    rename: () => setOverlay({ kind: "rename" }),
    importRows: () => void openImport(),
    exportRows: () => setOverlay({ kind: "export" }),
    toggleFrozen,
    moveToTrash: () => void moveToTrash(),
  };
  useTableCommands(screenActions, { mayEdit, mayFill }, isFirstFrozen);

  if (table === null || (table && table.trashedAt > 0)) {
    return (
      <>
        <PageHeader title="Table" />
        <EmptyState
          icon={Table2}
          title="This table is not here"
          actions={<LinkButton href={paths.tables}>All tables</LinkButton>}
        >
          {table ? "It is in the trash and can be restored from there." : "It may have been deleted in another window."}
        </EmptyState>
      </>
    );
  }
  if (!table || phase === "opening") {
    return (
      <>
        <PageHeader title={title} />
        {isSlow ? (
          <div className="p-6">
            <Skeleton lines={8} />
          </div>
        ) : null}
      </>
    );
  }

  const expandedIndex = expanded === null ? -1 : rows.findIndex((row) => row.id === expanded);
  const expandedRow: TableRow | undefined = rows[expandedIndex];
  const go = (index: number) => {
    const next = rows[index];
    return next
      ? () => {
          setExpanded(next.id);
          setSelection(at(index, selection.focus.column));
        }
      : null;
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <TableHeader
        table={table}
        shown={rows.length}
        total={total}
        isPhone={isPhone}
        isFirstFrozen={isFirstFrozen}
        actions={actions}
        on={screenActions}
      />
      <AccessBanner item={table} />
      {isFinding ? (
        <FindBar
          rows={rows}
          columns={columns}
          context={context}
          from={selection.focus}
          onFound={(place) => {
            setSelection(at(place.row, place.column));
            grid.current?.reveal();
          }}
          onClose={() => {
            setIsFinding(false);
            grid.current?.focus();
          }}
        />
      ) : null}
      {columns.length === 0 ? (
        <EmptyState
          icon={Table2}
          title="A table begins with a column"
          actions={
            mayEdit ? (
              <Button variant="primary" icon={Plus} onPress={events.onAddColumn}>
                Add column
              </Button>
            ) : undefined
          }
        >
          Text, number, date, choice, checkbox, person, or a link to a recipe.
        </EmptyState>
      ) : isPhone ? (
        rows.length > 0 ? (
          <CardList
            label={title}
            rows={rows}
            columns={columns}
            context={context}
            onOpen={(row) => setExpanded(row.id)}
          />
        ) : (
          <NoRows isFiltered={total > 0} onClear={() => void actions.filter([])} />
        )
      ) : (
        <Grid
          label={title}
          columns={columns}
          rows={rows}
          sort={sort}
          context={context}
          selection={selection}
          isFirstFrozen={isFirstFrozen}
          peopleOf={peopleOf}
          events={stable}
          isReadOnly={!mayFill}
          hasFixedColumns={!mayEdit}
          handle={grid}
          footer={
            rows.length === 0 ? (
              <NoRows isFiltered={total > 0} onClear={() => void actions.filter([])} />
            ) : mayFill ? (
              <div className="sticky start-0 w-fit p-2">
                <Button variant="quiet" size="small" icon={Plus} onPress={() => rowEvents.insert(null)}>
                  Add row
                </Button>
              </div>
            ) : null
          }
        />
      )}
      {isPhone ? null : <StatusBar rows={rows} total={total} columns={columns} range={range} context={context} />}
      {expandedRow ? (
        <RowSheet
          row={expandedRow}
          number={expandedIndex + 1}
          columns={columns}
          context={context}
          peopleOf={peopleOf}
          onValue={stable.onValue}
          onPrevious={go(expandedIndex - 1)}
          onNext={go(expandedIndex + 1)}
          isReadOnly={!mayFill}
          onDelete={() => {
            setExpanded(null);
            void actions.removeRows([expandedRow]);
          }}
          onClose={() => setExpanded(null)}
        />
      ) : null}
      {overlay?.kind === "column" ? (
        <ColumnDialog
          column={overlay.column}
          index={overlay.index}
          store={store}
          actions={actions}
          context={context}
          onClose={() => setOverlay(null)}
        />
      ) : null}
      {overlay?.kind === "import" ? (
        <ImportDialog
          source={overlay.file}
          table={{ id: tableId, columns, title }}
          context={context}
          onClose={() => setOverlay(null)}
        />
      ) : null}
      {overlay?.kind === "export" ? (
        <ExportDialog
          title={title}
          columns={columns}
          all={store.allRows}
          shown={rows}
          context={context}
          onClose={() => setOverlay(null)}
        />
      ) : null}
      {overlay?.kind === "rename" ? (
        <RenameDialog
          title={table.title}
          onRename={(next) => void actions.editTable("Rename table", (doc) => setTableText(doc, "title", next))}
          onClose={() => setOverlay(null)}
        />
      ) : null}
    </div>
  );
}
