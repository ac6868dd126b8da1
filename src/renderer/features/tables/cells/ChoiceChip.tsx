import { choiceColor, type ChoiceColor } from "../../../../domain/tables/choiceColors.ts";
import type { Choice } from "../../../../domain/tables/fields.ts";
import { cx } from "../../../ui/index.ts";

const looks: Record<ChoiceColor, string> = {
  neutral: "bg-sunken text-ink-2",
  accent: "bg-accent-soft text-accent",
  herb: "bg-herb-soft text-herb",
  sky: "bg-sky-soft text-sky",
  amber: "bg-amber-soft text-amber",
  rose: "bg-rose-soft text-rose",
};

/** A choice in its colour. */
export function ChoiceChip({ choice, className }: { choice: Pick<Choice, "name" | "color">; className?: string }) {
  return (
    <span
      className={cx(
        "inline-block max-w-full truncate rounded-sm px-2 text-1 leading-5 font-medium",
        looks[choiceColor(choice.color)],
        className,
      )}
    >
      {choice.name || "Unnamed"}
    </span>
  );
}
