import { Button } from "react-aria-components";
import { Check } from "lucide-react";
import type { Item } from "../../../data/index.ts";
import { cx } from "../../../ui/index.ts";
import type { Cooking } from "./cookingSession.ts";
import { StepText } from "./StepText.tsx";

/** The steps, made to be read from a metre away: the one at hand stands out, done ones step back. */
export function Method({ recipe, cooking }: { recipe: Item<"recipe">; cooking: Cooking }) {
  const { steps } = recipe.fields;
  const { session } = cooking;
  const ids = steps.map((step) => step.id);
  return (
    <section aria-label="Method">
      <h2 className="flex h-8 items-center text-3 font-semibold">Method</h2>
      {steps.length === 0 ? <p className="mt-1 text-2 text-ink-3">No steps written down.</p> : null}
      <ol className="-mx-3 mt-1">
        {steps.map((step, index) => {
          const isDone = session.steps.includes(step.id);
          const isCurrent = session.currentStep === step.id;
          return (
            <li key={step.id}>
              {step.section === null ? null : (
                <h3 className="px-3 pt-3 pb-1 text-2 font-semibold text-ink-2">{step.section}</h3>
              )}
              {/* Pressing anywhere in a step makes it the current one; the number does the same for the keyboard, and more. */}
              {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
              <div
                aria-current={isCurrent ? "step" : undefined}
                onClick={(event) => {
                  if (!(event.target instanceof Element && event.target.closest("button")))
                    cooking.goTo(isCurrent ? null : step.id);
                }}
                className={cx("flex gap-3 rounded-md px-3 py-2.5 transition-colors", isCurrent && "bg-accent-soft")}
              >
                <Button
                  aria-label={`Step ${index + 1} done`}
                  aria-pressed={isDone}
                  onPress={() => cooking.toggleStep(step.id, ids)}
                  className={cx(
                    "focus-ring -ms-1 grid size-7 shrink-0 place-items-center rounded-full text-3 font-semibold tabular data-hovered:bg-press pointer-coarse:size-11",
                    isDone ? "text-herb" : isCurrent ? "text-accent" : "text-ink-3",
                  )}
                >
                  {isDone ? <Check size={17} strokeWidth={2.5} aria-hidden /> : index + 1}
                </Button>
                <p
                  dir="auto"
                  className={cx(
                    "min-w-0 flex-1 font-read text-[18px] leading-[27px] wrap-anywhere",
                    isDone && !isCurrent && "text-ink-3",
                  )}
                >
                  <StepText text={step.text} recipe={recipe} />
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
