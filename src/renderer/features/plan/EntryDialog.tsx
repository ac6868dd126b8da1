import { useState } from "react";
import { ArrowRightLeft, BookOpen, Trash2 } from "lucide-react";
import type { PlanEntry } from "../../../domain/plans/document.ts";
import { Button, Dialog, LinkButton, NumberField, paths, TextArea } from "../../ui/index.ts";
import { longDay } from "./dayWords.ts";
import type { EntryWords } from "./PlanCell.tsx";

interface EntryDialogProps {
  entry: PlanEntry;
  words: EntryWords;
  slotName: string;
  /** The recipe's own yield, null where it names none. */
  yieldAmount: number | null;
  onClose: () => void;
  onServings: (servings: number) => void;
  onText: (text: string) => void;
  onMove: () => void;
  onRemove: () => void;
}

/** One planned thing: for how many, its recipe, and where it goes. */
export function EntryDialog({
  entry,
  words,
  slotName,
  yieldAmount,
  onClose,
  onServings,
  onText,
  onMove,
  onRemove,
}: EntryDialogProps) {
  const [text, setText] = useState(entry.text);
  const isNote = entry.kind === "note";
  const servings = entry.servings ?? yieldAmount;
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => (open ? undefined : onClose())}
      size="small"
      title={isNote ? "Note" : words.title}
      subtitle={`${slotName}, ${longDay(entry.date)}`}
      footer={
        <>
          <Button variant="quiet" icon={Trash2} onPress={onRemove} className="me-auto">
            Remove
          </Button>
          <Button icon={ArrowRightLeft} onPress={onMove}>
            Move to…
          </Button>
          {isNote ? (
            <Button variant="primary" onPress={onClose}>
              Done
            </Button>
          ) : entry.recipeId && !words.isGone ? (
            <LinkButton variant="primary" icon={BookOpen} href={paths.recipe(entry.recipeId)}>
              Open recipe
            </LinkButton>
          ) : null}
        </>
      }
    >
      {isNote ? (
        <TextArea
          label="Note"
          hideLabel
          rows={3}
          maxRows={10}
          value={text}
          onChange={(next) => {
            setText(next);
            onText(next);
          }}
          autoFocus
        />
      ) : (
        <div className="flex min-h-11 flex-wrap items-center gap-x-3">
          <span className="text-2 text-ink-2">Servings</span>
          <NumberField
            label="Servings"
            variant="stepper"
            minValue={1}
            maxValue={1000}
            value={servings ?? Number.NaN}
            onChange={(next) => {
              if (Number.isFinite(next) && next > 0) onServings(next);
            }}
          />
          {yieldAmount === null ? (
            <p className="text-1 text-ink-3">
              The recipe does not say how many it is for, so its amounts stay as written.
            </p>
          ) : servings !== yieldAmount ? (
            <p className="text-1 text-ink-3 tabular">{`the recipe is for ${yieldAmount}`}</p>
          ) : null}
          {words.isGone ? <p className="text-1 text-ink-3">This recipe was deleted; look in the trash.</p> : null}
        </div>
      )}
    </Dialog>
  );
}
