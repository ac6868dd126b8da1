import { useState } from "react";
import type { ImportMode } from "../data/index.ts";
import { Button, Dialog, RadioGroup } from "../ui/index.ts";

interface ImportModeDialogProps {
  name: string;
  onCancel: () => void;
  onChoose: (mode: ImportMode) => void;
}

/** Asked only where there is something here already: beside it, or instead of it. */
export function ImportModeDialog({ name, onCancel, onChoose }: ImportModeDialogProps) {
  const [mode, setMode] = useState<ImportMode>("add");
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onCancel();
      }}
      title="Import a Potluck file"
      subtitle={name}
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
            detail:
              "This device will be exactly as the file is. What is not in the file is gone: export first if in doubt.",
          },
        ]}
      />
    </Dialog>
  );
}
