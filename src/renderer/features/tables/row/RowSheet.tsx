/** One row as a form: for long texts, and for phones, where it is the way to edit. */
import { useState } from "react";
import { ChevronDown, ChevronUp, Trash2 } from "lucide-react";
import { editText, fitsColumn } from "../../../../domain/tables/cellText.ts";
import { formatDate, isIsoDate } from "../../../../domain/tables/dates.ts";
import { typedValue } from "../../../../domain/tables/paste.ts";
import type { CellValue, Choice, Column } from "../../../../domain/tables/fields.ts";
import { useKitchen } from "../../../data/index.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import { Button, Checkbox, ComboBox, IconButton, LinkButton, Sheet, TextArea, TextField } from "../../../ui/index.ts";
import { linkPath } from "../linkPath.ts";
import type { TableContext } from "../useCellContext.ts";
import { typeLooks } from "../columnTypes.ts";

interface RowSheetProps {
  readonly row: TableRow;
  readonly number: number;
  readonly columns: readonly Column[];
  readonly context: TableContext;
  readonly peopleOf: (column: Column) => readonly string[];
  readonly onValue: (row: TableRow, column: Column, value: CellValue | null, newChoice?: Choice) => void;
  /** null where there is no such neighbour. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly onDelete: () => void;
  /** Only to look at. */
  readonly isReadOnly?: boolean;
  readonly onClose: () => void;
}

export function RowSheet({
  row,
  number,
  columns,
  context,
  peopleOf,
  onValue,
  onPrevious,
  onNext,
  onDelete,
  isReadOnly = false,
  onClose,
}: RowSheetProps) {
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      title={`Row ${number.toLocaleString()}`}
      footer={
        <>
          {isReadOnly ? null : (
            <Button variant="danger" icon={Trash2} onPress={onDelete}>
              Delete row
            </Button>
          )}
          <span className="flex-1" />
          <IconButton label="Previous row" icon={ChevronUp} isDisabled={!onPrevious} onPress={() => onPrevious?.()} />
          <IconButton label="Next row" icon={ChevronDown} isDisabled={!onNext} onPress={() => onNext?.()} />
          <Button variant="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <fieldset disabled={isReadOnly} className="m-0 flex min-w-0 flex-col gap-4 border-0 p-0 pt-2">
        {columns.map((column) => (
          <RowField
            key={`${row.id} ${column.id}`}
            row={row}
            column={column}
            context={context}
            peopleOf={peopleOf}
            onValue={onValue}
          />
        ))}
      </fieldset>
    </Sheet>
  );
}

function RowField({
  row,
  column,
  context,
  peopleOf,
  onValue,
}: Pick<RowSheetProps, "row" | "context" | "peopleOf" | "onValue"> & { column: Column }) {
  const { items } = useKitchen();
  const value = row.cells[column.id];
  const written = editText(value, column, context.cells);
  const shown = column.type === "date" && isIsoDate(written) ? formatDate(written, context.cells.locale) : written;
  // While the field is being typed in it keeps its own text; the cell changes when it is left.
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? shown;
  const commit = (): void => {
    if (draft === null) return;
    setDraft(null);
    if (draft === shown) return;
    const typed = typedValue(draft, column, context.cells, items.newId);
    onValue(row, column, typed.value, typed.newChoice ?? undefined);
  };
  const misfit =
    value !== undefined && draft === null && !fitsColumn(value, column, context.cells)
      ? typeLooks[column.type].misfit
      : undefined;
  const name = column.name || "Unnamed";
  const shared = {
    label: name,
    value: text,
    onChange: setDraft,
    onBlur: commit,
    ...(misfit ? { description: `${misfit}; kept as it was typed.` } : {}),
  };
  const listed = {
    label: name,
    inputValue: text,
    onInputChange: (next: string) => {
      if (next !== text) setDraft(next);
    },
  };
  switch (column.type) {
    case "text":
      return <TextArea {...shared} rows={1} maxRows={10} />;
    case "number":
      return <TextField {...shared} inputMode="decimal" inputClassName="tabular" />;
    case "date":
      return <TextField {...shared} placeholder="24 Nov 2026" />;
    case "checkbox":
      return (
        <Checkbox isSelected={value === true} onChange={(isOn) => onValue(row, column, isOn)}>
          {name}
        </Checkbox>
      );
    case "choice":
    case "person": {
      const options =
        column.type === "choice"
          ? column.choices.map((choice) => ({ id: choice.id, label: choice.name }))
          : peopleOf(column).map((person) => ({ id: person, label: person }));
      return (
        <div onBlur={commit}>
          <ComboBox
            {...listed}
            options={options}
            onPick={(id) => {
              setDraft(null);
              onValue(row, column, id);
            }}
          />
        </div>
      );
    }
    case "link": {
      const target = typeof value === "string" ? context.targetOf(value) : undefined;
      return (
        <div className="flex items-end gap-2" onBlur={commit}>
          <ComboBox
            {...listed}
            className="min-w-0 flex-1"
            options={context.targets
              .slice(0, 2_000)
              .map(({ id, title, type }) => ({ id, label: title || "Untitled", detail: type }))}
            onPick={(id) => {
              setDraft(null);
              onValue(row, column, id);
            }}
          />
          {target ? <LinkButton href={linkPath(target)}>Open</LinkButton> : null}
        </div>
      );
    }
    default:
      return column.type satisfies never;
  }
}
