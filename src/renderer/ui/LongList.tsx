/**
 * A list of any length: only what is in view is drawn, the rest is asked for as somebody comes near. One stop for Tab; arrows,
 * Home, End and typed letters move, Space chooses, Ctrl+A chooses all, Escape none, and the right arrow goes into a row.
 */
import type { ReactNode } from "react";
import {
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  ListLayout,
  Virtualizer,
  Collection,
} from "react-aria-components";
import { Checkbox } from "./Checkbox.tsx";
import { cx } from "./cx.ts";

interface LongListProps<Row extends object> {
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** What a row is called, for screen readers and typed letters. */
  nameOf: (row: Row) => string;
  /** Every row is as high as this. */
  rowPx: number;
  children: (row: Row) => ReactNode;
  /** What rows show besides their own data: when it changes they are drawn anew. */
  shows?: readonly unknown[];
  hasMore: boolean;
  isReading: boolean;
  onMore: () => void;
  /** Leave out where nothing can be chosen. */
  selection?: {
    readonly chosen: ReadonlySet<string>;
    readonly onChosen: (chosen: ReadonlySet<string>) => void;
    /** All that there are, also those that are not here yet. */
    readonly onAll: () => void;
  };
  className?: string;
}

const leastRows = 3;

export function LongList<Row extends object>({
  label,
  rows,
  keyOf,
  nameOf,
  rowPx,
  children,
  shows = [],
  hasMore,
  isReading,
  onMore,
  selection,
  className,
}: LongListProps<Row>) {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowPx, loaderSize: rowPx }}>
      <GridList
        aria-label={label}
        selectionMode={selection ? "multiple" : "none"}
        selectedKeys={selection?.chosen ?? []}
        onSelectionChange={(keys) => {
          if (keys === "all") selection?.onAll();
          else selection?.onChosen(new Set([...keys].map(String)));
        }}
        // As high as its rows and no higher than there is room for, but never so low that nothing of it is seen.
        style={{
          height: (rows.length + (hasMore ? 1 : 0)) * rowPx,
          minHeight: Math.min(rows.length, leastRows) * rowPx,
        }}
        className={cx("scroll-y focus-ring block shrink rounded-sm outline-none", className)}
      >
        <Collection items={rows} dependencies={[selection !== undefined, rowPx, ...shows]}>
          {(row: Row) => (
            <GridListItem
              id={keyOf(row)}
              textValue={nameOf(row)}
              className="flex h-full cursor-default items-center gap-3 border-b border-line px-1 outline-none data-focus-visible:shadow-[inset_0_0_0_2px_var(--color-accent)] data-hovered:bg-hover data-selected:bg-accent-soft/50"
            >
              {selection ? <Checkbox slot="selection" className="justify-center" /> : null}
              {children(row)}
            </GridListItem>
          )}
        </Collection>
        {hasMore ? (
          <GridListLoadMoreItem
            onLoadMore={onMore}
            isLoading={isReading}
            className="flex h-full items-center justify-center text-1 text-ink-2"
          >
            Reading more…
          </GridListLoadMoreItem>
        ) : null}
      </GridList>
    </Virtualizer>
  );
}
