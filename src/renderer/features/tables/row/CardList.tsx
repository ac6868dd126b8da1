/** The table on a phone: a card per row, its first column as title. */
import { useRef } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import type { Column } from "../../../../domain/tables/fields.ts";
import { displayText } from "../../../../domain/tables/cellText.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import { CellView } from "../cells/CellView.tsx";
import type { TableContext } from "../useCellContext.ts";

interface CardListProps {
  readonly label: string;
  readonly rows: readonly TableRow[];
  readonly columns: readonly Column[];
  readonly context: TableContext;
  readonly onOpen: (row: TableRow) => void;
}

/** Columns a card shows under its title; the rest is in the form. */
const columnsOnCard = 4;

export function CardList({ label, rows, columns, context, onOpen }: CardListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [title, ...rest] = columns;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 60 + Math.min(columnsOnCard, rest.length) * 24,
    overscan: 5,
    useFlushSync: false,
  });
  return (
    <div ref={scroller} className="scroll-y min-h-0 flex-1">
      <ul aria-label={label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const name = title ? displayText(row.cells[title.id], title, context.cells) : "";
          const filled = rest.filter((column) => row.cells[column.id] !== undefined).slice(0, columnsOnCard);
          return (
            <li
              key={row.id}
              ref={virtualizer.measureElement}
              data-index={item.index}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 border-b border-line"
              style={{ top: item.start }}
            >
              <button
                type="button"
                onClick={() => onOpen(row)}
                className="focus-ring flex min-h-14 w-full cursor-default flex-col gap-1 px-4 py-3 text-start active:bg-press"
              >
                <span className="max-w-full truncate text-3 font-semibold">
                  {name || <span className="text-ink-3">Row {item.index + 1}</span>}
                </span>
                {filled.map((column) => (
                  <span key={column.id} className="flex w-full min-w-0 items-center gap-2 text-1">
                    <span className="w-28 shrink-0 truncate text-ink-2">{column.name}</span>
                    <span className="flex min-w-0 flex-1 [&>span]:ms-0">
                      <CellView value={row.cells[column.id]} column={column} context={context} />
                    </span>
                  </span>
                ))}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
