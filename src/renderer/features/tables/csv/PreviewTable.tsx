import { useEffect, useState } from "react";
import type { CsvFile } from "../../../../domain/tables/csvRead.ts";
import { columnTypes, type Column, type ColumnType } from "../../../../domain/tables/fields.ts";
import type { TypeGuess } from "../../../../domain/tables/guessTypes.ts";
import { Select, TextField } from "../../../ui/index.ts";
import { typeLooks } from "../columnTypes.ts";
import type { CsvReading } from "./csvReading.ts";
import type { ImportChoice } from "./useCsvImport.ts";

const previewRows = 8;
const leaveOut = { id: "none", label: "Leave out" } as const;

interface PreviewTableProps {
  readonly reader: CsvReading;
  readonly file: CsvFile;
  readonly header: boolean;
  readonly choices: readonly ImportChoice[];
  /** Of the table the rows are added to; null for a new one. */
  readonly columns: readonly Column[] | null;
  readonly onChange: (index: number, change: Partial<Pick<ImportChoice, "name" | "type" | "into">>) => void;
}

/** The first rows of the file under what becomes of each column. */
export function PreviewTable({ reader, file, header, choices, columns, onChange }: PreviewTableProps) {
  const rows = file.rows.slice(header ? 1 : 0, previewRows + (header ? 1 : 0));
  const lines = file.lines.slice(header ? 1 : 0);
  return (
    // A wide table scrolls by itself; it can be reached by keyboard for that.
    <div
      className="focus-ring overflow-x-auto rounded-md border border-line"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label="Preview of the file"
    >
      <table className="text-1">
        <thead className="bg-sunken text-start align-top">
          <tr>
            <th scope="col" className="px-2.5 py-2 text-end font-medium text-ink-2">
              Line
            </th>
            {choices.map((choice) => (
              <th
                key={choice.column.index}
                scope="col"
                className="min-w-44 border-s border-line px-2 py-2 text-start font-normal"
              >
                <ColumnHead
                  reader={reader}
                  choice={choice}
                  columns={columns}
                  header={header}
                  onChange={(change) => onChange(choice.column.index, change)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={lines[index]} className="border-t border-line">
              <th scope="row" className="px-2.5 py-1 text-end font-normal text-ink-2 tabular">
                {lines[index]}
              </th>
              {choices.map(({ column, into }) => (
                <td
                  key={column.index}
                  className={`max-w-56 truncate border-s border-line px-2.5 py-1 ${into === "" ? "text-ink-3 line-through" : ""}`}
                >
                  {row[column.index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnHeadProps {
  readonly reader: CsvReading;
  readonly choice: ImportChoice;
  /** Of the table the rows are added to; null for a new one. */
  readonly columns: readonly Column[] | null;
  readonly header: boolean;
  readonly onChange: (change: Partial<Pick<ImportChoice, "name" | "type" | "into">>) => void;
}

function ColumnHead({ reader, choice, columns, header, onChange }: ColumnHeadProps) {
  const { column, name, into } = choice;
  const existing = columns?.find((one) => one.id === into);
  const type: ColumnType = existing?.type ?? choice.type;
  const isGuess = type === column.guess.type;
  const [checked, setChecked] = useState<{ readonly type: ColumnType; readonly check: TypeGuess } | null>(null);
  useEffect(() => {
    if (isGuess) return;
    let isGone = false;
    void reader.check(header, column, type).then((check) => {
      if (check && !isGone) setChecked({ type, check });
    });
    return () => {
      isGone = true;
    };
  }, [reader, header, column, type, isGuess]);
  const check = isGuess ? column.guess : checked?.type === type ? checked.check : null;
  return (
    <div className="flex flex-col gap-1.5">
      {columns ? (
        <Select
          label={`Column for ${column.name}`}
          hideLabel
          options={[
            { id: "new", label: `New: ${name}` },
            ...columns.map((one) => ({ id: one.id, label: one.name || "Unnamed" })),
            { id: "", label: "Leave out" },
          ].map(({ id, label }) => ({ id: id || "none", label }))}
          value={into || "none"}
          onChange={(id) => onChange({ into: id === "none" ? "" : id })}
        />
      ) : (
        <TextField
          label={`Name of column ${column.index + 1}`}
          hideLabel
          value={name}
          onChange={(next) => onChange({ name: next })}
          isDisabled={into === ""}
        />
      )}
      {existing || (columns && into === "") ? (
        <span className="px-1 text-ink-2">{into === "" ? "Not imported" : typeLooks[type].label}</span>
      ) : (
        <Select
          label={`Type of ${name}`}
          hideLabel
          options={[...columnTypes.map((id) => ({ id, label: typeLooks[id].label })), ...(columns ? [] : [leaveOut])]}
          value={into === "" ? leaveOut.id : choice.type}
          onChange={(next) => onChange(next === leaveOut.id ? { into: "" } : { type: next, into: "new" })}
        />
      )}
      {into !== "" && check && check.misfits > 0 ? (
        <span className="px-1 text-amber" title={check.examples.join(", ")}>
          {check.misfits.toLocaleString()} kept as text: “{check.examples[0]}”
        </span>
      ) : null}
    </div>
  );
}
