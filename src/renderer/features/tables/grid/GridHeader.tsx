/** The line of column names: sorting marks, menus, resizing, moving by drag and by keyboard. */
import { useRef, useState } from "react";
import { ArrowDown, ArrowUp, ChevronDown, Plus } from "lucide-react";
import type { Column, SortRule } from "../../../../domain/tables/fields.ts";
import { cx } from "../../../ui/index.ts";
import { typeLooks } from "../columnTypes.ts";
import { headerHeightPx, maxColumnPx, minColumnPx, type ColumnPlace } from "./layout.ts";
import { indexesOf } from "./drawnColumns.ts";

export interface GridHeaderProps {
  readonly places: readonly ColumnPlace[];
  readonly drawn: string;
  readonly numberPx: number;
  readonly widthPx: number;
  readonly isFirstFrozen: boolean;
  readonly sort: readonly SortRule[];
  readonly active: number | null;
  readonly marked: readonly [number, number] | null;
  readonly onResizing: (column: Column, widthPx: number) => void;
  readonly onResized: (column: Column, widthPx: number | "fit") => void;
  readonly onMove: (column: Column, index: number) => void;
  readonly onMenu: (column: Column, index: number, event: React.MouseEvent<HTMLElement>) => void;
  readonly onAddColumn: () => void;
  /** Columns have no menu and none can be added. */
  readonly isFixed: boolean;
}

