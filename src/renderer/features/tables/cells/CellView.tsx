/** A cell as it is read: one look per column type. Draws only; knows nothing of selection or editing. */
import type { ReactNode } from "react";
import { Link2, Square, SquareCheck, TriangleAlert } from "lucide-react";
import { displayText, fitsColumn } from "../../../../domain/tables/cellText.ts";
import type { CellValue, Column } from "../../../../domain/tables/fields.ts";
import { Avatar } from "../../../ui/index.ts";
import type { TableContext } from "../useCellContext.ts";
import { typeLooks } from "../columnTypes.ts";
import { ChoiceChip } from "./ChoiceChip.tsx";

export function CellView({
  value,
  column,
  context,
}: {
  value: CellValue | undefined;
  column: Column;
  context: TableContext;
}): ReactNode {
  if (value === undefined || value === "") {
    return column.type === "checkbox" ? <Tick isOn={false} isEmpty /> : null;
  }
  const text = displayText(value, column, context.cells);
  if (!fitsColumn(value, column, context.cells)) {
    const { misfit } = typeLooks[column.type];
    return (
      <span className="flex min-w-0 items-center gap-1.5 text-amber" title={`${misfit}: ${text}`}>
        <TriangleAlert size={13} className="shrink-0" aria-label={misfit} role="img" />
        <span className="truncate">{firstLine(text)}</span>
      </span>
    );
  }
  switch (column.type) {
    case "number":
      return <span className="ms-auto truncate tabular">{text}</span>;
    case "choice": {
      const choice = column.choices.find((one) => one.id === value);
      return choice ? <ChoiceChip choice={choice} /> : null;
    }
    case "checkbox":
      return <Tick isOn={value === true} />;
    case "person":
      return (
        <span className="flex min-w-0 items-center gap-2">
          <Avatar name={text} />
          <span className="truncate">{text}</span>
        </span>
      );
    case "link":
      return (
        <span className="flex min-w-0 items-center gap-1.5">
          <Link2 size={13} className="shrink-0 text-ink-3" aria-hidden />
          <span className="truncate underline decoration-line-strong underline-offset-2">{text || "Untitled"}</span>
        </span>
      );
    case "text":
    case "date":
      return <span className="truncate">{firstLine(text)}</span>;
    default:
      return column.type satisfies never;
  }
}

/** Cells are one line high; more lines are said to be there. */
function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text : `${text.slice(0, end)} …`;
}

function Tick({ isOn, isEmpty = false }: { isOn: boolean; isEmpty?: boolean }) {
  const Shape = isOn ? SquareCheck : Square;
  return (
    <span data-tick className="grid size-5 place-items-center">
      <Shape size={15} className={isOn ? "text-ink-2" : "text-ink-3"} aria-hidden />
      <span className="sr-only">{isOn ? "Yes" : isEmpty ? "Not ticked" : "No"}</span>
    </span>
  );
}
