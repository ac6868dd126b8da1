import { memo, type ReactNode } from "react";
import { Maximize2 } from "lucide-react";
import type { Column } from "../../../../domain/tables/fields.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import { cx } from "../../../ui/index.ts";
import { CellView } from "../cells/CellView.tsx";
import type { TableContext } from "../useCellContext.ts";
import { indexesOf } from "./drawnColumns.ts";
import type { ColumnPlace } from "./layout.ts";

export interface GridRowProps {
  readonly row: TableRow;
  readonly index: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly numberPx: number;
  readonly widthPx: number;
  readonly places: readonly ColumnPlace[];
  /** Which columns are drawn, "0-9,14": a text, so that an unchanged set does not draw the row again. */
  readonly drawn: string;
  readonly isFirstFrozen: boolean;
  /** Marked columns of this row, or null. */
  readonly marked: string | null;
  /** Column of the active cell where it is in this row. */
  readonly active: number | null;
  readonly context: TableContext;
  /** The editor, where the active cell is being edited. */
  readonly editor: ReactNode;
  readonly onExpand: (row: TableRow) => void;
}

/** One row: its number and its cells. Drawn again only when one of its own properties changes. */
export const GridRow = memo(function GridRow({
  row,
  index,
  topPx,
  heightPx,
  numberPx,
  widthPx,
  places,
  drawn,
  isFirstFrozen,
  marked,
  active,
  context,
  editor,
  onExpand,
}: GridRowProps) {
  const [left, right] = marked === null ? [1, 0] : (marked.split("-").map(Number) as [number, number]);
  const cell = (column: Column, at: number, style: React.CSSProperties, className: string): ReactNode => (
    // The grid hears keys and pointers for all its cells.
    <div
      key={column.id}
      role="gridcell"
      aria-colindex={at + 2}
      aria-selected={at >= left && at <= right}
      // While it is edited the field inside has the focus, and the cell itself is nothing to go to.
      tabIndex={active !== at ? -1 : editor === null ? 0 : undefined}
      data-r={index}
      data-c={at}
      data-active={active === at ? "" : undefined}
      style={style}
      className={cx(
        "flex min-w-0 items-center overflow-hidden border-e border-b border-line px-2.5 text-[13px] leading-5 outline-none select-none",
        at >= left && at <= right && active !== at && "bg-[color-mix(in_srgb,var(--sky)_8%,var(--surface))]",
        active === at && editor !== null ? "overflow-visible" : undefined,
        className,
      )}
    >
      <CellView value={row.cells[column.id]} column={column} context={context} />
      {active === at ? editor : null}
    </div>
  );
  const first = places[0];
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="group absolute start-0 flex bg-surface"
      style={{ top: topPx, height: heightPx, width: widthPx }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        data-r={index}
        data-number
        style={{ width: numberPx }}
        className={cx(
          "sticky start-0 z-[5] flex shrink-0 items-center justify-end border-e border-b border-line px-2.5 text-[13px] text-ink-2 tabular select-none",
          marked === null ? "bg-surface" : "bg-sky-soft text-ink",
        )}
      >
        <span className="group-hover:opacity-0">{index + 1}</span>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Open row ${index + 1}`}
          title="Open row (Space)"
          data-expand
          onClick={() => onExpand(row)}
          className="absolute inset-0 grid cursor-default place-items-center opacity-0 group-hover:opacity-100 hover:bg-hover focus-visible:opacity-100"
        >
          <Maximize2 size={14} aria-hidden />
        </button>
      </div>
      {first && isFirstFrozen
        ? cell(
            first.column,
            0,
            { width: first.widthPx, insetInlineStart: numberPx },
            "sticky z-[4] shrink-0 bg-surface",
          )
        : null}
      {indexesOf(drawn).map((at) => {
        const place = places[at];
        if (!place || (at === 0 && isFirstFrozen)) return null;
        return cell(
          place.column,
          at,
          { width: place.widthPx, height: heightPx, insetInlineStart: numberPx + place.startPx },
          "absolute top-0",
        );
      })}
    </div>
  );
});
