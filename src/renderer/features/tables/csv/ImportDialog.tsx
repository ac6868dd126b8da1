/** The way in for a CSV file: what was understood, what was not, and nothing written before the person agrees. */
import { useEffect, useMemo, useState } from "react";
import type { ItemId } from "../../../../domain/items/types.ts";
import type { Failure } from "../../../../domain/result.ts";
import { checkType, hasHeader, importColumns } from "../../../../domain/tables/csvImport.ts";
import { decodeCsv, readCsv, type CsvDelimiter, type CsvFile } from "../../../../domain/tables/csvRead.ts";
import { columnTypes, type Column, type ColumnType } from "../../../../domain/tables/fields.ts";
import {
  Button,
  Dialog,
  ErrorState,
  navigate,
  paths,
  ProgressBar,
  readBytes,
  Select,
  Skeleton,
  Switch,
  TextField,
  toast,
  useDelayed,
} from "../../../ui/index.ts";
import { useKitchen } from "../../../data/index.ts";
import { typeLooks } from "../columnTypes.ts";
import type { TableContext } from "../useCellContext.ts";
import { ProblemList } from "./ProblemList.tsx";
import { useCsvImport, type ImportChoice } from "./useCsvImport.ts";

interface ImportDialogProps {
  readonly source: File;
  /** The table that gets the rows; null makes a new one. */
  readonly table: { readonly id: ItemId; readonly columns: readonly Column[]; readonly title: string } | null;
  readonly context: TableContext;
  readonly onClose: () => void;
}

type Reading =
  | { readonly state: "reading" }
  | { readonly state: "failed"; readonly failure: Failure }
  | { readonly state: "ready"; readonly text: string; readonly encoding: string };

const delimiters: readonly { readonly id: CsvDelimiter; readonly label: string }[] = [
  { id: ",", label: "Comma" },
  { id: ";", label: "Semicolon" },
  { id: "\t", label: "Tab" },
  { id: "|", label: "Bar |" },
];
const previewRows = 8;
const leaveOut = { id: "none", label: "Leave out" } as const;
const encodingNames: Record<string, string> = {
  "utf-8": "UTF-8",
  "windows-1252": "Windows (Western European)",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
};

export function ImportDialog({ source, table, context, onClose }: ImportDialogProps) {
  const [reading, setReading] = useState<Reading>({ state: "reading" });
  const [delimiter, setDelimiter] = useState<CsvDelimiter | undefined>(undefined);
  const isSlow = useDelayed(reading.state === "reading", 200);
  useEffect(() => {
    let isGone = false;
    void readBytes(source).then((bytes) => {
      if (isGone) return;
      const decoded = bytes.ok ? decodeCsv(bytes.value) : bytes;
      setReading(decoded.ok ? { state: "ready", ...decoded.value } : { state: "failed", failure: decoded.error });
    });
    return () => {
      isGone = true;
    };
  }, [source]);
  const parsed = useMemo(
    () =>
      reading.state === "ready"
        ? readCsv(reading.text, { encoding: reading.encoding, ...(delimiter ? { delimiter } : {}) })
        : null,
    [reading, delimiter],
  );
  const failure = reading.state === "failed" ? reading.failure : parsed && !parsed.ok ? parsed.error : null;
  if (parsed?.ok) {
    return (
      <ImportPreview
        key={parsed.value.delimiter}
        file={parsed.value}
        name={source.name}
        table={table}
        context={context}
        onDelimiter={setDelimiter}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="Import a CSV file"
      subtitle={source.name}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      {failure ? (
        <ErrorState title="This file cannot be imported" message={failure.message} />
      ) : isSlow ? (
        <Skeleton lines={6} />
      ) : null}
    </Dialog>
  );
}

interface ImportPreviewProps {
  readonly file: CsvFile;
  readonly name: string;
  readonly table: ImportDialogProps["table"];
  readonly context: TableContext;
  readonly onDelimiter: (delimiter: CsvDelimiter) => void;
  readonly onClose: () => void;
}

function ImportPreview({ file, name, table, context, onDelimiter, onClose }: ImportPreviewProps) {
  const kitchen = useKitchen();
  const [header, setHeader] = useState(() => hasHeader(file, context.cells));
  const columns = useMemo(() => importColumns(file, header, context.cells), [file, header, context]);
  const [changed, setChanged] = useState<
    Readonly<Record<number, Partial<Pick<ImportChoice, "name" | "type" | "into">>>>
  >({});
  const [title, setTitle] = useState(name.replace(/\.[^.]*$/, ""));
  const { running, run, cancel } = useCsvImport();
  const rowCount = file.rows.length - (header ? 1 : 0);
  const choices = columns.map((column): ImportChoice => {
    const same = table?.columns.find((one) => one.name.trim().toLowerCase() === column.name.toLowerCase());
    return { column, name: column.name, type: column.guess.type, into: same?.id ?? "new", ...changed[column.index] };
  });
  const set = (index: number, change: Partial<Pick<ImportChoice, "name" | "type" | "into">>): void =>
    setChanged({ ...changed, [index]: { ...changed[index], ...change } });

  const start = async (): Promise<void> => {
    const result = await run({ file, header, choices, title, table, context: context.cells });
    if (!result.ok) {
      toast({ message: result.error.message, tone: result.error.code === "cancelled" ? "plain" : "problem" });
      return;
    }
    toast({
      message: `${rowCount.toLocaleString()} rows imported`,
      tone: "done",
      action: { label: "Undo", onAction: () => void kitchen.undo.undo() },
    });
    onClose();
    if (!table) navigate(paths.table(result.value));
  };

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen && !running) onClose();
      }}
      isDismissable={false}
      size="large"
      title={table ? `Add rows to “${table.title}”` : "Import a CSV file"}
      subtitle={`${name} · ${rowCount.toLocaleString()} rows · ${encodingNames[file.encoding] ?? file.encoding}`}
      footer={
        running ? (
          <ProgressBar
            label="Importing"
            value={running.done}
            max={running.total}
            valueText={`${running.done.toLocaleString()} of ${running.total.toLocaleString()} rows`}
            onCancel={cancel}
          />
        ) : (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button
              variant="primary"
              isDisabled={rowCount === 0 || choices.every((choice) => choice.into === "")}
              onPress={() => void start()}
            >
              {table ? `Add ${rowCount.toLocaleString()} rows` : `Import ${rowCount.toLocaleString()} rows`}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4 pt-1">
        <div className="flex flex-wrap items-end gap-4">
          {table ? null : (
            <TextField
              label="Name of the table"
              value={title}
              onChange={setTitle}
              className="min-w-52 flex-1"
              maxLength={200}
            />
          )}
          <Select
            label="Separated by"
            options={delimiters}
            value={file.delimiter}
            onChange={onDelimiter}
            className="w-36"
          />
          <Switch isSelected={header} onChange={setHeader}>
            First row has the column names
          </Switch>
        </div>
        <ProblemList file={file} />
        <PreviewTable file={file} header={header} choices={choices} table={table} context={context} onChange={set} />
      </div>
    </Dialog>
  );
}

