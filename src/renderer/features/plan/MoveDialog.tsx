import { useState } from "react";
import type { IsoDate, Weekday } from "../../../domain/plans/weeks.ts";
import { Button, Dialog, RadioGroup, Segmented, DayPicker } from "../../ui/index.ts";
import type { Slot } from "./usePlanWeek.ts";

interface MoveDialogProps {
  title: string;
  from: { date: IsoDate; slotId: string };
  slots: readonly Slot[];
  firstDay: Weekday;
  /** A recipe from the panel is only put somewhere, not moved. */
  isNew?: boolean;
  onClose: () => void;
  onMove: (to: { date: IsoDate; slotId: string }, copies: boolean) => void;
}

/** Chooses a day and a meal in any week: what dragging does, without dragging. */
export function MoveDialog({ title, from, slots, firstDay, isNew = false, onClose, onMove }: MoveDialogProps) {
  const [date, setDate] = useState(from.date);
  const [slotId, setSlotId] = useState(() =>
    slots.some((slot) => slot.id === from.slotId) ? from.slotId : (slots.at(-1)?.id ?? ""),
  );
  const [what, setWhat] = useState<"move" | "copy">("move");
  const copies = isNew || what === "copy";
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={isNew ? "Plan on…" : "Move to…"}
      subtitle={title}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={() => onMove({ date, slotId }, copies)}>
            {isNew ? "Plan" : copies ? "Copy here" : "Move here"}
          </Button>
        </>
      }
    >
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <DayPicker label="Day" value={date} onChange={setDate} firstDay={firstDay} />
        <div className="flex min-w-40 flex-1 flex-col gap-4">
          <RadioGroup
            label="Meal"
            options={slots.map((slot) => ({ id: slot.id, label: slot.name }))}
            value={slotId}
            onChange={setSlotId}
          />
          {isNew ? null : (
            <Segmented
              label="Move or copy"
              segments={[
                { id: "move", label: "Move" },
                { id: "copy", label: "Copy" },
              ]}
              value={what}
              onChange={setWhat}
              className="self-start"
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}
