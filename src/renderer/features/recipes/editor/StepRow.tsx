import { memo, type ClipboardEvent, type KeyboardEvent } from "react";
import { Heading, X } from "lucide-react";
import type { RecipeStep } from "../../../../domain/recipes/fields.ts";
import { cx, IconButton } from "../../../ui/index.ts";
import { SortHandle } from "./SortHandle.tsx";
import { useDraft } from "./useEdits.ts";
import type { Sorting } from "./useSorting.ts";

export interface StepRowActions {
  readonly change: (stepId: string, text: string) => void;
  readonly changeSection: (stepId: string, section: string | null) => void;
  readonly keyDown: (stepId: string, event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly paste: (stepId: string, event: ClipboardEvent<HTMLTextAreaElement>) => void;
  readonly remove: (stepId: string) => void;
}

interface StepRowProps {
  step: RecipeStep;
  place: number;
  isDragged: boolean;
  sorting: Sorting;
  actions: StepRowActions;
}

export const StepRow = memo(function StepRow({ step, place, isDragged, sorting, actions }: StepRowProps) {
  const draft = useDraft(step.text, (text) => actions.change(step.id, text));
  const section = useDraft(step.section ?? "", (text) => actions.changeSection(step.id, text));
  return (
    <div data-sort-id={step.id} data-sort-group="steps" className={cx(isDragged && "opacity-40")}>
      {step.section === null ? null : (
        <div className="mt-3 flex items-center border-b border-line">
          <input
            aria-label={`Heading before step ${place}`}
            data-section-of={step.id}
            value={section.value}
            placeholder="For the sauce"
            onChange={(event) => section.onChange(event.target.value)}
            onBlur={section.onBlur}
            className="h-8 min-w-0 flex-1 rounded-[4px] bg-transparent px-2 text-2 font-semibold outline-none focus-visible:shadow-[0_0_0_1px_var(--sky)] pointer-coarse:h-11"
          />
          <IconButton
            label="Remove this heading"
            icon={X}
            size="small"
            onPress={() => actions.changeSection(step.id, null)}
          />
        </div>
      )}
      <div className="group/row flex items-start rounded-sm py-0.5 focus-within:bg-hover hover:bg-hover">
        <SortHandle label={`step ${place}`} id={step.id} sorting={sorting} />
        <span aria-hidden className="grid h-8 w-6 shrink-0 place-items-center text-2 font-semibold text-ink-3 tabular">
          {place}
        </span>
        <textarea
          aria-label={`Step ${place}`}
          data-step-id={step.id}
          value={draft.value}
          rows={1}
          placeholder="Describe the step. Times become timers: simmer for 20 minutes."
          onChange={(event) => draft.onChange(event.target.value)}
          onBlur={draft.onBlur}
          onKeyDown={(event) => actions.keyDown(step.id, event)}
          onPaste={(event) => actions.paste(step.id, event)}
          className="field-sizing-content min-h-8 min-w-0 flex-1 resize-none rounded-[4px] bg-transparent px-2 py-1 font-read text-[17px] leading-6 outline-none focus-visible:shadow-[0_0_0_1px_var(--sky)]"
        />
        <span className="flex shrink-0 opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 focus-within:opacity-100 pointer-coarse:opacity-100">
          {step.section === null ? (
            <IconButton
              label={`Add a heading before step ${place}`}
              icon={Heading}
              size="small"
              onPress={() => actions.changeSection(step.id, "")}
            />
          ) : null}
          <IconButton label={`Remove step ${place}`} icon={X} size="small" onPress={() => actions.remove(step.id)} />
        </span>
      </div>
    </div>
  );
});
