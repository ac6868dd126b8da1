/** The way in for a CSV file: what was understood, what was not, and nothing written before the person agrees. */
import { useEffect, useState } from "react";
import type { ItemId } from "../../../../domain/items/types.ts";
import type { Failure } from "../../../../domain/result.ts";
import type { ImportColumn } from "../../../../domain/tables/csvImport.ts";
import type { CsvDelimiter } from "../../../../domain/tables/csvRead.ts";
import type { Column } from "../../../../domain/tables/fields.ts";
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
import type { TableContext } from "../useCellContext.ts";
import { CsvReading, type ReadCsvFile } from "./csvReading.ts";
import { PreviewTable } from "./PreviewTable.tsx";
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
  | { readonly state: "ready"; readonly read: ReadCsvFile };

const delimiters: readonly { readonly id: CsvDelimiter; readonly label: string }[] = [
  { id: ",", label: "Comma" },
  { id: ";", label: "Semicolon" },
  { id: "\t", label: "Tab" },
  { id: "|", label: "Bar |" },
];
const encodingNames: Record<string, string> = {
  "utf-8": "UTF-8",
  "windows-1252": "Windows (Western European)",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
};

export function ImportDialog({ source, table, context, onClose }: ImportDialogProps) {
  const [reading, setReading] = useState<Reading>({ state: "reading" });
  const [reader, setReader] = useState<CsvReading | null>(null);
  const isSlow = useDelayed(reading.state === "reading", 200);
  // Titles that change while the dialog is open do not make the file another one.
  const [opened] = useState({ context });
  useEffect(() => {
    const own = new CsvReading();
    let isGone = false;
    const read = async (): Promise<void> => {
      const bytes = await readBytes(source);
      const done = bytes.ok ? await own.open(bytes.value, opened.context) : bytes;
      const found = done.ok ? await own.read(undefined) : done;
      if (isGone) return;
      setReader(own);
      setReading(found.ok ? { state: "ready", read: found.value } : { state: "failed", failure: found.error });
    };
    void read();
    return () => {
      isGone = true;
      own.close();
    };
  }, [source, opened]);
  const readWith = async (delimiter: CsvDelimiter): Promise<void> => {
    const found = await reader?.read(delimiter);
    if (found) setReading(found.ok ? { state: "ready", read: found.value } : { state: "failed", failure: found.error });
  };
  if (reading.state === "ready" && reader) {
    return (
      <ImportPreview
        key={reading.read.file.delimiter}
        reader={reader}
        read={reading.read}
        name={source.name}
        table={table}
        context={context}
        onDelimiter={(delimiter) => void readWith(delimiter)}
        onClose={onClose}
      />
    );
  }
  const failure = reading.state === "failed" ? reading.failure : null;
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
  readonly reader: CsvReading;
  readonly read: ReadCsvFile;
  readonly name: string;
  readonly table: ImportDialogProps["table"];
  readonly context: TableContext;
  readonly onDelimiter: (delimiter: CsvDelimiter) => void;
  readonly onClose: () => void;
}

function ImportPreview({ reader, read, name, table, context, onDelimiter, onClose }: ImportPreviewProps) {
  const kitchen = useKitchen();
  const { file } = read;
  const [header, setHeader] = useState(read.header);
  const [columns, setColumns] = useState<readonly ImportColumn[] | null>(null);
  useEffect(() => {
    let isGone = false;
    void reader.columns(header).then((found) => {
      if (found && !isGone) setColumns(found);
    });
    return () => {
      isGone = true;
    };
  }, [reader, header]);
  const [changed, setChanged] = useState<
    Readonly<Record<number, Partial<Pick<ImportChoice, "name" | "type" | "into">>>>
  >({});
  const [title, setTitle] = useState(name.replace(/\.[^.]*$/, ""));
  const { running, run, cancel } = useCsvImport();
  const rowCount = file.rows.length - (header ? 1 : 0);
  const choices = (columns ?? []).map((column): ImportChoice => {
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
              isDisabled={rowCount === 0 || !columns || choices.every((choice) => choice.into === "")}
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
        {columns ? (
          <PreviewTable
            reader={reader}
            file={file}
            header={header}
            choices={choices}
            columns={table?.columns ?? null}
            onChange={set}
          />
        ) : (
          <Skeleton lines={6} />
        )}
      </div>
    </Dialog>
  );
}
