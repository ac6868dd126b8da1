import { useEffect, useRef, useState } from "react";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { foldForSearch } from "../../../../domain/tables/arrange.ts";
import { displayText } from "../../../../domain/tables/cellText.ts";
import type { Column } from "../../../../domain/tables/fields.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import { IconButton, SearchField } from "../../../ui/index.ts";
import type { CellPlace } from "../grid/selection.ts";
import type { TableContext } from "../useCellContext.ts";

interface FindBarProps {
  readonly rows: readonly TableRow[];
  readonly columns: readonly Column[];
  readonly context: TableContext;
  readonly from: CellPlace;
  readonly onFound: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** Past this many hits the number is of no use; the search goes on when asked for the next. */
const maxHits = 10_000;

/** Finds text in cells, from the active one on, and goes from hit to hit. */
export function FindBar({ rows, columns, context, from, onFound, onClose }: FindBarProps) {
  const [query, setQuery] = useState("");
  const [hits, setHits] = useState<readonly CellPlace[]>([]);
  const [current, setCurrent] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const began = useRef(from);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (query.trim() === "") {
      setHits([]);
      return;
    }
    // A pause in typing: a search over 100,000 rows takes longer than a keystroke.
    const timer = setTimeout(
      () => {
        const found = search(rows, columns, context, query);
        setHits(found);
        const { row, column } = began.current;
        const next = found.findIndex((hit) => hit.row > row || (hit.row === row && hit.column >= column));
        const index = found.length === 0 ? -1 : Math.max(0, next);
        setCurrent(index);
        const hit = found[index];
        if (hit) onFound(hit);
      },
      rows.length > 5_000 ? 200 : 60,
    );
    return () => clearTimeout(timer);
  }, [query, rows, columns, context]); // oxlint-disable-line react/exhaustive-deps -- going to a hit must not search again

  const go = (step: 1 | -1): void => {
    if (hits.length === 0) return;
    const index = (current + step + hits.length) % hits.length;
    setCurrent(index);
    const hit = hits[index];
    if (hit) onFound(hit);
  };
  return (
    <div
      role="search"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-sunken px-4 py-1.5"
      data-frame="chrome"
    >
      <div
        className="w-72 max-w-full"
        onKeyDownCapture={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            onClose();
          } else if (event.key === "Enter") {
            event.preventDefault();
            event.stopPropagation();
            go(event.shiftKey ? -1 : 1);
          }
        }}
      >
        <SearchField
          label="Find in this table"
          placeholder="Find in this table"
          value={query}
          onChange={setQuery}
          inputRef={field}
        />
      </div>
      <span className="text-1 text-ink-2 tabular" role="status">
        {query.trim() === ""
          ? ""
          : hits.length === 0
            ? "Nothing found"
            : `${current + 1} of ${hits.length.toLocaleString()}${hits.length >= maxHits ? "+" : ""}`}
      </span>
      <IconButton label="Previous hit" icon={ChevronUp} isDisabled={hits.length === 0} onPress={() => go(-1)} />
      <IconButton label="Next hit" icon={ChevronDown} isDisabled={hits.length === 0} onPress={() => go(1)} />
      <IconButton label="Close search" icon={X} onPress={onClose} />
    </div>
  );
}

function search(
  rows: readonly TableRow[],
  columns: readonly Column[],
  context: TableContext,
  query: string,
): CellPlace[] {
  const wanted = foldForSearch(query.trim());
  const hits: CellPlace[] = [];
  for (let row = 0; row < rows.length && hits.length < maxHits; row++) {
    columns.forEach((column, at) => {
      const value = rows[row]?.cells[column.id];
      if (value === undefined || typeof value === "boolean") return;
      if (foldForSearch(displayText(value, column, context.cells)).includes(wanted)) hits.push({ row, column: at });
    });
  }
  return hits;
}
