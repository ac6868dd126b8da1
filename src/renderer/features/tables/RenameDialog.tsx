import { useState } from "react";
import { Button, Dialog, TextField } from "../../ui/index.ts";

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
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="small"
      title="Rename table"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={name.trim() === ""} onPress={save}>
            Rename
          </Button>
        </>
      }
    >
      <form
        className="pt-2"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label="Name" value={name} onChange={setName} autoFocus maxLength={200} />
      </form>
    </Dialog>
  );
}
