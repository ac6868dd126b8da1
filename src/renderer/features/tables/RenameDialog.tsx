import { useState } from "react";
import { FormDialog, TextField } from "../../ui/index.ts";

interface RenameDialogProps {
  readonly title: string;
  readonly onRename: (title: string) => void;
  readonly onClose: () => void;
}

export function RenameDialog({ title, onRename, onClose }: RenameDialogProps) {
  const [name, setName] = useState(title);
  const save = (): void => {
    if (name.trim() !== "" && name.trim() !== title) onRename(name.trim());
    onClose();
  };
  return (
    <FormDialog
      title="Rename table"
      submitLabel="Rename"
      canSubmit={name.trim() !== ""}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField label="Name" value={name} onChange={setName} autoFocus maxLength={200} />
    </FormDialog>
  );
}
