/**
 * The grid: a real ARIA grid whose cells take the focus, drawn only where it is seen (TanStack Virtual), with the keyboard,
 * marking and clipboard of a spreadsheet. It knows columns and rows but not where they are kept: what a person does goes
 * out through `GridEvents`.
 */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from "react";
import { flushSync } from "react-dom";
import { useLocale } from "react-aria-components";
import { defaultRangeExtractor, useVirtualizer, type Range as DrawnRange } from "@tanstack/react-virtual";
import type { Column, SortRule } from "../../../../domain/tables/fields.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import { useMedia } from "../../../ui/index.ts";
import { CellEditor } from "../cells/CellEditor.tsx";
import type { AfterEdit } from "../cells/editing.ts";
import type { TableContext } from "../useCellContext.ts";
import { addColumnPx, GridHeader } from "./GridHeader.tsx";
import { drawnText } from "./drawnColumns.ts";
import type { GridEvents, GridHandle } from "./gridEvents.ts";
import { GridRow } from "./GridRow.tsx";
import { fitWidth } from "./fitWidth.ts";
import { headerHeightPx, numberWidth, placeColumns, rowHeight, type ColumnPlace } from "./layout.ts";
import {
  clampSelection,
  rangeOf,
  tabbed,
  at as cellAt,
  type GridSize,
  type Range,
  type Selection,
} from "./selection.ts";
import { useGridKeys } from "./useGridKeys.ts";
import { useGridPointer } from "./useGridPointer.ts";

export interface GridProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly sort: readonly SortRule[];
  readonly context: TableContext;
  readonly selection: Selection;
  readonly isFirstFrozen: boolean;
  readonly peopleOf: (column: Column) => readonly string[];
  readonly events: GridEvents;
  /** Only to look at: no cell opens for editing. */
  readonly isReadOnly?: boolean;
  /** Columns have no menu, and none can be added. */
  readonly hasFixedColumns?: boolean;
  /** Lets the screen put the focus back into the grid. */
  readonly handle?: RefObject<GridHandle | null>;
  /** Shown under the last row, inside the scrolling part. */
  readonly footer?: ReactNode;
}

const overscanRows = 6;

