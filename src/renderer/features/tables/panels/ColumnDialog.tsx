/** A column's name, type and what belongs to it. A change of type shows what would be lost before anything happens (K.8). */
import { useMemo, useState } from "react";
import { convertColumn } from "../../../../domain/tables/convert.ts";
import { putChoice, removeChoice, setColumn } from "../../../../domain/tables/document.ts";
import { columnTypes, type Choice, type Column, type ColumnType } from "../../../../domain/tables/fields.ts";
import { useKitchen } from "../../../data/index.ts";
import type { TableStore } from "../../../data/tables/index.ts";
import { Checkbox, FormDialog, Select, TextField } from "../../../ui/index.ts";
import { typeLooks } from "../columnTypes.ts";
import type { TableActions } from "../useTableActions.ts";
import type { TableContext } from "../useCellContext.ts";
import { ChoicesEditor } from "./ChoicesEditor.tsx";
import { ConversionPreview } from "./ConversionPreview.tsx";

interface ColumnDialogProps {
  /** The column to change; null adds one. */
  readonly column: Column | null;
  /** Where a new column goes. */
  readonly index: number;
  readonly store: TableStore;
  readonly actions: TableActions;
  readonly context: TableContext;
  readonly onClose: (addedColumnId?: string) => void;
}

const decimalOptions = [
  { id: "any", label: "As typed" },
  ...[0, 1, 2, 3, 4].map((count) => ({ id: String(count), label: String(count) })),
];

export function ColumnDialog({ column, index, store, actions, context, onClose }: ColumnDialogProps) {
  const { items } = useKitchen();
  const [name, setName] = useState(column?.name ?? "");
  const [type, setType] = useState<ColumnType>(column?.type ?? "text");
  const [choices, setChoices] = useState<readonly Choice[]>(column?.choices ?? []);
  const [decimals, setDecimals] = useState(column?.decimals ?? null);
  const [suffix, setSuffix] = useState(column?.suffix ?? "");
  const [clears, setClears] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const rows = store.allRows;
  const conversion = useMemo(
    () =>
      column && type !== column.type
        ? convertColumn(
            rows.map((row) => row.cells[column.id]),
            { ...column, suffix: suffix || column.suffix },
            type,
            context.cells,
            items.newId,
          )
        : null,
    [column, type, rows, context, items, suffix],
  );

  const save = async (): Promise<void> => {
    setIsBusy(true);
    const plainName = name.trim() || typeLooks[type].label;
    if (!column) {
      const added = await actions.addColumn({ name: plainName, type, choices: [...choices], decimals, suffix }, index);
      onClose(added ?? undefined);
      return;
    }
    const isChanged =
      plainName !== column.name ||
      decimals !== column.decimals ||
      suffix !== column.suffix ||
      choices !== column.choices;
    if (isChanged) {
      const done = await actions.editTable(`Change column “${column.name}”`, (doc) => {
        setColumn(doc, column.id, { name: plainName, decimals, suffix });
        for (const choice of choices) putChoice(doc, column.id, choice);
        for (const choice of column.choices)
          if (!choices.some((one) => one.id === choice.id)) removeChoice(doc, column.id, choice.id);
      });
      if (!done) return setIsBusy(false);
    }
    if (conversion && !(await actions.changeType(column, type, conversion, rows, clears))) return setIsBusy(false);
    onClose();
  };

  return (
    <FormDialog
      title={column ? `Column “${column.name}”` : "New column"}
      isDismissable={false}
      submitLabel={column ? saveLabel(conversion?.misfits.count ?? 0, clears) : "Add column"}
      canSubmit={!isBusy}
      onSubmit={() => void save()}
      onClose={() => onClose()}
    >
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        autoFocus
        maxLength={200}
        placeholder={typeLooks[type].label}
      />
      <Select
        label="Type"
        options={columnTypes.map((id) => ({ id, label: typeLooks[id].label }))}
        value={type}
        onChange={setType}
      />
      {type === "number" ? (
        <div className="flex gap-3">
          <Select
            label="Decimals"
            className="flex-1"
            options={decimalOptions}
            value={decimals === null ? "any" : String(decimals)}
            onChange={(id) => setDecimals(id === "any" ? null : Number(id))}
          />
          <TextField
            label="Unit behind"
            className="flex-1"
            value={suffix}
            onChange={setSuffix}
            maxLength={20}
            placeholder="€, kg, %"
          />
        </div>
      ) : null}
      {type === "choice" ? (
        <ChoicesEditor
          choices={choices}
          added={conversion?.newChoices ?? []}
          newId={items.newId}
          onChange={setChoices}
        />
      ) : null}
      {conversion ? <ConversionPreview conversion={conversion} to={type} /> : null}
      {conversion && conversion.misfits.count > 0 ? (
        <Checkbox isSelected={clears} onChange={setClears}>
          Clear what does not fit instead of keeping it
        </Checkbox>
      ) : null}
    </FormDialog>
  );
}

/** Says what the button does with what does not fit. */
function saveLabel(misfits: number, clears: boolean): string {
  if (misfits === 0) return "Save";
  return clears
    ? `Change and clear ${misfits.toLocaleString()}`
    : `Change and keep ${misfits.toLocaleString()} as they are`;
}
