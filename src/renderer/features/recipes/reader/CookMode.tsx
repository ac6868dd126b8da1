/** The whole window for the one who cooks: one step at a time in large type, moved on with a knuckle, an arrow or the space bar. */
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useEffect, useState, type KeyboardEvent } from "react";
import { ArrowLeft, ArrowRight, Check, ListChecks, X } from "lucide-react";
import type { Item } from "../../../data/index.ts";
import { Button, cx, IconButton, useMedia } from "../../../ui/index.ts";
import type { Cooking } from "./cookingSession.ts";
import { Ingredients } from "./Ingredients.tsx";
import { StepText } from "./StepText.tsx";
import { useWakeLock } from "./useWakeLock.ts";

interface CookModeProps {
  recipe: Item<"recipe">;
  cooking: Cooking;
  onClose: () => void;
}

export function CookMode({ recipe, cooking, onClose }: CookModeProps) {
  useWakeLock(true);
  const { steps } = recipe.fields;
  const isWide = useMedia("(width >= 1100px)");
  const [showsIngredients, setShowsIngredients] = useState(true);
  const current = Math.max(
    0,
    steps.findIndex((step) => step.id === cooking.session.currentStep),
  );
  const step = steps[current];
  const section = steps.slice(0, current + 1).findLast((earlier) => earlier.section !== null)?.section;
  const { goTo } = cooking;
  const currentId = cooking.session.currentStep;
  const firstId = steps[0]?.id;
  useEffect(() => {
    if (currentId === null && firstId !== undefined) goTo(firstId);
  }, [currentId, firstId, goTo]);

  const move = (by: number): void => {
    const target = steps[current + by];
    if (!target) return;
    if (by > 0 && step && !cooking.session.steps.includes(step.id)) cooking.toggleStep(step.id, []);
    goTo(target.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const isControl =
      target?.closest("button, input, label, [role='slider']") !== null &&
      target?.closest("button, input, label") !== undefined;
    if (
      event.key === "ArrowRight" ||
      event.key === "ArrowDown" ||
      event.key === "PageDown" ||
      (event.key === " " && !isControl)
    )
      move(1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp" || event.key === "PageUp") move(-1);
    else return;
    event.preventDefault();
  };
  const hasAside = isWide && showsIngredients;

  return (
    <ModalOverlay
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      className="fixed inset-0 z-50 bg-surface data-entering:animate-fade"
    >
      <Modal className="h-full outline-none">
        <AriaDialog className="flex h-full flex-col outline-none" aria-label={`Cooking ${recipe.title || "recipe"}`}>
          {/* Keys work anywhere in the dialog, whatever has the focus. */}
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
          <div className="flex min-h-0 flex-1 flex-col" onKeyDown={onKeyDown}>
            <header className="flex shrink-0 items-center gap-2 border-b border-line px-4 py-2.5 pt-[max(10px,env(safe-area-inset-top))]">
              <Heading slot="title" className="min-w-0 flex-1 truncate text-3 font-semibold">
                {recipe.title || "Untitled recipe"}
              </Heading>
              {steps.length > 0 ? (
                <span className="text-2 text-ink-2 tabular" aria-live="polite">
                  Step {current + 1} of {steps.length}
                </span>
              ) : null}
              <IconButton
                label={showsIngredients ? "Hide the ingredients" : "Show the ingredients"}
                icon={ListChecks}
                onPress={() => setShowsIngredients(!showsIngredients)}
              />
              <IconButton label="Leave cook mode" icon={X} shortcut="Escape" onPress={onClose} />
            </header>
            <div className={cx("min-h-0 flex-1", hasAside ? "grid grid-cols-[360px_1fr]" : "scroll-y")}>
              {showsIngredients ? (
                <div
                  className={cx(
                    "px-6 py-5",
                    hasAside ? "scroll-y border-e border-line" : "mx-auto max-w-[760px] border-b border-line",
                  )}
                >
                  <Ingredients fields={recipe.fields} cooking={cooking} isLarge />
                </div>
              ) : null}
              <div className={cx("px-6 py-8", hasAside && "scroll-y")}>
                <div className="mx-auto max-w-[760px]">
                  {section ? <h2 className="mb-3 text-3 font-semibold text-ink-2">{section}</h2> : null}
                  {step ? (
                    <p className="font-read text-[28px] leading-[40px] text-pretty wrap-anywhere md:text-[34px] md:leading-[48px]">
                      <StepText text={step.text} recipe={recipe} />
                    </p>
                  ) : (
                    <p className="text-3 text-ink-2">This recipe has no steps written down.</p>
                  )}
                </div>
              </div>
            </div>
            {steps.length > 0 ? (
              <footer className="flex shrink-0 items-center gap-3 border-t border-line px-4 py-3 pb-[max(12px,env(safe-area-inset-bottom))]">
                <Button
                  size="large"
                  icon={ArrowLeft}
                  isDisabled={current === 0}
                  onPress={() => move(-1)}
                  className="flex-1 md:flex-none"
                >
                  Back
                </Button>
                <div aria-hidden className="hidden min-w-0 flex-1 gap-1 md:flex">
                  {steps.map((one, index) => (
                    <span
                      key={one.id}
                      className={cx(
                        "h-1.5 flex-1 rounded-full",
                        index === current
                          ? "bg-accent"
                          : cooking.session.steps.includes(one.id)
                            ? "bg-herb"
                            : "bg-line",
                      )}
                    />
                  ))}
                </div>
                {current < steps.length - 1 ? (
                  <Button
                    size="large"
                    variant="primary"
                    icon={ArrowRight}
                    onPress={() => move(1)}
                    className="flex-1 md:flex-none"
                    autoFocus
                  >
                    Next step
                  </Button>
                ) : (
                  <Button
                    size="large"
                    variant="primary"
                    icon={Check}
                    className="flex-1 md:flex-none"
                    onPress={() => {
                      if (step && !cooking.session.steps.includes(step.id)) cooking.toggleStep(step.id, []);
                      onClose();
                    }}
                  >
                    Finished
                  </Button>
                )}
              </footer>
            ) : null}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