export function Grid({
  label,
  columns,
  rows,
  sort,
  context,
  selection: asked,
  isFirstFrozen,
  peopleOf,
  events,
  isReadOnly = false,
  hasFixedColumns = false,
  handle,
  footer,
}: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const isCoarse = useMedia("(pointer: coarse)");
  const isRtl = useLocale().direction === "rtl";
  const heightPx = rowHeight(isCoarse);
  const numberPx = numberWidth(rows.length);
  const [resized, setResized] = useState<{ id: string; widthPx: number } | null>(null);
  const [editing, setEditing] = useState<{ rowId: string; columnId: string; isReplacing: boolean } | null>(null);
  const places = useMemo(() => placeColumns(columns, resized), [columns, resized]);
  const columnsPx = (places.at(-1)?.startPx ?? 0) + (places.at(-1)?.widthPx ?? 0);
  const widthPx = numberPx + columnsPx + addColumnPx;
  const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 600) - headerHeightPx) / heightPx) - 1);
  const size: GridSize = { rows: rows.length, columns: columns.length, page };
  const selection = clampSelection(asked, size);
  const { focus } = selection;
  const range = rangeOf(selection);
  const hasCell = rows.length > 0 && columns.length > 0 && focus.row >= 0;

  const rowVirtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => heightPx,
    overscan: overscanRows,
    paddingStart: 0,
    scrollPaddingStart: headerHeightPx,
    useFlushSync: false,
    // The active cell stays in the page however far away it is, or the focus would be lost with it.
    rangeExtractor: (drawn) => withActive(drawn, focus.row),
  });
  const columnVirtualizer = useVirtualizer({
    horizontal: true,
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => places[index]?.widthPx ?? 100,
    overscan: 2,
    isRtl,
    useFlushSync: false,
    rangeExtractor: (drawn) => withActive(drawn, focus.column),
  });
  useLayoutEffect(() => rowVirtualizer.measure(), [rowVirtualizer, heightPx]);
  useLayoutEffect(() => columnVirtualizer.measure(), [columnVirtualizer, places]);
  const drawn = drawnText(columnVirtualizer.getVirtualItems().map((item) => item.index));

  const reveal = useCallback(() => {
    const element = scroller.current;
    if (element) revealCell(element, focus, places, { heightPx, numberPx, isFirstFrozen, isRtl });
  }, [focus.row, focus.column, places, heightPx, numberPx, isFirstFrozen, isRtl]); // oxlint-disable-line react/exhaustive-deps -- focus is a new object on every draw

  // Wishes for the next drawing: only then is the cell where it belongs.
  const wantsFocus = useRef(false);
  const wantsReveal = useRef(false);
  const [, drawAgain] = useState(0);
  const select = useCallback(
    (next: Selection) => {
      wantsFocus.current = true;
      events.onSelect(next);
    },
    [events],
  );
  useLayoutEffect(() => {
    if (wantsReveal.current || wantsFocus.current) reveal();
    wantsReveal.current = false;
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    if (!editing) scroller.current?.querySelector<HTMLElement>("[data-active]")?.focus({ preventScroll: true });
  });
  useEffect(() => {
    if (!handle) return;
    const wish = (wanted: RefObject<boolean>) => () => {
      wanted.current = true;
      drawAgain((count) => count + 1);
    };
    handle.current = { focus: wish(wantsFocus), reveal: wish(wantsReveal) };
  }, [handle]);

  const beginEdit = useCallback(
    (isReplacing: boolean): void => {
      const row = rows[focus.row];
      const column = columns[focus.column];
      if (!row || !column || isReadOnly) return;
      if (column.type === "checkbox") {
        const value = row.cells[column.id];
        if (value === undefined || typeof value === "boolean") {
          if (!isReplacing) events.onValue(row, column, value !== true);
          return;
        }
      }
      reveal();
      // At once, so that the key that opened the editor is typed into it: also one that composes a character.
      flushSync(() => setEditing({ rowId: row.id, columnId: column.id, isReplacing }));
    },
    [rows, columns, focus.row, focus.column, events, reveal, isReadOnly],
  );

  const endEdit = (after: AfterEdit): void => {
    setEditing(null);
    const next =
      after === "down"
        ? { row: Math.min(focus.row + 1, rows.length - 1), column: focus.column }
        : after === "up"
          ? { row: Math.max(0, focus.row - 1), column: focus.column }
          : after === "next" || after === "previous"
            ? (tabbed(focus, after === "previous", size) ?? focus)
            : null;
    // Committed by pressing elsewhere: the focus is there already.
    if (next) select(cellAt(next.row, next.column));
  };

  const keys = useGridKeys({ selection, size, rows, columns, isRtl, scroller, events, select, beginEdit });
  const pointer = useGridPointer({
    scroller,
    places,
    rows,
    columns,
    selection,
    heightPx,
    numberPx,
    isRtl,
    isFirstFrozen,
    events,
    select,
    beginEdit,
  });

  const editedRow = hasCell ? rows[focus.row] : undefined;
  const editedColumn = columns[focus.column];
  const isEditing = editing !== null && editedRow?.id === editing.rowId && editedColumn?.id === editing.columnId;
  const editor =
    isEditing && editedRow && editedColumn ? (
      <CellEditor
        key={`${editing.rowId} ${editing.columnId}`}
        column={editedColumn}
        value={editedRow.cells[editedColumn.id]}
        isReplacing={editing.isReplacing}
        context={context}
        people={editedColumn.type === "person" ? peopleOf(editedColumn) : []}
        onCommit={(result, after) => {
          if ("text" in result) events.onText(editedRow, editedColumn, result.text);
          else events.onValue(editedRow, editedColumn, result.value, result.newChoice);
          if (after === "stay") wantsFocus.current = scroller.current?.contains(document.activeElement) ?? false;
          endEdit(after);
        }}
        onCancel={() => {
          wantsFocus.current = true;
          setEditing(null);
        }}
      />
    ) : null;

  const bodyPx = rowVirtualizer.getTotalSize();
  return (
    <div
      ref={scroller}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain bg-surface"
      data-grid-scroller
    >
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 2}
        aria-multiselectable
        aria-readonly={isReadOnly}
        tabIndex={hasCell || focus.row === -1 ? -1 : 0}
        style={{ width: widthPx, minWidth: "100%" }}
        className="relative outline-none"
        {...keys}
        {...pointer}
      >
        <GridHeader
          places={places}
          drawn={drawn}
          numberPx={numberPx}
          widthPx={widthPx}
          isFirstFrozen={isFirstFrozen}
          sort={sort}
          active={focus.row === -1 || rows.length === 0 ? focus.column : null}
          marked={hasCell ? [range.left, range.right] : null}
          onResizing={(column, next) => setResized({ id: column.id, widthPx: next })}
          onResized={(column, next) => {
            const fitted =
              next === "fit" ? fitWidth(column, rows, context.cells, rowVirtualizer.range?.startIndex ?? 0) : next;
            setResized(null);
            if (fitted !== places.find((place) => place.column.id === column.id)?.widthPx || resized)
              events.onResize(column, fitted);
          }}
          onMove={events.onMoveColumn}
          onMenu={events.onColumnMenu}
          onAddColumn={events.onAddColumn}
          isFixed={hasFixedColumns}
        />
        <div role="rowgroup" className="relative" style={{ height: bodyPx }}>
          {rowVirtualizer.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const isMarked = hasCell && item.index >= range.top && item.index <= range.bottom;
            const isActive = hasCell && item.index === focus.row;
            return (
              <GridRow
                key={row.id}
                row={row}
                index={item.index}
                topPx={item.start}
                heightPx={heightPx}
                numberPx={numberPx}
                widthPx={widthPx}
                places={places}
                drawn={drawn}
                isFirstFrozen={isFirstFrozen}
                marked={isMarked ? `${range.left}-${range.right}` : null}
                active={isActive ? focus.column : null}
                context={context}
                editor={isActive ? editor : null}
                onExpand={events.onExpand}
              />
            );
          })}
          {hasCell ? (
            <Outline
              range={range}
              focus={focus}
              places={places}
              heightPx={heightPx}
              numberPx={numberPx}
              isFirstFrozen={isFirstFrozen}
            />
          ) : null}
        </div>
      </div>
      {footer}
    </div>
  );
}

