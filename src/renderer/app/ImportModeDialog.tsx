import { useState } from "react";
import type { ImportMode } from "../data/index.ts";
import { Button, counted, Dialog, RadioGroup } from "../ui/index.ts";

interface ImportModeDialogProps {
  name: string;
  isBackup: boolean;
  /** How many items the file holds and when it was made, in ms. */
  items: number;
  madeAt: number;
  onCancel: () => void;
  onChoose: (mode: ImportMode) => void;
}

/** Asked only where there is something here already: beside it, or instead of it. */
export function ImportModeDialog({ name, isBackup, items, madeAt, onCancel, onChoose }: ImportModeDialogProps) {
  const [mode, setMode] = useState<ImportMode>(isBackup ? "replace" : "add");
  const made = new Date(madeAt).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  const way = window.potluck ? "A backup of what is here is written first." : "Export first if you may want it back.";
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onCancel();
      }}
      title={isBackup ? "Restore a backup" : "Import a Potluck file"}
      subtitle={`${counted(items, "item")}, made ${made} · ${name}`}
      size="small"
      footer={
        <>
          <Button onPress={onCancel}>Cancel</Button>
          <Button variant={mode === "replace" ? "danger" : "primary"} onPress={() => onChoose(mode)}>
            {mode === "replace" ? "Replace everything" : "Add and merge"}
          </Button>
        </>
      }
    >
      <RadioGroup
        label="What should happen to what is here?"
        value={mode}
        onChange={setMode}
        options={[
          {
            id: "add",
            label: "Keep it, and add what is in the file",
            detail: "What both have is merged. Nothing here is lost.",
          },
          {
            id: "replace",
            label: "Replace it with the file",
            detail: `This device will be exactly as the file is; what is not in it is gone. ${way}`,
          },
        ]}
      />
    </Dialog>
  );
}
