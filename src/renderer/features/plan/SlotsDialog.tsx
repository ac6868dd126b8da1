import { useState } from "react";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { Button, Dialog, IconButton, TextField } from "../../ui/index.ts";
import type { Slot } from "./usePlanWeek.ts";

interface SlotsDialogProps {
  slots: readonly Slot[];
  onClose: () => void;
  onAdd: (name: string) => void;
  onRename: (slotId: string, name: string) => void;
  onMove: (slotId: string, index: number) => void;
  onRemove: (slotId: string) => void;
}

function SlotName({ slot, onRename }: { slot: Slot; onRename: (name: string) => void }) {
  const [name, setName] = useState(slot.name);
  const keep = () => {
    const trimmed = name.trim().slice(0, 100);
    if (trimmed === "") setName(slot.name);
    else if (trimmed !== slot.name) onRename(trimmed);
  };
  return (
    <TextField
      label={`Name of ${slot.name}`}
      hideLabel
      value={name}
      onChange={setName}
      onBlur={keep}
      onKeyDown={(event) => (event.key === "Enter" ? keep() : undefined)}
      className="flex-1"
    />
  );
}

/** The meals of a day: named, ordered, added, removed. What was planned for a removed meal stays, under "Other". */
export function SlotsDialog({ slots, onClose, onAdd, onRename, onMove, onRemove }: SlotsDialogProps) {
  const [added, setAdded] = useState("");
  const add = () => {
    const name = added.trim().slice(0, 100);
    if (name === "") return;
    onAdd(name);
    setAdded("");
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="small"
      title="Meals of a day"
      subtitle="What is planned for a meal you remove stays, under “Other”."
      footer={<Button onPress={onClose}>Done</Button>}
    >
      <ol className="flex flex-col gap-1.5">
        {slots.map((slot, index) => (
          <li key={slot.id} className="flex items-center gap-1">
            <SlotName key={slot.name} slot={slot} onRename={(name) => onRename(slot.id, name)} />
            <IconButton
              label={`Move ${slot.name} up`}
              icon={ArrowUp}
              isDisabled={index === 0}
              onPress={() => onMove(slot.id, index - 1)}
            />
            <IconButton
              label={`Move ${slot.name} down`}
              icon={ArrowDown}
              isDisabled={index === slots.length - 1}
              onPress={() => onMove(slot.id, index + 1)}
            />
            <IconButton
              label={`Remove ${slot.name}`}
              icon={Trash2}
              isDisabled={slots.length === 1}
              onPress={() => onRemove(slot.id)}
            />
          </li>
        ))}
      </ol>
      {slots.length < 24 ? (
        <form
          className="mt-3 flex gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <TextField
            label="New meal"
            hideLabel
            placeholder="Snack, second breakfast…"
            value={added}
            onChange={setAdded}
            className="flex-1"
          />
          <Button type="submit" icon={Plus} isDisabled={added.trim() === ""}>
            Add
          </Button>
        </form>
      ) : null}
    </Dialog>
  );
}