/** The frames around the active cell and the marked range: apart from the rows, so that moving them draws no row. */
function Outline({
  range,
  focus,
  places,
  heightPx,
  numberPx,
  isFirstFrozen,
}: {
  range: Range;
  focus: { row: number; column: number };
  places: readonly ColumnPlace[];
  heightPx: number;
  numberPx: number;
  isFirstFrozen: boolean;
}) {
  const box = (top: number, bottom: number, left: number, right: number): React.CSSProperties => {
    const first = places[left];
    const last = places[right];
    const startPx = first?.startPx ?? 0;
    return {
      top: top * heightPx - 1,
      height: (bottom - top + 1) * heightPx + 1,
      insetInlineStart: numberPx + startPx - 1,
      width: (last ? last.startPx + last.widthPx : startPx) - startPx + 1,
    };
  };
  const isRange = range.top !== range.bottom || range.left !== range.right;
  // Frames over the frozen column would scroll away from it; there the cell draws its own.
  const isFrozenCell = isFirstFrozen && focus.column === 0;
  return (
    <div aria-hidden className="pointer-events-none">
      {isRange ? (
        <div
          className="absolute z-[3] border border-sky"
          style={box(range.top, range.bottom, range.left, range.right)}
        />
      ) : null}
      {isFrozenCell ? (
        <div className="sticky z-[4] w-0" style={{ insetInlineStart: numberPx }}>
          <div
            className="absolute border-2 border-accent"
            style={{ ...box(focus.row, focus.row, 0, 0), insetInlineStart: -1 }}
          />
        </div>
      ) : (
        <div
          className="absolute z-[3] border-2 border-accent"
          style={box(focus.row, focus.row, focus.column, focus.column)}
        />
      )}
    </div>
  );
}

function withActive(drawn: DrawnRange, active: number): number[] {
  const indexes = defaultRangeExtractor(drawn);
  if (active < 0 || active >= drawn.count || indexes.includes(active)) return indexes;
  return active < (indexes[0] ?? 0) ? [active, ...indexes] : [...indexes, active];
}

interface RevealSizes {
  readonly heightPx: number;
  readonly numberPx: number;
  readonly isFirstFrozen: boolean;
  readonly isRtl: boolean;
}

/** Scrolls just as far as needed for the cell to stand clear of header, row numbers and frozen column. */
function revealCell(
  element: HTMLElement,
  focus: { row: number; column: number },
  places: readonly ColumnPlace[],
  sizes: RevealSizes,
): void {
  const { heightPx, numberPx, isFirstFrozen, isRtl } = sizes;
  if (focus.row >= 0) {
    const top = focus.row * heightPx;
    const seen = element.clientHeight - headerHeightPx;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + heightPx > element.scrollTop + seen) element.scrollTop = top + heightPx - seen;
  }
  const place = places[focus.column];
  if (!place || (isFirstFrozen && focus.column === 0)) return;
  const scrolled = Math.abs(element.scrollLeft);
  const covered = numberPx + (isFirstFrozen ? (places[0]?.widthPx ?? 0) : 0);
  const from = numberPx + place.startPx;
  const seen = element.clientWidth;
  let next = scrolled;
  if (from - covered < scrolled) next = from - covered;
  else if (from + place.widthPx > scrolled + seen) next = Math.min(from - covered, from + place.widthPx - seen);
  if (next !== scrolled) element.scrollLeft = isRtl ? -next : next;
}