interface PreviewTableProps {
  readonly file: CsvFile;
  readonly header: boolean;
  readonly choices: readonly ImportChoice[];
  readonly table: ImportDialogProps["table"];
  readonly context: TableContext;
  readonly onChange: (index: number, change: Partial<Pick<ImportChoice, "name" | "type" | "into">>) => void;
}

function PreviewTable({ file, header, choices, table, context, onChange }: PreviewTableProps) {
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
                  choice={choice}
                  table={table}
                  file={file}
                  header={header}
                  context={context}
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
  readonly choice: ImportChoice;
  readonly table: ImportDialogProps["table"];
  readonly file: CsvFile;
  readonly header: boolean;
  readonly context: TableContext;
  readonly onChange: (change: Partial<Pick<ImportChoice, "name" | "type" | "into">>) => void;
}

function ColumnHead({ choice, table, file, header, context, onChange }: ColumnHeadProps) {
  const { column, name, into } = choice;
  const existing = table?.columns.find((one) => one.id === into);
  const type: ColumnType = existing?.type ?? choice.type;
  const check = useMemo(
    () => (type === column.guess.type ? column.guess : checkType(file, header, column, type, context.cells)),
    [type, column, file, header, context],
  );
  return (
    <div className="flex flex-col gap-1.5">
      {table ? (
        <Select
          label={`Column for ${column.name}`}
          hideLabel
          options={[
            { id: "new", label: `New: ${name}` },
            ...table.columns.map((one) => ({ id: one.id, label: one.name || "Unnamed" })),
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
      {existing || (table && into === "") ? (
        <span className="px-1 text-ink-2">{into === "" ? "Not imported" : typeLooks[type].label}</span>
      ) : (
        <Select
          label={`Type of ${name}`}
          hideLabel
          options={[...columnTypes.map((id) => ({ id, label: typeLooks[id].label })), ...(table ? [] : [leaveOut])]}
          value={into === "" ? leaveOut.id : choice.type}
          onChange={(next) => onChange(next === leaveOut.id ? { into: "" } : { type: next, into: "new" })}
        />
      )}
      {into !== "" && check.misfits > 0 ? (
        <span className="px-1 text-amber" title={check.examples.join(", ")}>
          {check.misfits.toLocaleString()} kept as text: “{check.examples[0]}”
        </span>
      ) : null}
    </div>
  );
}
