/** The steps: typing, pasting, headings, reordering. Each change is one command on the recipe. */
import { useEffect, useRef, useState } from "react";
import { Plus } from "lucide-react";
import { addSteps, moveStep, removeStep, setStep, setStepSection } from "../../../../domain/recipes/commands.ts";
import { pasteSteps } from "../../../../domain/recipes/pasteCommands.ts";
import { stepsFromBlock } from "../../../../domain/recipes/pastedBlock.ts";
import { useKitchen, type Item } from "../../../data/index.ts";
import { Button, VisuallyHidden } from "../../../ui/index.ts";
import { SortLine } from "./SortHandle.tsx";
import { StepRow, type StepRowActions } from "./StepRow.tsx";
import type { Edit } from "./useEdits.ts";
import { useSorting } from "./useSorting.ts";

export function StepEditor({ recipe, edit }: { recipe: Item<"recipe">; edit: Edit }) {
  const { items } = useKitchen();
  const { steps } = recipe.fields;
  const root = useRef<HTMLElement>(null);
  const [focusOn, setFocusOn] = useState<{ selector: string; caret: number | null } | null>(null);
  const [spoken, setSpoken] = useState("");

  useEffect(() => {
    if (!focusOn) return;
    const target = root.current?.querySelector<HTMLTextAreaElement>(focusOn.selector);
    if (!target) return;
    target.focus();
    if (focusOn.caret !== null) target.setSelectionRange(focusOn.caret, focusOn.caret);
    setFocusOn(null);
  }, [focusOn, steps]);
  const focusStep = (id: string | null | undefined, caret: number | null = null): void => {
    if (id) setFocusOn({ selector: `[data-step-id="${CSS.escape(id)}"]`, caret });
  };

  const add = async (afterId: string | null, text = ""): Promise<void> => {
    await edit("Add step", (doc) => focusStep(addSteps(doc, [text], items.newId, afterId)[0], 0));
  };
  const move = (id: string, index: number): void => {
    void edit("Move step", (doc) => moveStep(doc, id, index));
    setSpoken(`Moved to step ${index + 1} of ${steps.length}.`);
  };
  const step = (id: string, by: 1 | -1): void => {
    const wanted = steps.findIndex((one) => one.id === id) + by;
    if (wanted >= 0 && wanted < steps.length) move(id, wanted);
    setFocusOn({ selector: `[data-sort-handle="${CSS.escape(id)}"]`, caret: null });
  };
  const sorting = useSorting((id, place) => move(id, place.index), step);

  const own: StepRowActions = {
    change: (id, text) => {
      if (text.length <= 50_000) void edit("Edit step", (doc) => setStep(doc, id, text), `step.${id}`);
    },
    changeSection: (id, section) => {
      void edit(
        section === null ? "Remove heading" : "Edit heading",
        (doc) => setStepSection(doc, id, section?.slice(0, 500) ?? null),
        `section.${id}`,
      );
      if (section === "") setFocusOn({ selector: `[data-section-of="${CSS.escape(id)}"]`, caret: null });
    },
    remove: (id) => {
      const at = steps.findIndex((one) => one.id === id);
      void edit("Remove step", (doc) => removeStep(doc, id));
      focusStep((steps[at + 1] ?? steps[at - 1])?.id);
    },
    keyDown: (id, event) => {
      if (event.nativeEvent.isComposing) return;
      const { value, selectionStart, selectionEnd } = event.currentTarget;
      const at = steps.findIndex((one) => one.id === id);
      if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        const rest = value.slice(selectionStart).trimStart();
        void edit("Add step", (doc) => {
          if (rest !== "") setStep(doc, id, value.slice(0, selectionStart).trimEnd());
          focusStep(addSteps(doc, [rest], items.newId, id)[0], 0);
        });
      } else if (event.key === "Backspace" && selectionStart === 0 && selectionEnd === 0) {
        const previous = steps[at - 1];
        if (value === "" && steps.length > 1) {
          event.preventDefault();
          void edit("Remove step", (doc) => removeStep(doc, id));
          focusStep((previous ?? steps[at + 1])?.id, previous ? previous.text.length : 0);
        } else if (previous) {
          event.preventDefault();
          void edit("Join steps", (doc) => {
            setStep(doc, previous.id, `${previous.text} ${value}`.trim());
            removeStep(doc, id);
          });
          focusStep(previous.id, previous.text.length);
        }
      } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && event.altKey) {
        event.preventDefault();
        step(id, event.key === "ArrowUp" ? -1 : 1);
        focusStep(id);
      }
    },
    paste: (id, event) => {
      const text = event.clipboardData.getData("text/plain");
      if (!/[\n\r]/.test(text.trim())) return;
      event.preventDefault();
      const pasted = stepsFromBlock(text);
      void edit("Paste steps", (doc) => focusStep(pasteSteps(doc, id, pasted, items.newId)));
    },
  };
  const latest = useRef(own);
  useEffect(() => {
    latest.current = own;
  });
  const [actions] = useState<StepRowActions>(() => ({
    change: (id, text) => latest.current.change(id, text),
    changeSection: (id, section) => latest.current.changeSection(id, section),
    remove: (id) => latest.current.remove(id),
    keyDown: (id, event) => latest.current.keyDown(id, event),
    paste: (id, event) => latest.current.paste(id, event),
  }));

  return (
    <section ref={root} aria-label="Method">
      <h2 className="text-3 font-semibold">Method</h2>
      <p className="mt-0.5 text-1 text-ink-3">
        Enter begins the next step, Shift-Enter a new line in it. Pasted paragraphs become steps.
      </p>
      <div ref={sorting.container} className="relative mt-2">
        <SortLine sorting={sorting} />
        {steps.map((one, index) => (
          <StepRow
            key={one.id}
            step={one}
            place={index + 1}
            isDragged={sorting.drag?.id === one.id}
            sorting={sorting}
            actions={actions}
          />
        ))}
      </div>
      <Button variant="quiet" size="small" icon={Plus} onPress={() => void add(null)} className="mt-1">
        {steps.length === 0 ? "Add the first step" : "Add step"}
      </Button>
      <VisuallyHidden>
        <span aria-live="assertive">{spoken}</span>
      </VisuallyHidden>
    </section>
  );
}