export function GridHeader(props: GridHeaderProps) {
  const { places, drawn, numberPx, widthPx, isFirstFrozen, onMove, onAddColumn } = props;
  const [dragged, setDragged] = useState<number | null>(null);
  const [target, setTarget] = useState<number | null>(null);
  const lineAt =
    target === null
      ? null
      : target < places.length
        ? (places[target]?.startPx ?? 0)
        : (places.at(-1)?.startPx ?? 0) + (places.at(-1)?.widthPx ?? 0);
  const drag: HeaderDrag = {
    start: setDragged,
    over: setTarget,
    end: () => {
      setDragged(null);
      setTarget(null);
    },
    drop: () => {
      const column = dragged === null ? undefined : places[dragged]?.column;
      if (column && target !== null && dragged !== null && target !== dragged && target !== dragged + 1) {
        onMove(column, target > dragged ? target - 1 : target);
      }
      setDragged(null);
      setTarget(null);
    },
  };
  return (
    <div role="rowgroup" className="sticky top-0 z-20" style={{ width: widthPx, height: headerHeightPx }}>
      <div
        role="row"
        aria-rowindex={1}
        className="relative flex h-full border-b border-line bg-sunken text-[13px] font-semibold text-ink-2"
      >
        <div
          role="columnheader"
          aria-colindex={1}
          aria-label="Row number"
          style={{ width: numberPx }}
          data-corner
          className="sticky start-0 z-[6] flex shrink-0 items-center justify-start border-e border-line bg-sunken px-2.5 select-none"
        >
          #
        </div>
        {places[0] && isFirstFrozen ? <HeaderCell {...props} drag={drag} place={places[0]} index={0} isFrozen /> : null}
        {indexesOf(drawn).map((index) => {
          const place = places[index];
          return place && !(index === 0 && isFirstFrozen) ? (
            <HeaderCell key={place.column.id} {...props} drag={drag} place={place} index={index} isFrozen={false} />
          ) : null;
        })}
        {lineAt === null || dragged === null ? null : (
          <div
            aria-hidden
            className="absolute inset-y-0 z-10 w-0.5 bg-accent"
            style={{ insetInlineStart: numberPx + lineAt - 1 }}
          />
        )}
        {props.isFixed ? null : (
          <div
            role="columnheader"
            aria-colindex={places.length + 2}
            style={{ insetInlineStart: widthPx - addColumnPx }}
            className="absolute inset-y-0 w-11"
          >
            <button
              type="button"
              onClick={onAddColumn}
              aria-label="Add column"
              title="Add column"
              data-add-column
              className="focus-ring grid h-full w-full cursor-default place-items-center text-ink-2 hover:bg-hover"
            >
              <Plus size={15} aria-hidden />
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

/** Room for the button that adds a column. */
export const addColumnPx = 44;

interface HeaderDrag {
  readonly start: (index: number) => void;
  readonly over: (index: number) => void;
  readonly end: () => void;
  readonly drop: () => void;
}

interface HeaderCellProps extends GridHeaderProps {
  readonly place: ColumnPlace;
  readonly index: number;
  readonly isFrozen: boolean;
  readonly drag: HeaderDrag;
}

function HeaderCell({
  place,
  index,
  isFrozen,
  numberPx,
  sort,
  active,
  marked,
  drag,
  onResizing,
  onResized,
  onMenu,
}: HeaderCellProps) {
  const { column, startPx, widthPx } = place;
  const { icon: TypeIcon, label } = typeLooks[column.type];
  const rule = sort.findIndex((one) => one.columnId === column.id);
  const direction = sort[rule]?.direction;
  const resizeFrom = useRef<{ x: number; widthPx: number } | null>(null);
  const isMarked = marked !== null && index >= marked[0] && index <= marked[1];
  const width = (event: React.PointerEvent<HTMLElement>): number => {
    const from = resizeFrom.current;
    if (!from) return widthPx;
    const side = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
    return Math.max(minColumnPx, Math.min(maxColumnPx, from.widthPx + side * (event.clientX - from.x)));
  };
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-label={column.name || "Unnamed"}
      aria-sort={direction ?? "none"}
      aria-description={`${label} column. Enter opens its menu, Alt and arrow keys move it.`}
      tabIndex={active === index ? 0 : -1}
      data-h={index}
      data-active={active === index ? "" : undefined}
      draggable
      onContextMenu={(event) => onMenu(column, index, event)}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", column.name);
        drag.start(index);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
        const isSecondHalf = event.clientX > box.left + box.width / 2 !== isRtl;
        drag.over(isSecondHalf ? index + 1 : index);
      }}
      onDrop={(event) => {
        event.preventDefault();
        drag.drop();
      }}
      onDragEnd={drag.end}
      style={
        isFrozen
          ? { width: widthPx, insetInlineStart: numberPx }
          : { width: widthPx, insetInlineStart: numberPx + startPx }
      }
      className={cx(
        "group/head flex h-full min-w-0 items-center gap-1.5 border-e border-line ps-2.5 pe-1.5 outline-none select-none data-active:shadow-[inset_0_0_0_2px_var(--accent)]",
        isFrozen ? "sticky z-[5] shrink-0" : "absolute top-0",
        isMarked ? "bg-sky-soft text-ink" : "bg-sunken",
      )}
    >
      <TypeIcon size={14} className="shrink-0" aria-hidden />
      <span className="min-w-0 flex-1 truncate" title={column.name}>
        {column.name || "Unnamed"}
      </span>
      {direction ? (
        <span className="flex shrink-0 items-center text-0 text-accent">
          {direction === "ascending" ? <ArrowUp size={13} aria-hidden /> : <ArrowDown size={13} aria-hidden />}
          {sort.length > 1 ? rule + 1 : null}
        </span>
      ) : null}
      <button
        type="button"
        tabIndex={-1}
        data-menu
        aria-label={`Menu of column ${column.name}`}
        onClick={(event) => onMenu(column, index, event)}
        className="absolute inset-y-0 end-0.5 my-auto grid size-6 cursor-default place-items-center rounded-sm bg-inherit opacity-0 group-hover/head:opacity-100 group-data-active/head:opacity-100 hover:bg-press pointer-coarse:size-8 pointer-coarse:opacity-100"
      >
        <ChevronDown size={14} aria-hidden />
      </button>
      <span
        aria-hidden
        data-resize
        draggable
        onDragStart={(event) => {
          event.preventDefault();
          event.stopPropagation();
        }}
        onPointerDown={(event) => {
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.setPointerCapture(event.pointerId);
          resizeFrom.current = { x: event.clientX, widthPx };
        }}
        onPointerMove={(event) => {
          if (resizeFrom.current) onResizing(column, width(event));
        }}
        onPointerUp={(event) => {
          if (!resizeFrom.current) return;
          const next = width(event);
          resizeFrom.current = null;
          if (Math.abs(next - widthPx) >= 1 || next !== place.widthPx) onResized(column, next);
          else onResized(column, widthPx);
        }}
        onDoubleClick={() => onResized(column, "fit")}
        className="absolute inset-y-0 -end-1 z-10 w-2 cursor-col-resize touch-none hover:bg-[color-mix(in_oklch,var(--accent)_40%,transparent)]"
      />
    </div>
  );
}
