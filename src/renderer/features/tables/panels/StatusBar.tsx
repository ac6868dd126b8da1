import { useMemo } from "react";
import type { Column } from "../../../../domain/tables/fields.ts";
import { displayText } from "../../../../domain/tables/cellText.ts";
import { formatNumber } from "../../../../domain/tables/numbers.ts";
import { summarize } from "../../../../domain/tables/summary.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import type { TableContext } from "../useCellContext.ts";
import type { Range } from "../grid/selection.ts";

interface StatusBarProps {
  readonly rows: readonly TableRow[];
  readonly total: number;
  readonly columns: readonly Column[];
  readonly range: Range;
  readonly context: TableContext;
}

/** The line under the grid: what is marked, and what it adds up to. */
export function StatusBar({ rows, total, columns, range, context }: StatusBarProps) {
  const words = useMemo(() => describe(rows, columns, range, context), [rows, columns, range, context]);
  return (
    <footer
      className="flex h-8 shrink-0 items-center gap-4 border-t border-line px-4 text-[13px] text-ink-2 tabular"
      data-frame="chrome"
    >
      <p className="min-w-0 flex-1 truncate" role="status">
        {words}
      </p>
      <p className="shrink-0">
        {rows.length === total
          ? `${total.toLocaleString()} ${total === 1 ? "row" : "rows"}`
          : `${rows.length.toLocaleString()} of ${total.toLocaleString()} rows`}
      </p>
    </footer>
  );
}

function* valuesIn(rows: readonly TableRow[], columns: readonly Column[], range: Range) {
  for (let row = range.top; row <= Math.min(range.bottom, rows.length - 1); row++) {
    for (let column = range.left; column <= range.right; column++) yield rows[row]?.cells[columns[column]?.id ?? ""];
  }
}

function describe(rows: readonly TableRow[], columns: readonly Column[], range: Range, context: TableContext): string {
  if (range.bottom < 0 || rows.length === 0) return "";
  const { locale } = context.cells;
  const first = columns[range.left];
  const summary = summarize(valuesIn(rows, columns, range));
  if (summary.cells === 1 && first) {
    const text = displayText(rows[range.top]?.cells[first.id], first, context.cells);
    return text === "" ? "1 cell" : `1 cell · ${text.slice(0, 200)}`;
  }
  const numbers = columns.slice(range.left, range.right + 1).filter((column) => column.type === "number");
  // A unit belongs to the sum only where all summed columns have it.
  const suffix = numbers.every((column) => column.suffix === numbers[0]?.suffix) ? (numbers[0]?.suffix ?? "") : "";
  const decimals = numbers.reduce<number | null>(
    (most, { decimals: own }) => (most === null || own === null ? null : Math.max(most, own)),
    numbers[0]?.decimals ?? null,
  );
  const write = (value: number): string => formatNumber(Number(value.toFixed(6)), locale, decimals, suffix);
  const parts = [`${summary.cells.toLocaleString()} cells`, `${summary.filled.toLocaleString()} filled`];
  if (summary.numbers > 0 && summary.average !== null)
    parts.push(`Sum ${write(summary.sum)}`, `Average ${write(summary.average)}`);
  return parts.join(" · ");
}
