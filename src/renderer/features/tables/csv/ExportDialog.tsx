import { useState } from "react";
import { writeCsv, type CsvOptions } from "../../../../domain/tables/csvWrite.ts";
import type { Column } from "../../../../domain/tables/fields.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import { Button, Checkbox, Dialog, RadioGroup, saveFile, Select, toast } from "../../../ui/index.ts";
import { tellFailure } from "../useTableActions.ts";
import type { TableContext } from "../useCellContext.ts";

interface ExportDialogProps {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly all: readonly TableRow[];
  readonly shown: readonly TableRow[];
  readonly context: TableContext;
  readonly onClose: () => void;
}

const delimiters = [
  { id: ",", label: "Comma" },
  { id: ";", label: "Semicolon (Excel in much of Europe)" },
  { id: "\t", label: "Tab" },
] as const;

/** The table as a CSV file. */
export function ExportDialog({ title, columns, all, shown, context, onClose }: ExportDialogProps) {
  const [delimiter, setDelimiter] = useState<CsvOptions["delimiter"]>(",");
  const [hasByteOrderMark, setMark] = useState(false);
  const [isProtected, setProtected] = useState(true);
  const [which, setWhich] = useState<"all" | "shown">("all");
  const isFiltered = shown.length !== all.length;
  const save = async (): Promise<void> => {
    const text = writeCsv(columns, which === "shown" ? shown : all, context.cells, {
      delimiter,
      hasByteOrderMark,
      isProtected,
    });
    const saved = await saveFile({
      suggestedName: `${title}.csv`,
      bytes: new TextEncoder().encode(text),
      mime: "text/csv;charset=utf-8",
      filters: [{ name: "CSV", extensions: ["csv"] }],
    });
    if (!saved.ok) return tellFailure(saved.error);
    toast({ message: `Saved as ${saved.value}`, tone: "done" });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="small"
      title="Export as CSV"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={() => void save()}>
            Export {(which === "shown" ? shown : all).length.toLocaleString()} rows
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pt-2">
        {isFiltered || shown !== all ? (
          <RadioGroup
            label="Rows"
            options={[
              { id: "all", label: `All rows (${all.length.toLocaleString()})` },
              { id: "shown", label: `As shown, filtered and sorted (${shown.length.toLocaleString()})` },
            ]}
            value={which}
            onChange={setWhich}
          />
        ) : null}
        <Select label="Separated by" options={delimiters} value={delimiter} onChange={setDelimiter} />
        <Checkbox isSelected={hasByteOrderMark} onChange={setMark}>
          Mark as UTF-8 for Excel
        </Checkbox>
        <div>
          <Checkbox isSelected={isProtected} onChange={setProtected}>
            Protect against formulas
          </Checkbox>
          <p className="ps-7 text-1 text-ink-2">
            Texts that begin with = + - or @ get an apostrophe in front, so that a spreadsheet does not run them.
            Importing here takes it off again.
          </p>
        </div>
      </div>
    </Dialog>
  );
}
